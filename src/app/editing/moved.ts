import type { OwnData } from '../../core/data/own.ts';
import type { Columns } from '../../core/data/columns.ts';
import type { Move } from './edited.ts';

/** Copies in f64, one y another. */
export function withPointAt(
  { x, y }: Columns,
  { index, y: moved }: Move,
): Pick<OwnData, 'x' | 'y'> {
  const ys = Float64Array.from(y);
  ys[index] = moved;
  return { x: Float64Array.from(x), y: ys };
}

/** The place among the data of the point that is drawn as the `drawn`-th: charts draw in the order of x. */
export function dataIndexOf(x: ArrayLike<number>, drawn: number): number {
  const order = Array.from({ length: x.length }, (_, i) => i);
  // Stable, as the order of the chart is: equal x stay as they come.
  order.sort((left, right) => (x[left] ?? NaN) - (x[right] ?? NaN));
  return order[drawn] ?? -1;
}
