import { DataError, type Axis } from './faults.ts';
import type { Column, Head } from './head.ts';

/** Which columns are x and y; 0-based. */
export interface Choice {
  readonly x: number;
  readonly y: number;
  /** Inputs beside x, and what else is numbers. */
  readonly others?: readonly number[];
  /** What is taken as it is written. */
  readonly label?: number;
}

/** How messages and the page call a column: by its name, or by its number where it has none. */
export function columnName({ columns }: Head, index: number): string {
  const name = columns[index]?.name ?? '';
  return name === '' ? `column ${index + 1}` : name;
}

/**
 * The columns that were asked for, by name or by number from 1; for those that were not, the ones
 * that suit best of those that hold values. A name comes before a number.
 * @throws DataError that lists the columns there are
 */
export function chooseColumns(head: Head, asked: { x?: string; y?: string } = {}): Choice {
  const x = asked.x === undefined ? undefined : indexOf(head, 'x', asked.x);
  const y = asked.y === undefined ? undefined : indexOf(head, 'y', asked.y);
  return chooseOthers(head, x, y);
}

/**
 * What is not chosen yet, of the columns that suit best.
 * @param taken those that are no choice for y, beside x
 */
export function chooseOthers(
  head: Head,
  x: number | undefined,
  y: number | undefined,
  taken: readonly number[] = [],
): Choice {
  const all = head.columns.map((_, i) => i);
  const isFree = (i: number): boolean => i !== x && i !== y && !taken.includes(i);
  const free = all.filter((i) => head.columns[i]?.holds.kind !== 'text' && isFree(i));
  const xs = x === undefined ? free : [x];
  const ys = y === undefined ? free : [y];
  if (xs.length === 0) return none(head, 'x');
  // Of equal ones the first.
  let best: { readonly choice: Choice; readonly cost: number } | undefined;
  for (const i of xs) {
    for (const j of ys) {
      if (i === j && (x === undefined || y === undefined)) continue;
      const cost = costOf('x', head.columns[i]) + costOf('y', head.columns[j]);
      if (best === undefined || cost < best.cost) best = { choice: { x: i, y: j }, cost };
    }
  }
  return best?.choice ?? none(head, 'y');
}

/** How little a column suits where nobody chose one. */
function costOf(axis: Axis, column: Column | undefined): number {
  if (column === undefined) return Infinity;
  if (axis === 'y' && column.holds.kind === 'time') return 8;
  if (column.name.toLowerCase() === axis) return 0;
  return column.counts ? 4 : 1;
}

/** The columns before the chosen ones that hold values, and were not taken since they count the rows. */
export function passedOver({ columns }: Head, { x, y }: Choice): readonly number[] {
  return columns.flatMap(({ counts }, i) =>
    counts && i !== x && i !== y && i < Math.max(x, y) ? [i] : [],
  );
}

function none(head: Head, axis: Axis): never {
  if (head.columns.length === 1) throw new DataError('one-column', { axis });
  throw new DataError('no-number-column', { axis, names: namesOf(head), odd: oddOf(head) });
}

/** What the first column that holds no numbers has in its place. */
function oddOf(head: Head): { column: string; cell: string } | undefined {
  const index = head.columns.findIndex(({ holds }) => holds.kind === 'text');
  const cell = head.preview.map((cells) => (cells[index] ?? '').trim()).find((one) => one !== '');
  return cell === undefined ? undefined : { column: columnName(head, index), cell };
}

/** @throws DataError */
export function indexOf(head: Head, axis: Axis, asked: string): number {
  const named = head.columns.flatMap(({ name }, i) => (name === asked.trim() ? [i] : []));
  const [index, second] = named;
  if (second !== undefined) {
    throw new DataError('name-twice', { axis, asked, numbers: named.map((i) => i + 1) });
  }
  if (index !== undefined) return index;
  const number = /^\d+$/.test(asked) ? Number(asked) : NaN;
  if (number >= 1 && number <= head.columns.length) return number - 1;
  throw new DataError('no-such-column', { axis, asked, names: namesOf(head) });
}

function namesOf(head: Head): readonly string[] {
  return head.columns.map((_, i) => columnName(head, i));
}
