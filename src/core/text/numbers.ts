/** One way of writing numbers for each purpose: data, results, differences, figures. In ASCII (`digits.ts`). */
import { LEAST_F32, spacing } from '../arithmetic/floats.ts';
import type { Columns } from '../data/columns.ts';
import { decimalsFor, exponentOf, notFinite, significant, toDecimals } from './digits.ts';

export { general, significant } from './digits.ts';
export { columnFormat, type ColumnFormat } from './column.ts';

/** From this power of ten on results are written with one. */
const FULL_BELOW = 7;
/** Of a result near 1, as the article prints a loss. */
const DECIMALS = 6;
/** Of a difference that is small. */
const DIFFERENCE_DIGITS = 3;

/**
 * A parameter, a loss: six decimals, or six digits of what is smaller; no more than f32 tells apart,
 * and one below the noise.
 * @param noise what rounding alone makes of 0 (`noise.ts`): less than that is 0
 */
export function result(value: number, noise = 0): string {
  if (!Number.isFinite(value)) return notFinite(value);
  // Below the least normal f32 there are no digits.
  if (known(value, Math.max(noise, LEAST_F32)) === 0) return '0';
  const exponent = exponentOf(value);
  const decimals = Math.min(
    Math.max(DECIMALS, DECIMALS - 1 - exponent),
    Math.floor(-Math.log10(spacing(value))),
    noise > 0 ? decimalsFor(noise) + 1 : Infinity,
  );
  return exponent < FULL_BELOW
    ? toDecimals(value, decimals)
    : value.toExponential(Math.min(Math.max(exponent + decimals, 1), DECIMALS));
}

/** 0 where rounding alone may have left what there is. */
export function known(value: number, noise: number): number {
  return Math.abs(value) < noise ? 0 : value;
}

/** A difference, a gradient, with its sign: six decimals, and three digits of what is small. */
export function difference(value: number): string {
  return signed(value, (size) => {
    const exponent = exponentOf(size);
    return exponent < FULL_BELOW
      ? toDecimals(
          size,
          Math.max(Math.min(DECIMALS, DECIMALS - exponent), DIFFERENCE_DIGITS - 1 - exponent),
        )
      : size.toExponential(DIFFERENCE_DIGITS - 1);
  });
}

/** With a plus as well, but none before 0. @param text of what is finite and not 0 */
export function signed(value: number, text: (value: number) => string): string {
  const written = value === 0 ? '0' : Number.isFinite(value) ? text(value) : notFinite(value);
  return value > 0 ? `+${written}` : written;
}

/** A time: as many digits as it is worth. */
export function milliseconds(ms: number): string {
  if (!(ms >= 0.1)) return significant(ms, DIFFERENCE_DIGITS);
  return ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0);
}

/** An error beside its bound: two digits. */
export function errorText(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  return value === 0 ? '0' : value.toExponential(1);
}

/**
 * How many digits of its parameters a line needs on these data, so that it runs where it
 * ran: to 10^−5 of their heights. With u a unit in the last place of p digits, the slope moves the line
 * by 10^−p·|a|·max|x|, and |a| is about (height of y)/(width of x); b is no larger than both together.
 */
export function parameterDigits({ x, y }: Columns): number {
  return Math.min(6 + Math.ceil(Math.log10(reach(x) + reach(y))), 17);
}

/** How far from 0 a column is, in widths of its own. */
function reach(values: ArrayLike<number>): number {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i] ?? NaN);
    most = Math.max(most, values[i] ?? NaN);
  }
  return most > least ? Math.max(Math.abs(least), Math.abs(most)) / (most - least) : 1;
}

/** A figure to so many digits that count, as a person would say it: 48600 and not 4.86e+04. */
export function figure(value: number, digits: number): string {
  return significant(value, digits, 9);
}
