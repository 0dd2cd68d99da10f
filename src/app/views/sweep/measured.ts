/** What the colours of a map say: a measure of each run, and how each run stands beside it. */
import type { Measure } from '../../../run/sweep/types.ts';
import type { Frame, SweepMap } from '../../state/sweep.ts';
import { shadesOf, STATES, type Shades } from './shades.ts';

/** By whose column a run that diverged is known. */
export const DIVERGED_AT = 'diverged-at';

export interface Measured {
  readonly measure: Measure;
  /** The less the better. [cells] */
  readonly values: Float64Array;
  readonly shades: Shades;
}

/** @param name of the measure; one that the map has not is its first */
export function measuredIn(
  { across, up, measures }: SweepMap,
  { columns, isThere }: Frame,
  name: string,
): Measured | undefined {
  const measure = measures.find((one) => one.name === name) ?? measures[0];
  const column = measure && columns[measure.column];
  if (measure === undefined || column === undefined) return undefined;
  const divergedAt = columns[measures.find((one) => one.name === DIVERGED_AT)?.column ?? ''];
  const states = isThere.map((there, cell) => {
    if (there === 0) return STATES.waiting;
    const value = column[cell] ?? NaN;
    const hasDiverged = !Number.isNaN(divergedAt?.[cell] ?? NaN);
    if (measure.name !== DIVERGED_AT && hasDiverged && measure.missing !== 'none')
      return STATES.diverged;
    if (Number.isFinite(value)) return STATES.known;
    return hasDiverged || measure.missing === 'diverged' ? STATES.diverged : STATES.unfinished;
  });
  const sign = measure.better === 'more' ? -1 : 1;
  const values = sign < 0 ? column.map((value) => -value) : column;
  const size = { width: across.values.length, height: up.values.length };
  return { measure, values, shades: shadesOf(size, values, states) };
}
