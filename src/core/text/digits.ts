/**
 * A number to so many digits, as every room writes it: in ASCII, with a power of ten where it would be
 * mostly zeros or too wide in full. Never `-0`, and never only zeros for what is not 0.
 */

/** In full from 10^−4 on. */
const LEAST_EXPONENT = -4;
/** An f64 has no more digits than these, whatever it is. */
const MOST_DIGITS = 15;
/** Beside a power of ten, so that it is no wider than a column. */
const MOST_AFTER = 10;

/** Python's words for what is no number. */
export function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** The power of ten of the first digit, of a value that is not 0. */
export function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** As many decimals as show steps of `unit`: 0.002 → 3, 50 → −1 */
export function decimalsFor(unit: number): number {
  return -exponentOf(unit);
}

/**
 * To so many decimals; of what is smaller than those, the first two digits.
 * @param decimals below 0: to tens, hundreds, …
 */
export function toDecimals(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  if (value === 0) return '0';
  const exponent = exponentOf(value);
  const isSmaller = exponent + decimals < 0;
  const after = isSmaller ? 1 : Math.min(exponent + decimals, MOST_DIGITS - 1);
  if (exponent < LEAST_EXPONENT || exponent >= MOST_DIGITS) {
    return value.toExponential(Math.min(after, MOST_AFTER));
  }
  const rounded = Number(value.toExponential(after));
  return rounded.toFixed(Math.max(after - exponent, 0));
}

/**
 * With as many digits as it has: to the second of its error, or to another.
 * @returns undefined where the error is not known, or is none
 */
export function toUncertainty(value: number, error: number, digits = 2): string | undefined {
  if (!(error > 0 && error < Infinity)) return undefined;
  return toDecimals(value, decimalsFor(error) + digits - 1);
}

/** Three decimals, or as many as tell it from 1 and −1. @param value from −1 to 1 */
export function toCorrelation(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const rest = 1 - Math.abs(value);
  const text = value.toFixed(rest > 0 ? Math.max(3, decimalsFor(rest) + 1) : 0);
  return Number(text) === 0 ? '0' : text;
}

/**
 * To so many digits that count, without zeros at the end: 0.0219, 48600, 6.67e-5.
 * @param fullBelow from this power of ten on, one is written
 */
export function significant(value: number, digits: number, fullBelow = digits): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const rounded = Number(value.toPrecision(digits));
  if (rounded === 0) return '0';
  const exponent = exponentOf(rounded);
  const isInFull = exponent >= LEAST_EXPONENT && exponent < fullBelow;
  return isInFull ? String(rounded) : rounded.toExponential();
}

/** As Python's `{:.6g}` writes it: the same, but a power has two digits at least. */
export function general(value: number, digits: number): string {
  return significant(value, digits).replace(/e([+-])(\d)$/, 'e$10$2');
}
