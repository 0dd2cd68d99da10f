/** The landscape: the loss as a function of the parameters, over a rectangle of the plane (a, b). */
import type { Columns } from './data/columns.ts';
import { eachColumn, inputsOf } from './data/inputs.ts';
import { lossOf } from './losses/index.ts';
import { differentiable } from './models/differentiable.ts';
import type { InPieces } from './work/pieces.ts';
import { MOST_ITERATIONS } from './work/shape.ts';
import type { Dataset, LandscapeGrid, Surface, LandscapeWindow } from './types.ts';

/** The most points that a cell goes over: a loop for each of them. */
export const MOST_LANDSCAPE_POINTS = MOST_ITERATIONS;

/** The middle of the first cell, and the way to the next: of a, of b. */
export interface GridAxis {
  readonly first: number;
  readonly step: number;
}

export function gridAxes({ aMin, aMax, bMin, bMax, width, height }: LandscapeGrid): {
  readonly a: GridAxis;
  readonly b: GridAxis;
} {
  const axis = (least: number, most: number, cells: number): GridAxis => {
    const step = (most - least) / cells;
    return { first: least + step / 2, step };
  };
  return { a: axis(aMin, aMax, width), b: axis(bMin, bMax, height) };
}

/** Every k-th point, so that at most `most` are left; all of them, uncopied, where they are few. */
export function thinned(data: Dataset, most: number): Dataset {
  const every = Math.ceil(data.x.length / most);
  if (every <= 1) return data;
  const length = Math.ceil(data.x.length / every);
  return eachColumn(data, (column) =>
    Float32Array.from({ length }, (_, i) => column[i * every] ?? NaN),
  );
}

/** The landscape as f64 has it, a row of cells at a time: what the kernel is held against. */
export function* landscapeInPieces(
  surface: Surface,
  grid: LandscapeGrid,
): InPieces<Float64Array<ArrayBuffer>> {
  const { width, height } = grid;
  const { a, b } = gridAxes(grid);
  const loss = lossAt(surface);
  const losses = new Float64Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      losses[row * width + column] = loss([a.first + column * a.step, b.first + row * b.step]);
    }
    yield (row + 1) / height;
  }
  return losses;
}

/** θ ↦ 1/n · Σ l(ŷ(x; θ), y), f64 */
export function lossAt({
  data,
  model,
  loss,
}: Pick<Surface, 'model' | 'loss'> & { readonly data: Columns }): (
  theta: readonly number[],
) => number {
  const { forward } = differentiable(model);
  const { loss: lossOfPoint } = lossOf(loss);
  const columns = inputsOf(data);
  const { y } = data;
  return (theta) => {
    let sum = 0;
    for (let i = 0; i < y.length; i++) {
      const inputs = columns.map((column) => column[i] ?? NaN);
      sum += lossOfPoint(forward(inputs, theta), y[i] ?? NaN);
    }
    return sum / y.length;
  };
}

/** A window about the start, as far from it as the start is from 0: where nothing is known of the optimum. */
export function windowAbout(start: readonly number[]): LandscapeWindow {
  const half = Math.max(1, ...start.map(Math.abs));
  const [a = NaN, b = NaN] = start;
  return { aMin: a - half, aMax: a + half, bMin: b - half, bMax: b + half };
}

/** Whether θ is in the window. */
export function contains(
  { aMin, aMax, bMin, bMax }: LandscapeWindow,
  [a = NaN, b = NaN]: readonly number[],
): boolean {
  return a >= aMin && a <= aMax && b >= bMin && b <= bMax;
}
