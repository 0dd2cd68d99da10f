/** Gradient descent that comes to a minimum that is known: where it sets out, how far a step goes, and how many there are. */
import { turnedOrthogonal } from '../../core/arithmetic/turned.ts';
import { dot, type Matrix, type Vector } from '../../core/arithmetic/vectors.ts';
import { Triangle } from '../../cpu/least-squares/triangle.ts';
import type { Theta } from './projection.ts';

export interface Descent {
  readonly start: Theta;
  readonly rate: number;
  readonly steps: number;
}

/** What is descended: the mean of (ŷ − y)². */
export interface Slope {
  /** [n][D] */
  readonly rows: readonly Vector[];
  readonly target: Vector;
  readonly predict: (theta: Theta, inputs: Vector) => number;
  /** ∂ŷ/∂θ. [P] */
  readonly slopes: (theta: Theta, inputs: Vector) => ArrayLike<number>;
}

/** So many standard errors away a picture shows both the way and how sure its end is; the loss is above the least by a share of the variance of y. */
const ERRORS = 8;
const SHARE = [0.002, 1] as const;
/** Tried one after the other until it arrives. */
const NEARER = [1, 0.3, 0.1, 0.03, 0.01];
/** It arrives where so many e-folds are done: a thousandth of the way is left. */
const FOLDS = Math.log(1000);
const NEAR = 1e-5;
const MOST_STEPS = 20_000;
/** Of a model, over all steps of one try. */
const MOST_VALUES = 1e6;

/**
 * The start lies off the minimum along those directions in which the loss bends enough for plain steps to come back;
 * each try is taken as it would be, so that what is promised arrives.
 * @param free places in θ that move
 * @returns undefined where none of the tries arrives
 */
export function descentTo(
  minimum: Theta,
  free: readonly number[],
  slope: Slope,
): Descent | undefined {
  const { rows, target, predict } = slope;
  const mean = target.reduce((sum, y) => sum + y, 0) / rows.length;
  const variance = target.reduce((sum, y) => sum + (y - mean) ** 2, 0) / rows.length || 1;
  const square = rows.reduce((sum, row, i) => sum + (predict(minimum, row) - (target[i] ?? NaN)) ** 2, 0) / rows.length; // prettier-ignore
  const first = Math.min(Math.max((ERRORS ** 2 * square) / rows.length / variance, SHARE[0]), SHARE[1]); // prettier-ignore
  const { eigenvalues, axes } = bendsOf(minimum, free, slope);
  const steepest = eigenvalues.at(-1) ?? NaN;
  const most = Math.min(MOST_STEPS, Math.floor(MOST_VALUES / rows.length));
  for (const share of NEARER.map((nearer) => nearer * first)) {
    for (const pace of [1, 0.25]) {
      const rate = Number((pace / steepest).toPrecision(2));
      const ways = eigenvalues.flatMap((value, i) => rate * value * most > FOLDS ? [[value, axes[i] ?? []] as const] : []); // prettier-ignore
      const [[slowest] = [NaN]] = ways;
      const steps = Math.min(most, rounded((1.2 * FOLDS) / (rate * slowest)));
      for (const side of [1, -1]) {
        const start = [...minimum];
        for (const [value, axis] of ways) {
          const far = side * Math.sqrt((2 * share * variance) / ways.length / value);
          free.forEach((p, k) => (start[p] = (start[p] ?? NaN) + far * (axis[k] ?? NaN)));
        }
        const short = start.map((value) => Number(value.toPrecision(6)));
        if (
          arrives(short, minimum, free, slope, {
            rate,
            steps,
            bends: { eigenvalues, axes },
            rise: share * variance,
          })
        )
          return { start: short, rate, steps };
      }
    }
  }
  return undefined;
}

interface Bends {
  /** Of 2/n·JᵀJ, from the least on; what does not bend at all is left out. [≤ F] */
  readonly eigenvalues: Vector;
  readonly axes: Matrix;
}

function bendsOf(minimum: Theta, free: readonly number[], { rows, slopes }: Slope): Bends {
  const { length: count } = rows;
  const block = new Float64Array((free.length + 1) * count);
  for (const [i, row] of rows.entries()) {
    const own = slopes(minimum, row);
    free.forEach((p, k) => (block[k * count + i] = (own[p] ?? NaN) / Math.sqrt(count)));
  }
  const triangle = new Triangle(free.length + 1);
  triangle.append(block, count);
  const upper = free.map((_, i) => free.map((_, k) => triangle.at(i, k)));
  const turned = turnedOrthogonal(upper, free.length)
    .map((row) => ({ row, length: Math.sqrt(dot(row, row)) }))
    .filter(({ length }) => length > 0)
    .toSorted((one, other) => one.length - other.length);
  return {
    eigenvalues: turned.map(({ length }) => 2 * length ** 2),
    axes: turned.map(({ row, length }) => row.map((value) => value / length)),
  };
}

interface Way extends Omit<Descent, 'start'> {
  readonly bends: Bends;
  /** By how much the loss at the start is above the least. */
  readonly rise: number;
}

/** Takes all steps in f64. */
function arrives(
  start: Theta,
  minimum: Theta,
  free: readonly number[],
  { rows, target, predict, slopes }: Slope,
  { rate, steps, bends, rise }: Way,
): boolean {
  const theta = [...start];
  for (let step = 0; step < steps; step++) {
    const gradient = free.map(() => 0);
    for (const [i, row] of rows.entries()) {
      const residual = predict(theta, row) - (target[i] ?? NaN);
      const own = slopes(theta, row);
      free.forEach((p, k) => (gradient[k] = (gradient[k] ?? NaN) + (2 / rows.length) * residual * (own[p] ?? NaN))); // prettier-ignore
    }
    free.forEach((p, k) => (theta[p] = (theta[p] ?? NaN) - rate * (gradient[k] ?? NaN)));
    if (!theta.every(Number.isFinite)) return false;
  }
  const off = free.map((p) => (theta[p] ?? NaN) - (minimum[p] ?? NaN));
  const above = bends.axes.reduce((sum, axis, i) => sum + (bends.eigenvalues[i] ?? NaN) * dot(axis, off) ** 2, 0); // prettier-ignore
  return above / 2 < NEAR * rise;
}

/** Up to a number that is said in a word: 20, 50, 100. */
function rounded(steps: number): number {
  const unit = 10 ** Math.floor(Math.log10(steps));
  return Math.max(10, unit * ([1, 2, 5].find((times) => times * unit >= steps) ?? 10));
}
