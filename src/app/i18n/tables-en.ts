import { FAULTS } from '../../csv/faults.ts';
import type { NoteValues } from '../../csv/notes.ts';
import type { WordsFor } from '../../core/text/told.ts';

const quoted = (text: string): string => `“${text}”`;
const several = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The texts about how a table is written. They come with the dialog. */
export const tablesEn = {
  faults: FAULTS,
  setup: 'it is a setup of another version of Downhill, or damaged: have it shared again',
  unreadable:
    'the browser cannot read it; is it a folder, or has it changed since? Choose it again',

  options: 'How the table is written',
  optionsHint: 'Found by itself. Change what was found wrong, and the table is read anew.',
  delimiter: 'Between cells',
  delimiters: { comma: 'comma', semicolon: 'semicolon', tab: 'tab', bar: 'bar |', space: 'spaces' },
  decimal: 'Decimal mark',
  decimals: { point: 'point 1.5', comma: 'comma 1,5' },
  thousands: 'Between thousands',
  thousandsMarks: {
    none: 'nothing',
    comma: 'comma 1,000',
    point: 'point 1.000',
    apostrophe: 'apostrophe 1’000',
    space: 'space 1 000',
  },
  marks: { ',': 'comma', '.': 'point', "'": 'apostrophe', ' ': 'space' },
  header: 'Header',
  headers: { yes: 'first row', no: 'none', line: 'on a line…' },
  line: 'Line of the header',
  notALine: 'Give the number of a line, from 1 to 999,999,999.',
  dates: 'Dates',
  dateOrders: { dmy: 'day, month', mdy: 'month, day' },
  auto: (found: string) => (found === '' ? 'Automatic' : `Automatic (${found})`),
  onLine: (line: string) => `line ${line}`,

  /** What was taken, in one line. */
  taken: (parts: readonly string[]) => `Taken as: ${parts.join(', ')}.`,
  json: 'JSON',
  between: (delimiter: string) => `${delimiter} between cells`,
  withHeader: (line: string) => `header on line ${line}`,
  noHeader: 'no header',
  decimalComma: 'decimal comma',
  thousandsAs: (mark: string) => `${mark} between thousands`,

  notes: {
    gzip: () => 'Unpacked by gzip.',
    json: ({ entries }) => `JSON of ${entries} entries.`,
    'lines-above': ({ lines, first }) =>
      `${several(lines, 'line')} above the table left out: ${quoted(first)}${lines > 1 ? ', …' : ''}`,
    comments: ({ lines }) => `${several(lines, 'line')} with # left out.`,
    'header-in-comment': ({ line }) => `The names are those of the comment on line ${line}.`,
    'header-of-numbers': ({ line, names }) =>
      `Line ${line} (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}) is taken for names, not for a row.`,
    'ambiguous-mark': ({ example, value }) => `${quoted(example)} is taken as ${value}.`,
    unit: ({ column, unit }) => `${column} is in ${unit}.`,
    percent: ({ column }) => `${column}: 12% is taken as 0.12.`,
    time: ({ column, unit }) => `${column} counts ${unit}s from its earliest moment.`,
    'ambiguous-dates': ({ example, order }) =>
      `${quoted(example)} is taken as ${order === 'dmy' ? 'day and month' : 'month and day'}.`,
    counting: ({ column }) => `${column} counts the rows, and is not taken by itself.`,
    'row-names': ({ expected, found }) =>
      `Rows have ${found} cells where the header has ${expected}: the first is the name of the row.`,
    'empty-cells': ({ expected, found }) =>
      `Rows have ${found} cells where the header has ${expected}, the last of them empty.`,
  } satisfies WordsFor<NoteValues> as WordsFor<NoteValues>,

  /** To a note that could be wrong: the other way to read the table. */
  otherwise: {
    delimiter: '',
    header: 'It is a row',
    decimal: { point: 'Its point is a decimal mark', comma: 'Its comma is a decimal mark' },
    thousands: '',
    dates: { dmy: 'It is day and month', mdy: 'It is month and day' },
  },
  value: (text: string) => `= ${text}`,
  swallowed: (lines: string) => `and ${lines} more lines`,
  reason: (rows: string, why: string) => `${rows} × ${why}`,
  more: (rows: string) => `and ${rows} more`,
};

export type TableWords = typeof tablesEn;
