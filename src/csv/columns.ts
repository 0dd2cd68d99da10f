import { DataError } from './data-error.ts';
import type { Axis } from './data-fault.ts';
import type { Head } from './head.ts';

/** Which columns are x and y; 0-based. */
export interface Choice {
  readonly x: number;
  readonly y: number;
}

/** How messages and the page call a column: by its name, or by its number where it has none. */
export function columnName({ columns }: Head, index: number): string {
  const name = columns[index]?.name ?? '';
  return name === '' ? `column ${index + 1}` : name;
}

/**
 * The columns that were asked for, by name or by number from 1; for those that were not, the first
 * numeric ones that are left. A name comes before a number.
 * @throws DataError that lists the columns there are
 */
export function chooseColumns(head: Head, asked: { x?: string; y?: string } = {}): Choice {
  const x = asked.x === undefined ? undefined : indexOf(head, 'x', asked.x);
  const y = asked.y === undefined ? undefined : indexOf(head, 'y', asked.y);
  const left = head.columns.flatMap(({ holds }, i) =>
    holds.kind !== 'text' && i !== x && i !== y ? [i] : [],
  );
  const next = (axis: Axis): number => left.shift() ?? none(head, axis);
  return { x: x ?? next('x'), y: y ?? next('y') };
}

function none(head: Head, axis: Axis): never {
  if (head.columns.length === 1) throw new DataError('one-column', { axis });
  throw new DataError('no-number-column', { axis, names: namesOf(head) });
}

function indexOf(head: Head, axis: Axis, asked: string): number {
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
