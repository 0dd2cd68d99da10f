/**
 * Gradient descent with momentum along one axis: with c the component of θ − θ* and w that of η·v,
 *   w ← μ·w + η·λ·c,   c ← c − w
 * that is (c, w) ← M·(c, w) with M = [[1 − η·λ, −μ], [η·λ, μ]] (Polyak 1964; Goh, "Why Momentum Really Works", 2017).
 */

/** c and w. */
export type Pair = readonly [number, number];
/** Rows. */
export type Square = readonly [number, number, number, number];

export function motionOf(learningRate: number, eigenvalue: number, momentum: number): Square {
  const bend = learningRate * eigenvalue;
  return [1 - bend, -momentum, bend, momentum];
}

/**
 * Of the eigenvalues of M, the roots of s² − (1 + μ − η·λ)·s + μ, the greater by size: what a step multiplies the distance
 * by in the long run. Where the two are complex, √μ, and the distance swings.
 */
export function rateOf([a, , , momentum]: Square): number {
  const half = (a + momentum) / 2;
  const inside = half * half - momentum;
  if (inside < 0) return Math.sqrt(momentum);
  return half < 0 ? half - Math.sqrt(inside) : half + Math.sqrt(inside);
}

/**
 * A bound of |c| from (c, w) on. Where the roots are complex: of the recurrence c″ = t·c′ − μ·c, with t = 1 + μ − η·λ, the
 * form E = c′² − t·c′·c + μ·c² is multiplied by μ a step, and c² ≤ E/(μ − t²/4). Where they are real, c hardly swings.
 */
export function envelopeOf(motion: Square, [c, w]: Pair): number {
  const [a, , , momentum] = motion;
  const trace = a + momentum;
  const room = momentum - (trace * trace) / 4;
  if (!(room > 0)) return Math.abs(c);
  const next = times(motion, [c, w])[0];
  const energy = next * next - trace * next * c + momentum * c * c;
  return Math.max(Math.abs(c), Math.sqrt(Math.max(0, energy) / room));
}

export function times([a, b, c, d]: Square, [x, y]: Pair): Pair {
  return [a * x + b * y, c * x + d * y];
}

export function product([a, b, c, d]: Square, [e, f, g, h]: Square): Square {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}

const ONE: Square = [1, 0, 0, 1];
const NONE: Square = [0, 0, 0, 0];

/** M^k by squaring. */
export function powerOf(motion: Square, count: number): Square {
  let found = ONE;
  for (let square = motion, left = count; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) found = product(found, square);
    square = product(square, square);
  }
  return found;
}

/** What `count` steps do: M^count, and bounds of Σ |M^j| and of the greatest |M^j|, j < count. */
export interface Reach {
  readonly power: Square;
  readonly sum: Square;
  readonly most: Square;
}

export function reachOf(motion: Square, count: number): Reach {
  let found: Reach = { power: ONE, sum: NONE, most: NONE };
  let doubled: Reach = { power: motion, sum: ONE, most: ONE };
  for (let left = count; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) found = after(found, doubled);
    doubled = after(doubled, doubled);
  }
  return found;
}

/** As |A·B| ≤ |A|·|B|. */
function after(one: Reach, other: Reach): Reach {
  const power = absolute(one.power);
  return {
    power: product(one.power, other.power),
    sum: each((a, b) => a + b, one.sum, product(power, other.sum)),
    most: each(Math.max, one.most, product(power, other.most)),
  };
}

function each(of: (a: number, b: number) => number, one: Square, other: Square): Square {
  return [of(one[0], other[0]), of(one[1], other[1]), of(one[2], other[2]), of(one[3], other[3])];
}

export function absolute([a, b, c, d]: Square): Square {
  return [Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d)];
}
