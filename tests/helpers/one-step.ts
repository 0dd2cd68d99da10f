/** One step of descent on a few points in f64, from the columns alone: as it is trained, and in the data's own units. */

/** Slope and offset. */
export type Line = readonly [number, number];

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of the population: over n, not n - 1. */
const sd = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

const products = (u: readonly number[], v: readonly number[]): number[] =>
  u.map((value, i) => value * (v[i] ?? NaN));

/** Mean squared error of a line, and what it comes from. */
function errorOf(x: readonly number[], y: readonly number[], [a, b]: Line) {
  const residuals = x.map((value, i) => a * value + b - (y[i] ?? NaN));
  const gradient: Line = [2 * mean(products(residuals, x)), 2 * mean(residuals)];
  return { loss: mean(products(residuals, residuals)), gradient, residuals };
}

function leastSquares(x: readonly number[], y: readonly number[]): Line {
  const slope =
    (mean(products(x, y)) - mean(x) * mean(y)) / (mean(products(x, x)) - mean(x) * mean(x));
  return [slope, mean(y) - slope * mean(x)];
}

/** @param start in the units that are trained in: the standardised ones, where that is asked for */
export function oneStep(
  x: readonly number[],
  y: readonly number[],
  { start, lr, standardise }: { start: Line; lr: number; standardise: boolean },
) {
  const [mx, sx, my, sy] = standardise ? [mean(x), sd(x), mean(y), sd(y)] : [0, 1, 0, 1];
  const [u, v] = [x.map((value) => (value - mx) / sx), y.map((value) => (value - my) / sy)];
  const before = errorOf(u, v, start);
  const change: Line = [-lr * before.gradient[0], -lr * before.gradient[1]];
  const after: Line = [start[0] + change[0], start[1] + change[1]];
  const toOwn = ([a, b]: Line): Line => [(a * sy) / sx, my + sy * b - ((a * sy) / sx) * mx];
  const own = { after: toOwn(after), best: leastSquares(x, y) };
  return {
    trained: { start, before, change, after },
    own: {
      ...own,
      before: errorOf(x, y, toOwn(start)),
      residuals: errorOf(x, y, own.after).residuals,
    },
    /** Share of y's variance that the line before the step explains. */
    r2: 1 - before.loss / sd(v) ** 2,
  };
}
