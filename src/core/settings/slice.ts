import { POINTS } from './limits.ts';
import { refusing, type Refuse } from './row.ts';

/** Which rows of the data are used: the first is 1, and both ends belong to it. `20..` goes to the end. */
export type Slice = 'all' | `${number}..${number | ''}`;

const WRITTEN = /^\s*(\d*)\s*\.\.\s*(\d*)\s*$/;

/** The first and the last row, Infinity for an open end; NaN where it is written in another way. */
export function endsOf(written: string): readonly [first: number, last: number] {
  const [, first, last] = WRITTEN.exec(written === 'all' ? '..' : written) ?? [];
  if (first === undefined || last === undefined) return [NaN, NaN];
  return [first === '' ? 1 : Number(first), last === '' ? Infinity : Number(last)];
}

/** `1..80`, `..80` or `20..`; `all`, as nothing, leaves none out. */
export function readSlice(raw: unknown, refuse: Refuse): Slice {
  const { least } = POINTS;
  const fault = { kind: 'rows', least } as const;
  const written = typeof raw === 'string' ? raw.trim() || 'all' : '';
  const [first, last] = endsOf(written);
  if (!(first >= 1)) return refuse('is no range of rows: write it as 1..80, ..80 or 20.., the first row being 1', fault); // prettier-ignore
  if (last < first) return refuse('ends before it begins: write the lesser row first', fault);
  if (last - first + 1 < least) return refuse(`is one row, and ${least} are needed: take in another`, fault); // prettier-ignore
  if (last === Infinity) return first === 1 ? 'all' : `${first}..`;
  return `${first}..${last}`;
}

/**
 * Where the rows of a slice lie among so many, counted from 0, the end not included.
 * @throws ConfigError where there are no such rows, or too few of them
 */
export function spanOf(rows: Slice, count: number): { readonly from: number; readonly to: number } {
  const [first, last] = endsOf(rows);
  const { least } = POINTS;
  const refuse = (words: string): never => refusing('rows', rows)(words, { kind: 'rows-beyond', least, count }); // prettier-ignore
  if (first > count)
    refuse(`begins at row ${first}, and the data have ${count}: begin before that`);
  if (last > count && last < Infinity) refuse(`ends at row ${last}, and the data have ${count}: end there, or write ${first}..`); // prettier-ignore
  const to = Math.min(last, count);
  if (to - first + 1 < least) refuse(`leaves one row of ${count}, and ${least} are needed: begin before that`); // prettier-ignore
  return { from: first - 1, to };
}
