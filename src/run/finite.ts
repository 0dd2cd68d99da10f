import type { Sample, Snapshot } from '../core/types.ts';

function isFinite({ loss, parameters }: Sample): boolean {
  return Number.isFinite(loss) && parameters.every(Number.isFinite);
}

/** The samples up to the first that is no longer finite, and that one. */
export function untilDivergence(samples: readonly Sample[]): readonly Sample[] {
  const first = samples.findIndex((sample) => !isFinite(sample));
  return first < 0 ? samples : samples.slice(0, first + 1);
}

/** The last sample before that. */
export function lastFinite(samples: readonly Sample[]): Sample | undefined {
  return samples.findLast(isFinite);
}

/** The earliest epoch that a snapshot shows to be no longer finite. */
export function firstNotFinite({ samples, epoch }: Snapshot): number {
  return samples.find((sample) => !isFinite(sample))?.epoch ?? epoch;
}
