/** What was taken of a table, in English: one line. */
import type { Quantity, Written } from '../core/data/quantity.ts';
import { grouped } from '../core/grouped.ts';
import { shown } from '../core/shown.ts';
import { inWords, type WordsFor } from '../core/told.ts';
import type { Note, NoteValues } from './notes.ts';
import type { Delimiter, ThousandsMark } from './options.ts';
import type { Table } from './reader.ts';

const DELIMITERS = {
  ',': 'comma-separated',
  ';': 'semicolon-separated',
  '\t': 'tab-separated',
  '|': 'separated by |',
  ' ': 'separated by spaces',
} as const satisfies Record<Delimiter, string>;

const THOUSANDS = {
  ',': 'commas',
  '.': 'points',
  "'": 'apostrophes',
  ' ': 'spaces',
} as const satisfies Record<Exclude<ThousandsMark, ''>, string>;

/** `tab-separated, header on line 1, commas between thousands; income in $` */
export function takenText({ head, notes, xQuantity, yQuantity }: Table): string {
  const { delimiter, headerLine, decimal, thousands } = head;
  const form = [
    ...(delimiter === undefined ? [] : [DELIMITERS[delimiter]]),
    ...(delimiter === undefined ? [] : [headerText(headerLine)]),
    ...(decimal === ',' ? ['decimal comma'] : []),
    ...thousands.map((mark) => `${THOUSANDS[mark]} between thousands`),
  ].join(', ');
  const said = [form, ...notes.map(noteText), slopeText(xQuantity, yQuantity)];
  return said.filter((part) => part !== '').join('; ');
}

/** `a is in $ per day`; nothing where x is a plain number. */
function slopeText(x: Quantity, y: Quantity): string {
  const per = unitOf(x);
  if (per === '') return '';
  const unit = unitOf(y);
  return `a is ${unit === '' ? '' : `in ${unit} `}per ${per}`;
}

function unitOf(quantity: Quantity): string {
  return quantity.kind === 'percent' ? '' : quantity.unit;
}

function headerText(line: number | undefined): string {
  return line === undefined ? 'no header' : `header on line ${grouped(line)}`;
}

function noteText({ code, values }: Note): string {
  return inWords<NoteValues, keyof NoteValues>(NOTES, code, values);
}

const NOTES: WordsFor<NoteValues> = {
  gzip: () => 'unpacked by gzip',
  json: ({ entries }) => `JSON of ${counted(entries, 'entry', 'entries')}`,
  'lines-above': ({ lines, first }) =>
    `${counted(lines, 'line')} above the table left out (${shown(first)}${lines > 1 ? ', …' : ''})`,
  comments: ({ lines }) => `${counted(lines, 'line')} with # left out`,
  'header-in-comment': () => 'names from the comment above the first row',
  'header-of-numbers': ({ line, names }) =>
    `line ${line} (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}) is taken for names: --header no makes it a row`,
  'ambiguous-mark': ({ mark, taken, example, value }) =>
    `${shown(example)} is taken as ${value}: if its ${mark === ',' ? 'comma' : 'point'} ${
      taken === 'thousands' ? 'is a decimal mark' : 'stands between thousands'
    }, add --decimal ${(mark === ',') === (taken === 'thousands') ? 'comma' : 'point'}`,
  unit: ({ column, unit }) => `${shown(column)} in ${unit}`,
  percent: ({ column }) => `percent in ${shown(column)} taken as shares: 12% is 0.12`,
  time: ({ column, unit, written, origin }) =>
    `${shown(column)} in ${unit}s since ${momentText(origin, written)}`,
  'ambiguous-dates': ({ order, example }) =>
    `${shown(example)} is taken as ${order === 'dmy' ? 'day and month' : 'month and day'}: if it is not, add --dates ${order === 'dmy' ? 'mdy' : 'dmy'}`,
  counting: ({ column }) => `${shown(column)} counts the rows and is not taken unless --x names it`,
  'row-names': ({ expected, found }) =>
    `rows have ${found} cells where the header has ${expected}: the first is the name of the row`,
  'empty-cells': ({ expected, found }) =>
    `rows have ${found} cells where the header has ${expected}, the last of them empty`,
};

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
