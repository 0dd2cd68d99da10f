import type uPlot from 'uplot';
import { typeset } from '../format/typeset.ts';

// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum exists only as a type
export const LOGARITHMIC: uPlot.Scale.Distr = 3;

/** A logarithmic axis needs no more labels than this. */
const MOST_LABELS = 7;

/**
 * Where a logarithmic axis from `least` to `most` (both above 0) has its marks: at 1, 2 and 5 of each
 * decade where few decades are shown, at every k-th decade else. uPlot's own search for them can
 * run for ever (1.6.32, least = 0.095).
 */
export function logMarks(least: number, most: number): number[] {
  const first = Math.floor(Math.log10(least));
  const last = Math.ceil(Math.log10(most));
  const decades = last - first;
  const mantissas = Math.log10(most / least) <= 2 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / MOST_LABELS));
  const marks: number[] = [];
  const start = Math.ceil(first / every) * every;
  for (let exponent = start; exponent <= last; exponent += every) {
    for (const mantissa of mantissas) marks.push(Number(`${mantissa}e${exponent}`));
  }
  return marks.filter((mark) => mark >= least && mark <= most);
}

/** The tick label of an axis: short, whatever the size. @param plainBelow from here on a power of ten */
export function tickLabel(
  value: number,
  format: (value: number) => string,
  plainBelow = 1e6,
): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < plainBelow)) return format(value);
  return typeset(value.toExponential());
}
