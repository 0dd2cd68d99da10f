/** Numbers between two ends, evenly or in even ratios. */

/** So much of a step may be rounded away, so that numbers are short to write. */
const ROUNDED = 1e-4;

/**
 * Both ends are what was given, to the bit. What lies between is rounded to a ten-thousandth of a step, and each
 * is read back from its digits as the same f64.
 * @param count from 2 on
 */
export function spaced(
  low: number,
  high: number,
  count: number,
  scale: 'linear' | 'log' | 'listed',
): number[] {
  const last = count - 1;
  return Array.from({ length: count }, (_, i) =>
    i === 0 ? low : i === last ? high : between(low, high, i / last, 1 / last, scale),
  );
}

/**
 * The number at a share of the way, in few digits.
 * @param step what share a step is
 */
export function between(
  low: number,
  high: number,
  share: number,
  step: number,
  scale: 'linear' | 'log' | 'listed',
): number {
  if (scale !== 'log') {
    return shortened(low * (1 - share) + high * share, (high - low) * step);
  }
  const value = Math.exp(Math.log(low) * (1 - share) + Math.log(high) * share);
  return shortened(value, value * Math.expm1(Math.log(high / low) * step));
}

/** In as few digits as tell it from its neighbours by far. */
function shortened(value: number, step: number): number {
  const unit = Math.floor(Math.log10(step * ROUNDED));
  const digits = Math.floor(Math.log10(Math.abs(value))) - unit + 1;
  if (digits > 17) return value;
  return digits < 1 ? 0 : Number(value.toPrecision(digits));
}

/** Rounded to whole numbers, each once. */
export function wholes(values: readonly number[]): number[] {
  return [...new Set(values.map(Math.round))];
}
