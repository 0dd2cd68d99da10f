import type { Snapshot } from '../../core/types.ts';
import { firstNotFinite, lastFinite, untilDivergence } from '../../run/finite.ts';
import type { Run } from '../state.ts';

/** Whether a step of the run has come back, if only one that was not finite. */
export function hasSteps({ epoch, divergedAt }: Run): boolean {
  return epoch > 0 || divergedAt !== undefined;
}

/**
 * What of a run is another for a snapshot. Its history grows in place.
 * @param lr of the steps up to the snapshot
 * @param isWatched whether it is drawn, though it is no sample
 */
export function taken(run: Run, snapshot: Snapshot, lr: number, isWatched: boolean): Partial<Run> {
  const { finite, samples } = snapshot;
  const { config, history } = run;
  history.add(untilDivergence(samples));
  const last = finite ? snapshot : lastFinite(samples);
  if (last !== undefined && isWatched) history.watch(last);
  return {
    config: { ...config, lr },
    ...(hasSteps(run) && lr !== config.lr && { retuned: true }),
    ...(last && { epoch: last.epoch, parameters: last.parameters, loss: last.loss }),
    // A gradient comes with snapshots only: the last one belongs to other parameters.
    gradient: finite ? snapshot.gradient : [],
    ...(!finite && { divergedAt: firstNotFinite(snapshot) }),
  };
}
