/** The columns of many runs, while tiles fill them. */
import type { Measure, Tile } from './types.ts';

/** By the name of the measure's column; NaN where nothing is known. [runs] each */
export type Columns = Readonly<Record<string, Float64Array>>;

export function emptyColumns(measures: readonly Pick<Measure, 'column'>[], runs: number): Columns {
  return Object.fromEntries(
    measures.map(({ column }) => [column, new Float64Array(runs).fill(NaN)]),
  );
}

/** @param from the run that has the first place */
export function putTile(
  into: Columns,
  { runs, columns }: Pick<Tile, 'runs' | 'columns'>,
  from = 0,
): void {
  for (const [name, column] of Object.entries(into))
    for (const [i, run] of runs.entries()) column[run - from] = columns[name]?.[i] ?? NaN;
}
