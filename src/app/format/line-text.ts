import { decimalsFor, exponentOf, toDecimals } from '../../core/text/digits.ts';
import { marked } from './marked.ts';
import { toError, typeset } from '../../core/text/typeset.ts';

/** From where to where the data go. */
export interface Extents {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The line as it is written runs where it runs, to this share of the height of the data. */
const FINE = 1e-4;
/** More digits than these nobody reads: then the line is written about the middle of the data. */
const MOST_DIGITS = 9;
/** Where the uncertainty would leave more than these, the chart says how many. */
const MOST_SURE = 6;

/**
 * `ŷ = 2.9913 x + 10.126`; far from x = 0, where that would take too many digits,
 * `ŷ = 1.0099 (x − 1000000005) + 2.017`. As many digits as are seen in the chart of the data, or
 * as many as `errors` leave. Both parameters are marked.
 */
export function lineText(
  a: number,
  b: number,
  { x, y }: Extents,
  [errorA, errorB]: readonly number[] = [],
): string {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return '';
  const [least, most] = x;
  const width = most - least;
  const rise = y[1] - y[0];
  const height = rise > 0 ? rise : Math.max(...y.map(Math.abs));
  const fine = FINE * (Math.max(height, Math.abs(a) * width) || 1);
  const reach = Math.max(Math.abs(least), Math.abs(most)) || 1;
  const far = [
    [a, fine / reach],
    [b, fine],
  ] as const;
  if (far.every(([value, unit]) => digitsOf(value, unit) <= MOST_DIGITS)) {
    const slope = toError(a, errorA, MOST_SURE) ?? text(a, fine / reach);
    const intercept = toError(Math.abs(b), errorB, MOST_SURE) ?? text(Math.abs(b), fine);
    return `ŷ = ${marked(slope, 0)} x ${signOf(b)} ${marked(intercept, 1)}`;
  }
  const round = 10 ** (width > 0 ? exponentOf(width / 5) : 0);
  const middle = Math.round((least + most) / 2 / round) * round;
  const from = withSign(-middle, round, false);
  const slope = marked(text(a, width > 0 ? fine / width : fine), 0);
  return `ŷ = ${slope} (x ${from}) ${withSign(a * middle + b, fine)}`;
}

function digitsOf(value: number, unit: number): number {
  return value === 0 ? 0 : exponentOf(value) + decimalsFor(unit) + 1;
}

/** What is less than half a unit does not count. */
function text(value: number, unit: number, marks = true): string {
  if (Number.isInteger(value) && digitsOf(value, 1) <= MOST_DIGITS)
    return typeset(String(value), marks);
  const decimals = decimalsFor(unit);
  const counts = Math.abs(value) >= 10 ** -decimals / 2;
  return counts ? typeset(toDecimals(value, decimals), marks) : '0';
}

function withSign(value: number, unit: number, marks = true): string {
  return `${signOf(value)} ${text(Math.abs(value), unit, marks)}`;
}

function signOf(value: number): string {
  return value < 0 ? '−' : '+';
}
