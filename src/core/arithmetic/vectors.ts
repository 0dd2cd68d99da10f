/** Lists of numbers, one a parameter or one an axis. */
export type Vector = readonly number[];

/** Rows. */
export type Matrix = readonly Vector[];

/** A list made of lists of equal length, place by place. */
export function each(of: (...values: number[]) => number, ...lists: readonly Vector[]): number[] {
  return (lists[0] ?? []).map((_, i) => of(...lists.map((list) => list[i] ?? NaN)));
}

export function sizes(list: Vector): number[] {
  return list.map(Math.abs);
}

export function dot(one: Vector, other: Vector): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] ?? NaN), 0);
}

export function times(matrix: Matrix, list: Vector): number[] {
  return matrix.map((row) => dot(row, list));
}

export function transposed(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? NaN));
}
