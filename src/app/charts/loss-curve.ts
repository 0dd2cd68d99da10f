/** What the loss chart draws of a run, as numbers. */
import type { RunRecord } from '../state/read-record.ts';
import type { Run } from '../state.ts';

type Losses = (number | null)[];

/** The samples, and where the run stands between them. Not finite, or not to be drawn: null. */
export function curveOf({ history, epoch, loss }: Run, isLog: boolean): [number[], Losses] {
  const epochs = [...history.drawnEpochs];
  const losses = [...history.drawnLosses];
  if (epoch > (epochs.at(-1) ?? 0)) {
    epochs.push(epoch);
    losses.push(loss);
  }
  // A logarithm has nothing to say about 0.
  const drawn = isLog ? losses.map((one) => (one !== null && one > 0 ? one : null)) : losses;
  return [epochs, drawn];
}

/** What makes the axis longer: not a run that went to infinity, beside which all others were flat. */
export function lossesOf(runs: readonly RunRecord[], isLog: boolean): Losses {
  return runs
    .filter(({ outcome }) => outcome !== 'diverged')
    .flatMap(({ curve }) => curve.losses.filter((loss) => !isLog || (loss ?? NaN) > 0));
}

/** Marks of steps are so far apart, or they are none. CSS px */
const MARK_PX = 8;

/** Whether each of so many samples has a mark of its own in a chart of so many CSS pixels. */
export function areMarked(samples: number, width: number): boolean {
  return samples * MARK_PX <= width;
}

/** Steps by hand are seen as what they are up to this share of all epochs. */
const BY_HAND = 1 / 20;
const FEWEST = 20;

/**
 * The last epoch of the axis: the last of the run; but who watches slow or single steps, or asks why a
 * run broke off, wants to see the few that there are.
 */
export function lastEpochShown({ phase, epoch }: Run, epochs: number, isSlow: boolean): number {
  const isByHand = phase === 'paused' && epoch <= Math.max(FEWEST, epochs * BY_HAND);
  if (!isSlow && !isByHand && phase !== 'diverged') return epochs;
  let most = FEWEST;
  for (let i = 0; most < epoch * 1.05; i++) most *= GROWTH[i % GROWTH.length] ?? 2;
  return Math.min(most, epochs);
}

/** From 20 to 50, 100, 200, 500 … */
const GROWTH = [2.5, 2, 2];
