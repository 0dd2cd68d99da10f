/** The landscape: the loss as a function of two parameters, over a rectangle of their plane. */
import { lossOfLine } from './article/loss.ts';
import type { Columns } from './data/columns.ts';
import { eachColumn, inputsOf } from './data/inputs.ts';
import { lossOf } from './losses/index.ts';
import { differentiable } from './models/differentiable.ts';
import { isLine, parameterCountOf } from './models/model.ts';
import type { InPieces } from './work/pieces.ts';
import { MOST_ITERATIONS } from './work/shape.ts';
import type { Dataset, LandscapeGrid, LandscapeWindow, Plane, Surface } from './types.ts';

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
  const { across, up, held } = planeOf(surface);
  const theta = [...held];
  const losses = new Float64Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      theta[across] = a.first + column * a.step;
      theta[up] = b.first + row * b.step;
      losses[row * width + column] = loss(theta);
    }
    yield (row + 1) / height;
  }
  return losses;
}

/** The plane of a surface. */
export function planeOf({ model, plane }: Pick<Surface, 'model' | 'plane'>): Plane {
  return plane ?? { across: 0, up: 1, held: Array<number>(parameterCountOf(model)).fill(0) };
}

/** θ ↦ 1/n · Σ l(ŷ(x; θ), y), f64 */
export function lossAt({
  data,
  model,
  loss,
}: Pick<Surface, 'model' | 'loss'> & { readonly data: Columns }): (
  theta: readonly number[],
) => number {
  // A picture of a line is a hundred thousand of these: nothing is read node by node for it.
  if (isLine(model) && loss.kind === 'mse') return lossOfLine(data);
  const { forward } = differentiable(model);
  const { loss: lossOfPoint } = lossOf(loss);
  const columns = inputsOf(data);
  const { y } = data;
  const row = new Float64Array(columns.length);
  return (theta) => {
    let sum = 0;
    for (let i = 0; i < y.length; i++) {
      for (const [d, column] of columns.entries()) row[d] = column[i] ?? NaN;
      sum += lossOfPoint(forward(row, theta), y[i] ?? NaN);
    }
    return sum / y.length;
  };
}

/** So much room is left beside the places of a window, of their span. */
const ROOM = 0.25;

/**
 * A window about places of which the first is the start, at least as far from it as the start is from 0: where nothing
 * is known of the optimum.
 */
export function windowAbout(places: readonly (readonly number[])[]): LandscapeWindow {
  const half = Math.max(1, ...(places[0] ?? []).map(Math.abs));
  const [aMin, aMax] = reachOf(places.map(([a = NaN]) => a), half); // prettier-ignore
  const [bMin, bMax] = reachOf(places.map(([, b = NaN]) => b), half); // prettier-ignore
  return { aMin, aMax, bMin, bMax };
}

/** About the first of the values, and a little farther than all of them. */
function reachOf(values: readonly number[], half: number): readonly [number, number] {
  const [first = NaN] = values;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = ROOM * (most - least);
  return [Math.min(first - half, least - room), Math.max(first + half, most + room)];
}

/** Whether θ is in the window. */
export function contains(
  { aMin, aMax, bMin, bMax }: LandscapeWindow,
  [a = NaN, b = NaN]: readonly number[],
): boolean {
  return a >= aMin && a <= aMax && b >= bMin && b <= bMax;
}
