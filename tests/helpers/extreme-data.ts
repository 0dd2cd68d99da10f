/** Data that are legal and hard: at the ends of f32, far from 0, or without a single best line. */
import type { Dataset } from '../../src/core/types.ts';
import { seededProblem } from './problems.ts';

export interface Extreme {
  readonly name: string;
  readonly data: Dataset;
  readonly learningRate: number;
  readonly steps: number;
}

/** Data that no steps at this rate can fit in f32, or in any precision, and the reason that is given. */
export interface Hopeless extends Extreme {
  readonly why: RegExp;
  readonly f64: 'trains' | 'fails';
}

const { x, y } = seededProblem(100).data;

function extreme(
  name: string,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  learningRate: number,
  steps = 2000,
): Extreme {
  return {
    name,
    data: { x: Float32Array.from(xs), y: Float32Array.from(ys) },
    learningRate,
    steps,
  };
}

const times = (column: Float32Array, factor: number): Float64Array =>
  Float64Array.from(column, (value) => value * factor);
const plus = (column: Float32Array, offset: number): Float64Array =>
  Float64Array.from(column, (value) => value + offset);

const many = seededProblem(1_000_000).data;

/** Gradient descent gets somewhere with these, and it is known where. */
export const TRAINABLE: readonly Extreme[] = [
  extreme('constant x', [2, 2, 2, 2], [1, 4, 2, 3], 0.1),
  extreme('one point, seven times', Array(7).fill(3), Array(7).fill(5), 0.05),
  extreme('x all 0', [0, 0, 0], [1, 2, 4], 0.5),
  extreme('constant y', x, new Float32Array(100).fill(7), 0.0118),
  extreme('y near 1e18', x, times(y, 1e17), 1e-3),
  extreme('y near 1e-20, to the end', x, times(y, 1e-21), 0.02, 4000),
  extreme('y near 1e-29, to the end', x, times(y, 1e-30), 0.02, 6000),
  extreme('subnormal y, to the end', x, times(y, 1e-41), 0.02, 20_000),
  // The square of its best slope is beyond f32.
  extreme('x near 1e-18', times(x, 1e-19), y, 0.1),
  extreme('y about 1e6', x, plus(y, 1e6), 1e-3),
  extreme('x about 1e4', plus(x, 1e4), y, 9e-9),
  extreme('x and y about 1e6', plus(x, 1e6), plus(y, 1e6), 9e-13),
  extreme('10^6 points, x about 1e4, y about 1e6', plus(many.x, 1e4), plus(many.y, 1e6), 9e-9, 5),
];

/** As those; but `moments` in f32 would take the variance of x for 0, and says so. */
export const TINY_X: readonly Extreme[] = [
  extreme('x near 1e-24', times(x, 1e-25), y, 0.1),
  extreme('subnormal x', times(x, 1e-40), y, 0.1),
  extreme('subnormal x and y', times(x, 1e-40), times(y, 1e-41), 0.1),
  extreme('a slope beyond f32', [0, 1e-30], [0, 1e18], 0.1),
];

const NO_RATE =
  /largest stable lr for this data is \d(\.\d+)?e-\d+, and lr may not be below 1e-12: x reaches .* and y .*: take the mean away from x, or scale x down$/;
const TOO_LARGE =
  /lr for this data is .*, so that it is the numbers themselves that are too large: x reaches 12 and y .*e\+\d+, and a sum of squares must stay below 3\.40e\+38: scale the data down$/;

export const HOPELESS: readonly Hopeless[] = [
  { ...extreme('x near 1e31', times(x, 1e30), y, 1e-12), why: NO_RATE, f64: 'fails' },
  {
    ...extreme('x and y near 1e31', times(x, 1e30), times(y, 1e30), 1e-12),
    why: NO_RATE,
    f64: 'fails',
  },
  {
    ...extreme('the widest f32', [-3e38, 3e38], [-3e38, 3e38], 1e-12),
    why: NO_RATE,
    f64: 'fails',
  },
  { ...extreme('x about 1e6, at the usual lr', plus(x, 1e6), y, 1e-3), why: NO_RATE, f64: 'fails' },
  {
    ...extreme('not legal: an x that is infinite', [1, Infinity, 3], [1, 2, 3], 1e-3),
    why: /x\[1\] (is Infinity: leave out points that are not finite|Infinity is not a number within .*)$/,
    f64: 'fails',
  },
  {
    ...extreme('not legal: a y that is no number', [1, 2, 3], [1, 2, NaN], 1e-3),
    why: /y\[2\] (is NaN: leave out points that are not finite|NaN is not a number within .*)$/,
    f64: 'fails',
  },
  { ...extreme('y near 1e31', x, times(y, 1e30), 1e-3), why: TOO_LARGE, f64: 'trains' },
];
