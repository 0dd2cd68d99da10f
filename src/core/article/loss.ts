import type { Columns } from '../data/columns.ts';

/** (a, b) ↦ 1/n · Σ (a·x + b − y)², f64 */
export function lossOfLine({ x, y }: Columns): (theta: readonly number[]) => number {
  return ([a = NaN, b = NaN]) => {
    let sum = 0;
    for (let i = 0; i < y.length; i++) sum += (a * (x[i] ?? NaN) + b - (y[i] ?? NaN)) ** 2;
    return sum / y.length;
  };
}
