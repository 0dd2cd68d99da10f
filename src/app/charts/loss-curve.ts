/** What a chart of losses draws of a run, as numbers. */
import type { FitConfig } from '../../core/settings/index.ts';
import { exponentOf } from '../../core/text/digits.ts';
import type { LossScale, Preferences } from '../preferences.ts';
import type { RunRecord } from '../state/read-record.ts';
import type { Run } from '../state.ts';
import type { Axes, Axis } from './axes.ts';
import type { Place } from './pen.ts';

/** The samples, and where the run stands between them. */
export function curveOf({ history, epoch, loss }: Run, scale: LossScale): readonly Place[] {
  const { curve } = history;
  const samples = epoch > (curve.at(-1)?.epoch ?? 0) ? [...curve, { epoch, loss }] : curve;
  return samples.map((one) => [one.epoch, drawable(one.loss, scale)]);
}

export function keptCurveOf({ curve }: RunRecord, scale: LossScale): readonly Place[] {
  return curve.epochs.map((epoch, i) => [epoch, drawable(curve.losses[i] ?? NaN, scale)]);
}

/** NaN: what is not finite, and what a logarithm has nothing to say about. */
export function drawable(loss: number, scale: LossScale): number {
  return Number.isFinite(loss) && (scale === 'linear' || loss > 0) ? loss : NaN;
}

/** So far before and after each, as a share of its epochs, those lie that its mean is over. */
export const SMOOTHED = 0.1;

/** A moving mean: losses of mini-batches scatter. */
export function smoothed(curve: readonly Place[]): readonly Place[] {
  let [first, end] = [0, 0];
  return curve.map(([epoch]) => {
    while ((curve[first]?.[0] ?? Infinity) < epoch * (1 - SMOOTHED)) first++;
    while ((curve[end]?.[0] ?? Infinity) <= epoch * (1 + SMOOTHED)) end++;
    let sum = 0;
    for (let i = first; i < end; i++) sum += curve[i]?.[1] ?? 0;
    return [epoch, sum / (end - first)];
  });
}

/** A run of so many epochs goes down in the first few of them. */
const LONG = 500;

/** Whether the epochs of a run stand on a logarithmic scale. */
export function isLogAlong({ batch, epochs }: FitConfig, steps: Preferences['steps']): boolean {
  return steps === 'log' || (steps === 'auto' && batch === 'full' && epochs >= LONG);
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

/** What the loss axis shows: from the least possible loss to the greatest of these, the start included. */
export function lossRange(
  losses: Iterable<number>,
  best: number,
  start: number,
  scale: LossScale,
): [number, number] {
  let least = start;
  let most = start;
  for (const loss of losses) {
    if (loss < least) least = loss;
    if (loss > most) most = loss;
  }
  if (scale === 'linear') return [0, most > 0 ? most * 1.05 : 1];
  const floor = Math.max(Math.min(best, least), least * DEEPEST, LEAST);
  // A round lower end, with a little air below the plateau.
  const digit = Number(`1e${exponentOf(floor * 0.8)}`);
  return [Math.floor((floor * 0.8) / digit) * digit, Math.max(most * 1.3, floor * 10)];
}

/** Losses over epochs, or what stands for them. The card says what is drawn. */
export function lossAxes(x: Axis, range: Axis['range'], scale: LossScale): Axes {
  return { x: { plainBelow: 1e6, ...x }, y: { title: '', range, isLog: scale === 'log' } };
}
