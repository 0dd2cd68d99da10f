/** What the colours of a map say: a measure of each run, and how each run stands beside it. */
import type { Measure } from '../../run/sweep/types.ts';
import type { Frame, SweepMap } from '../state/sweep.ts';
import { restingIn, MINIMUM, MOST_MINIMA } from './basins.ts';
import { rankedBySign, shadesOf, STATES, type Shades } from './shades.ts';

/** By whose columns a run that diverged is known, and one that rests. */
const DIVERGED_AT = 'diverged-at';
const LAST_LOSS = 'last-loss';

export interface Measured {
  readonly measure: Measure;
  /** As it is read; NaN where a run has none. [cells] */
  readonly values: Float64Array;
  /** By which runs are ranked, the less the better. [cells] */
  readonly ranks: Float64Array;
  readonly shades: Shades;
  /** The loss of each minimum that is told apart, where that is what is measured. */
  readonly minima: readonly number[];
}

/** @param name of the measure; one that the map has not is its first */
export function measuredIn(map: SweepMap, frame: Frame, name: string): Measured | undefined {
  const { across, up, measures } = map;
  const measure =
    name === MINIMUM.name ? MINIMUM : (measures.find((one) => one.name === name) ?? measures[0]);
  if (measure === undefined) return undefined;
  const columnOf = (wanted: string, { columns }: Frame): Float64Array | undefined =>
    columns[measures.find((one) => one.name === wanted)?.column ?? ''];
  const lastLoss = columnOf(LAST_LOSS, frame);
  const before = map.frames[map.frames.indexOf(frame) - 1];
  const earlier = before && columnOf(LAST_LOSS, before);
  const basins =
    measure === MINIMUM && lastLoss ? restingIn(lastLoss, earlier ?? lastLoss) : undefined;
  const values = basins?.minimum ?? frame.columns[measure.column];
  if (values === undefined) return undefined;
  const divergedAt = columnOf(DIVERGED_AT, frame);
  const states = frame.isThere.map((there, cell) => {
    if (there === 0) return STATES.waiting;
    const hasDiverged = measure.name !== DIVERGED_AT && !Number.isNaN(divergedAt?.[cell] ?? NaN);
    if (hasDiverged && measure.missing !== 'none') return STATES.diverged;
    if (Number.isFinite(values[cell] ?? NaN)) return STATES.known;
    return measure.missing === 'diverged' ? STATES.diverged : STATES.unfinished;
  });
  const size = { width: across.values.length, height: up.values.length };
  const ranks = ranksOf(measure, values);
  const shades = shadesOf(size, ranks, states);
  const shares =
    measure.unit === 'ratio'
      ? rankedBySign(values, states)
      : measure === MINIMUM
        ? Float32Array.from(values, (number) => (number - 1) / (MOST_MINIMA - 1))
        : shades.shares;
  return { measure, values, ranks, shades: { ...shades, shares }, minima: basins?.losses ?? [] };
}

/** The less the better, whatever a measure says. */
function ranksOf({ better, unit }: Measure, values: Float64Array): Float64Array {
  // −Σ loss/first of who learns, the nearer to 0 the sooner; whoever does not comes after all of them.
  if (unit === 'ratio') return values.map((value) => (value < 0 ? -value : Number.MAX_VALUE));
  return better === 'more' ? values.map((value) => -value) : values;
}
