import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/shown.ts';
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
 * @throws ConfigError that lists the columns there are
 */
export function chooseColumns(head: Head, asked: { x?: string; y?: string } = {}): Choice {
  const x = asked.x === undefined ? undefined : indexOf(head, 'x', asked.x);
  const y = asked.y === undefined ? undefined : indexOf(head, 'y', asked.y);
  const left = head.columns.flatMap(({ numeric }, i) => (numeric && i !== x && i !== y ? [i] : []));
  const next = (field: string): number => left.shift() ?? none(head, field);
  return { x: x ?? next('x'), y: y ?? next('y') };
}

function none(head: Head, field: string): never {
  const [only] = head.columns;
  const remedy =
    head.columns.length === 1 && only !== undefined
      ? 'there is only one column: separate columns by commas, semicolons, tabs or |'
      : `name one of ${listed(head)}`;
  throw new ConfigError(field, `the data have no numeric column for ${field}: ${remedy}`);
}

function indexOf(head: Head, field: 'x' | 'y', asked: string): number {
  const named = head.columns.flatMap(({ name }, i) => (name === asked.trim() ? [i] : []));
  const [index, second] = named;
  if (second !== undefined) {
    throw new ConfigError(
      field,
      `${field} ${shown(asked)} is the name of ${named.length} columns: say which by its number, ${named.map((i) => i + 1).join(' or ')}`,
    );
  }
  if (index !== undefined) return index;
  const number = /^\d+$/.test(asked) ? Number(asked) : NaN;
  if (number >= 1 && number <= head.columns.length) return number - 1;
  throw new ConfigError(
    field,
    `${field} ${shown(asked)} is no column of the data: use ${listed(head)}, or a number from 1 to ${head.columns.length}`,
  );
}

/** No message names more columns than these. */
const MOST_LISTED = 8;

function listed(head: Head): string {
  const names = head.columns.slice(0, MOST_LISTED).map((_, i) => shown(columnName(head, i)));
  return names.join(', ') + (head.columns.length > MOST_LISTED ? ', …' : '');
}
