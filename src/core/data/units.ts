/** Between the numbers that are trained on and a person's own: x' = (x − shift)/scale, y' alike. */
import { spreadOf } from '../arithmetic/mean.ts';
import type { Dataset } from '../types.ts';
import type { Columns } from './columns.ts';

export interface Affine {
  readonly shift: number;
  /** Greater than 0. */
  readonly scale: number;
}

/** Of x and of y. Primes mark what is trained on. */
export interface Units {
  readonly x: Affine;
  readonly y: Affine;
}

/** The line ŷ = a·x + b in own units: a = a'·sy/sx, b = y₀ + sy·b' − a·x₀. */
export function lineInOwnUnits({ x, y }: Units, trained: readonly number[]): [number, number] {
  const [a = NaN, b = NaN] = trained;
  const slope = (a * y.scale) / x.scale;
  return [slope, y.shift + y.scale * b - slope * x.shift];
}

/** The other way: a' = a·sx/sy, b' = (b + a·x₀ − y₀)/sy. */
export function lineInTrainedUnits({ x, y }: Units, own: readonly number[]): [number, number] {
  const [a = NaN, b = NaN] = own;
  return [(a * x.scale) / y.scale, (b + a * x.shift - y.shift) / y.scale];
}

/** A mean squared error in own units: the square of those of y. */
export function lossInOwnUnits({ y }: Units, loss: number): number {
  return loss * y.scale ** 2;
}

/** The other way. */
export function lossInTrainedUnits({ y }: Units, loss: number): number {
  return loss / y.scale ** 2;
}

/** L = sy²·L'(a'(a), b'(a, b)), so dL/da = sy·(sx·dL'/da' + x₀·dL'/db') and dL/db = sy·dL'/db'. */
export function gradientInOwnUnits({ x, y }: Units, trained: readonly number[]): [number, number] {
  const [da = NaN, db = NaN] = trained;
  return [y.scale * (x.scale * da + x.shift * db), y.scale * db];
}

/** The other way: dL'/db' = dL/db / sy and dL'/da' = (dL/da / sy − x₀·dL'/db') / sx. */
export function gradientInTrainedUnits({ x, y }: Units, own: readonly number[]): [number, number] {
  const [da = NaN, db = NaN] = own;
  const slope = db / y.scale;
  return [(da / y.scale - x.shift * slope) / x.scale, slope];
}

/**
 * The data with mean 0 and variance 1 in each column, computed in f64 and then rounded to f32. A
 * constant column becomes zeros.
 */
export function standardised(x: Float64Array, y: Float64Array): { data: Dataset; units: Units } {
  const units = { x: affineOf(x), y: affineOf(y) };
  return { data: { x: apply(units.x, x), y: apply(units.y, y) }, units };
}

/** Shift: the mean; scale: the standard deviation, and 1 where all values are equal. */
function affineOf(values: Float64Array): Affine {
  const { mean, variance } = spreadOf(values);
  return { shift: mean, scale: variance > 0 ? Math.sqrt(variance) : 1 };
}

function apply(units: Affine, values: Float64Array): Float32Array<ArrayBuffer> {
  const result = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = scaled(units, values[i] ?? NaN);
  return result;
}

/** The columns in the units that are trained in, in f64. */
export function inUnits(units: Units, { x, y }: Columns): Columns {
  const column = (affine: Affine, values: ArrayLike<number>): Float64Array =>
    Float64Array.from(values).map((value) => scaled(affine, value));
  return { x: column(units.x, x), y: column(units.y, y) };
}

function scaled({ shift, scale }: Affine, value: number): number {
  return (value - shift) / scale;
}
