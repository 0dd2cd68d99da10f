import { scientific, withMinus } from './scientific.ts';

/** `ŷ = 2.9913 x + 10.1255` */
export function lineText(a: number, b: number, digits: number): string {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return '';
  const sign = b < 0 ? '−' : '+';
  return `ŷ = ${number(a, digits)} x ${sign} ${number(Math.abs(b), digits)}`;
}

function number(value: number, digits: number): string {
  const size = Math.abs(value);
  const fits = size < 1e5 && (size === 0 || size >= 10 ** -digits / 2);
  return fits ? withMinus(value.toFixed(digits)) : scientific(value, 2);
}
