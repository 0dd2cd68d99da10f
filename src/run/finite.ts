/** Where a run stops being finite, and why. */
import { DivergedError } from '../core/errors.ts';
import { leastSquares } from '../core/exact.ts';
import type { Dataset, Sample, Snapshot } from '../core/types.ts';

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

/** What to tell of a run whose last snapshot is not finite: the steps were too long, or the numbers too large. */
export function divergence(snapshot: Snapshot, lr: number, data: Dataset): DivergedError {
  const { largestStableLearningRate } = leastSquares(data);
  const limit = largestStableLearningRate.toPrecision(3);
  const what = `lr ${lr} diverged by epoch ${firstNotFinite(snapshot)}: the loss or a parameter is no longer finite; the largest stable lr for this data is ${limit}`;
  return new DivergedError(
    lr > largestStableLearningRate
      ? `${what}: lower lr`
      : `${what}, so that it is the numbers themselves that are too large: scale the data down`,
  );
}
