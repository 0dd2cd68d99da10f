/** What is known of a curve at a place: ŷ, and ∂ŷ/∂θ. [P] */
export interface Sloped {
  readonly predict: (theta: readonly number[], inputs: readonly number[]) => number;
  readonly slopes: (theta: readonly number[], inputs: readonly number[]) => ArrayLike<number>;
}

/** A step that leads no nearer is tried again half as long. */
const MOST_TRIES = 40;
/** How much of the way may be left, and how much at the end of all tries. */
const CLOSE = { near: 1e-9, enough: 1e-3 } as const;

/**
 * The parameters with which a curve goes through a place, and that are as near to a start as a few steps of Newton's method
 * find them: θ ← θ + S²·J·(y − ŷ)/|S·J|², J = ∂ŷ/∂θ at x. S holds the sizes of the parameters at the start, so that no unit
 * counts: a step is the least one in these.
 * @param theta the start. [P]
 * @param fixed places in θ of what stays, to the bit
 * @returns [P]; undefined where they do not come near the place
 */
export function through(
  { predict, slopes }: Sloped,
  theta: readonly number[],
  [x, y]: readonly [number, number],
  fixed: readonly number[],
): readonly number[] | undefined {
  const sizes = theta.map((value, p) => (fixed.includes(p) ? 0 : Math.abs(value) || 1));
  const lackOf = (parameters: readonly number[]): number => y - predict(parameters, [x]);
  const asked = Math.abs(lackOf(theta));
  let [found, lack, share] = [theta, lackOf(theta), 1];
  for (let i = 0; i < MOST_TRIES && Math.abs(lack) > CLOSE.near * asked; i++) {
    const slope = slopes(found, [x]);
    const scaled = sizes.map((size, p) => (size === 0 ? 0 : size * (slope[p] ?? NaN)));
    const square = scaled.reduce((sum, one) => sum + one * one, 0);
    const long = (share * lack) / square;
    const next = found.map((value, p) =>
      sizes[p] === 0 ? value : value + long * (sizes[p] ?? NaN) * (scaled[p] ?? NaN),
    );
    const left = lackOf(next);
    if (Math.abs(left) < Math.abs(lack)) [found, lack, share] = [next, left, 1];
    else share /= 2;
  }
  return Math.abs(lack) <= CLOSE.enough * asked ? found : undefined;
}
