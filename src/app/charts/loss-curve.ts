/** What the loss chart draws of a run, as numbers. */
import uPlot from 'uplot';
import type { FitConfig } from '../../core/settings/index.ts';
import type { LossScale, Preferences } from '../preferences.ts';
import type { RunRecord } from '../state/read-record.ts';
import type { Run } from '../state.ts';

type Losses = (number | null)[];

/** The samples, and where the run stands between them. Not finite, or not to be drawn: null. */
export function curveOf({ history, epoch, loss }: Run, isLog: boolean): [number[], Losses] {
  const epochs = history.curve.map((one) => one.epoch);
  const losses: Losses = history.curve.map((one) => one.loss);
  if (epoch > (epochs.at(-1) ?? 0)) {
    epochs.push(epoch);
    losses.push(loss);
  }
  // A logarithm has nothing to say about 0.
  const drawn = isLog ? losses.map((one) => (one !== null && one > 0 ? one : null)) : losses;
  return [epochs, drawn];
}

/** A run of so many epochs goes down in the first few of them. */
const LONG = 500;

/** Whether the epochs of a run stand on a logarithmic scale. */
export function isLogAlong({ batch, epochs }: FitConfig, steps: Preferences['steps']): boolean {
  return steps === 'log' || (steps === 'auto' && batch === 'full' && epochs >= LONG);
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

/** An exact fit has loss 0: no axis shall follow it all the way down. */
const DEEPEST = 1e-3;
/** A logarithm has to end somewhere, also where the start fits exactly. */
const LEAST = 1e-300;

/**
 * What the loss axis shows: from the least possible loss to the greatest so far, the start included.
 * @param losses null where not finite; above 0 on a logarithmic axis
 */
export function lossRange(
  losses: readonly (number | null)[],
  best: number,
  start: number,
  scale: LossScale,
): [number, number] {
  let least = start;
  let most = start;
  for (const loss of losses) {
    if (loss === null) continue;
    if (loss < least) least = loss;
    if (loss > most) most = loss;
  }
  if (scale === 'linear') return [0, most > 0 ? most * 1.05 : 1];
  const floor = Math.max(Math.min(best, least), least * DEEPEST, LEAST);
  // A round lower end, with a little air below the plateau.
  const [low] = uPlot.rangeLog(floor * 0.8, floor, 10, false);
  return [low ?? floor, Math.max(most * 1.3, floor * 10)];
}
