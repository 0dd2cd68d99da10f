/** The landscape: the loss as a function of the parameters, over a rectangle of the plane (a, b). */
import { CURVES } from './curves/index.ts';
import type { Columns } from './data/columns.ts';
import { LOSSES } from './losses/index.ts';
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
export function thinned({ x, y }: Dataset, most: number): Dataset {
  const every = Math.ceil(x.length / most);
  if (every <= 1) return { x, y };
  const length = Math.ceil(x.length / every);
  return {
    x: Float32Array.from({ length }, (_, i) => x[i * every] ?? NaN),
    y: Float32Array.from({ length }, (_, i) => y[i * every] ?? NaN),
  };
}

/** The landscape as f64 has it, a row of cells at a time: what the kernel is held against. */
export function* landscapeInPieces(
  { data, curve, loss }: Surface,
  grid: LandscapeGrid,
): InPieces<Float64Array<ArrayBuffer>> {
  const { width, height } = grid;
  const { a, b } = gridAxes(grid);
  const losses = new Float64Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const theta = [a.first + column * a.step, b.first + row * b.step];
      losses[row * width + column] = meanLoss({ data, curve, loss }, theta);
    }
    yield (row + 1) / height;
  }
  return losses;
}

/** 1/n · Σ l(ŷ(x; θ), y), f64 */
export function meanLoss(
  { data: { x, y }, curve, loss }: Pick<Surface, 'curve' | 'loss'> & { readonly data: Columns },
  theta: readonly number[],
): number {
  const { predict } = CURVES[curve];
  const { loss: lossOf } = LOSSES[loss];
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += lossOf(predict(theta, x[i] ?? NaN), y[i] ?? NaN);
  return sum / x.length;
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
