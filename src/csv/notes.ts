/** What was taken of a table and is not plain to see, in English; by code and values, so that each language has words. */
import type { Written } from '../core/data/quantity.ts';
import { grouped } from '../core/text/grouped.ts';
import { shown } from '../core/text/shown.ts';
import { inWords, type Told, type ValuesOf, type WordsFor } from '../core/text/told.ts';
import type { DateOrder } from './options.ts';

/** How many cells rows have, and how many there should be. */
interface Cells {
  expected: number;
  found: number;
}

const TEXTS = {
  gzip: () => 'unpacked by gzip',
  json: ({ entries }: { entries: number }) => `JSON of ${counted(entries, 'entry', 'entries')}`,
  /** Lines above the table that are no part of it, and the first of them. */
  'lines-above': ({ lines, first }: { lines: number; first: string }) =>
    `${counted(lines, 'line')} above the table left out (${shown(first)}${lines > 1 ? ', …' : ''})`,
  comments: ({ lines }: { lines: number }) => `${counted(lines, 'line')} with # left out`,
  /** On which line it is. */
  'header-in-comment': (() => 'names from the comment above the first row') as (values: {
    line: number;
  }) => string,
  /** Years, or 0, 1, 2, …. */
  'header-of-numbers': ({ line, names }: { line: number; names: readonly string[] }) =>
    `line ${line} (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}) is taken for names: --header no makes it a row`,
  /** Cells such as 1,234 could be meant either way; `value` is what `example` was taken for. */
  'ambiguous-mark': ({ mark, taken, example, value }: AmbiguousMark) =>
    `${shown(example)} is taken as ${value}: if its ${mark === ',' ? 'comma' : 'point'} ${
      taken === 'thousands' ? 'is a decimal mark' : 'stands between thousands'
    }, add --decimal ${(mark === ',') === (taken === 'thousands') ? 'comma' : 'point'}`,
  /** Of all cells of a chosen column. */
  unit: ({ column, unit }: { column: string; unit: string }) => `${shown(column)} in ${unit}`,
  percent: ({ column }: { column: string }) =>
    `percent in ${shown(column)} taken as shares: 12% is 0.12`,
  /** A chosen column counts from its earliest moment, which `origin` is (ms, UTC). */
  time: ({ column, unit, written, origin }: Counted) =>
    `${shown(column)} in ${unit}s since ${momentText(origin, written)}`,
  /** Dates such as 03/04/2024 that could be meant either way. */
  'ambiguous-dates': ({ order, example }: { column: string; order: DateOrder; example: string }) =>
    `${shown(example)} is taken as ${order === 'dmy' ? 'day and month' : 'month and day'}: if it is not, add --dates ${order === 'dmy' ? 'mdy' : 'dmy'}`,
  counting: ({ column }: { column: string }) =>
    `${shown(column)} counts the rows and is not taken unless --x names it`,
  'row-names': ({ expected, found }: Cells) =>
    `rows have ${found} cells where the header has ${expected}: the first is the name of the row`,
  'empty-cells': ({ expected, found }: Cells) =>
    `rows have ${found} cells where the header has ${expected}, the last of them empty`,
};

interface AmbiguousMark {
  mark: ',' | '.';
  taken: 'thousands' | 'decimal';
  example: string;
  value: number;
}

interface Counted {
  column: string;
  unit: 'day' | 'second';
  written: Written;
  origin: number;
}

export type NoteValues = ValuesOf<typeof TEXTS>;
export type Note = Told<NoteValues>;

const NOTES: WordsFor<NoteValues> = TEXTS;

export function noteText({ code, values }: Note): string {
  return inWords<NoteValues, keyof NoteValues>(NOTES, code, values);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${grouped(count)} ${many}`;
}

/** `2024-01-31`, `2024-01-31 09:30:00`, `09:30:00` */
export function momentText(ms: number, written: Written): string {
  const [date = '', clock = ''] = new Date(ms)
    .toISOString()
    .replace(/(\.000)?Z$/, '')
    .split('T');
  if (written === 'clock') return clock;
  return written === 'date' ? date : `${date} ${clock}`;
}
