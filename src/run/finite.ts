/** How far a run is finite. Why it stops being so: divergence.ts. */
import type { Checkpoint, Sample, Snapshot } from '../core/types.ts';

export function isFinite({ loss, parameters }: Sample): boolean {
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

/**
 * Where a run can be taken up again after this snapshot; undefined where nothing in it is finite. A sample will do
 * only where the optimizer keeps nothing and batches are full, since it does not hold what goes on from there.
 */
export function lastCheckpoint(snapshot: Snapshot): Checkpoint | undefined {
  const { slots, order } = snapshot;
  const isAlone = slots.length === 0 && order === undefined;
  const last = snapshot.finite || !isAlone ? snapshot : lastFinite(snapshot.samples);
  if (last === undefined || !isFinite(last)) return undefined;
  const { epoch, parameters } = last;
  // With full batches an epoch is a step; with others it is the snapshot's.
  const step = snapshot.step - (snapshot.epoch - epoch);
  return { epoch, step, parameters, slots, ...(order && { order }) };
}

/** The earliest epoch that a snapshot shows to be no longer finite. */
export function firstNotFinite({ samples, epoch }: Snapshot): number {
  return samples.find((sample) => !isFinite(sample))?.epoch ?? epoch;
}
