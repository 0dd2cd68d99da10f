/** How a column of data is written: as it was given, and each value apart from the one beside it. */
import { decimalsFor, exponentOf, toDecimals } from './digits.ts';

export interface ColumnFormat {
  /** A value of the column. */
  readonly given: (value: number) => string;
  /** What is computed in the column's unit, such as a fit: to as many decimals or more. */
  readonly computed: (value: number) => string;
}

/** What was computed has as many digits as this, however many it was given; more only where they tell neighbours apart. */
const DIGITS = 7;
/** Wider than this in full, a column is written with powers of ten. */
const MOST_DIGITS = 15;
const MOST_DECIMALS = 8;
/** What is computed shows steps of this share of the column's height. */
const FINE = 1e-4;

/** The same decimals down the column: as many as its values have, as far as they count. */
export function columnFormat(values: ArrayLike<number>): ColumnFormat {
  let [least, most, size, smallest, gap, closest] = [Infinity, -Infinity, 0, Infinity, Infinity, 1];
  let has = 0;
  let digits = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) continue;
    [least, most] = [Math.min(least, value), Math.max(most, value)];
    if (value === 0) continue;
    size = Math.max(size, Math.abs(value));
    smallest = Math.min(smallest, Math.abs(value));
    const [mantissa = '', power = ''] = value.toExponential().split('e');
    const length = mantissa.replace(/[-.]/g, '').length;
    digits = Math.max(digits, length);
    has = Math.max(has, length - 1 - Number(power));
    const step = Math.abs(value - (values[i - 1] ?? NaN));
    if (step > 0) {
      gap = Math.min(gap, step);
      closest = Math.min(closest, step / Math.abs(value));
    }
  }
  if (size === 0) [size, smallest] = [1, 1];
  const apart = Number.isFinite(gap) ? decimalsFor(gap) : -Infinity;
  const enough = digits > DIGITS ? Math.max(DIGITS - 1 - exponentOf(size), apart) : has;
  const decimals = Math.max(0, Math.min(has, enough));
  const height = most > least ? most - least : size;
  const isWide = exponentOf(size) + decimals >= MOST_DIGITS || decimals > MOST_DECIMALS;
  if (isWide || exponentOf(smallest) + decimals < 0) {
    const mantissa = Math.min(digits, Math.max(DIGITS, 1 - exponentOf(closest))) - 1;
    const text = (after: number) => (value: number) =>
      value === 0 || !Number.isFinite(value) ? toDecimals(value, 0) : value.toExponential(after);
    return { given: text(mantissa), computed: text(Math.max(mantissa, -Math.log10(FINE))) };
  }
  return {
    given: (value) => {
      const isShown = value === 0 || Math.abs(value) >= 10 ** -decimals / 2;
      return isShown && Number.isFinite(value)
        ? value.toFixed(decimals)
        : toDecimals(value, decimals);
    },
    computed: (value) => toDecimals(value, Math.max(decimals, decimalsFor(FINE * height))),
  };
}
