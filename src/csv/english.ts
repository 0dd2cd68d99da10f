/** What is said about tables, in English. */
import { grouped } from '../core/grouped.ts';
import { shown } from '../core/shown.ts';
import type { WordsFor } from '../core/told.ts';
import type { BadRow, Reason, RowFault } from './bad-rows.ts';
import type { DataFaults, Foreign } from './data-fault.ts';

const FORMATS = {
  'utf-16': 'UTF-16 text: save the table as CSV UTF-8',
  'not-utf-8': 'not UTF-8 text: save the table as CSV UTF-8',
  binary: 'binary, not text: save the table as CSV UTF-8',
  html: 'a web page: save the table in it as CSV, or paste its cells',
  xml: 'XML: save the table as CSV UTF-8',
  zip: 'a zip file, as workbooks of Excel (.xlsx) and LibreOffice (.ods) are: save the sheet as CSV UTF-8, or unpack the zip',
  xls: 'an old workbook of Excel (.xls): save the sheet as CSV UTF-8',
  image: 'a picture: give the numbers that it shows as CSV',
  pdf: 'a PDF: copy its table into a spreadsheet, and save that as CSV UTF-8',
  compressed: 'compressed in another way than gzip: unpack the file first',
} as const satisfies Record<Foreign, string>;

/** No message names more columns than these. */
const MOST_LISTED = 8;

function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_LISTED).map(shown).join(', ');
  return names.length > MOST_LISTED ? `${first}, …` : first;
}

export const FAULTS: WordsFor<DataFaults> = {
  empty: () => 'the data have no rows: give at least 2',
  'only-header': ({ names }) =>
    `the data have a header (${listed(names)}) and no rows below it: give at least 2`,
  foreign: ({ format }) => `the data are ${FORMATS[format]}`,
  damaged: () =>
    'the data are gzip, and broken off or damaged: pack them again, or give them unpacked',
  'too-large': ({ bytes }) => `the data unpack to more than ${bytes} bytes: give fewer rows`,
  json: ({ problem }) =>
    `the data are JSON, but no array of objects such as [{"x": 1, "y": 2}] (${problem}): write them so, or as CSV`,
  'json-too-large': ({ characters }) =>
    `the data are JSON of more than ${characters} characters: give them as CSV, which is read in pieces`,
  'too-many-columns': ({ columns, most }) =>
    `the data have ${columns} columns, of ${most} at most: leave some out`,
  'too-many-rows': ({ most }) => `the data have more than ${most} rows: give fewer`,
  'record-too-long': ({ line, most, quoted: hasQuote }) =>
    `the record of line ${line} is longer than ${most} characters: ${hasQuote ? 'a quote may be missing' : 'is this a table?'}`,
  'no-header-line': ({ line }) =>
    `header ${line} is no line of a row at the beginning of the data: choose yes, no or another line`,
  'one-column': ({ axis }) =>
    `the data have no numeric column for ${axis}: there is only one column: separate columns by commas, semicolons, tabs, | or spaces`,
  'no-number-column': ({ axis, names }) =>
    `the data have no numeric column for ${axis}: name one of ${listed(names)}`,
  'no-such-column': ({ axis, asked, names }) =>
    `${axis} ${shown(asked)} is no column of the data: use ${listed(names)}, or a number from 1 to ${names.length}`,
  'name-twice': ({ axis, asked, numbers }) =>
    `${axis} ${shown(asked)} is the name of ${numbers.length} columns: say which by its number, ${numbers.join(' or ')}`,
  'too-few-rows': ({ rows, all, least, width, reasons }) =>
    `the data have ${rows} usable rows of ${all}, a line needs at least ${least}${reasons
      .map((reason) => `; ${reasonText(reason, width)}`)
      .join('')}`,
};

/** Why rows are left out; @param width how many cells a row should have */
const ROW_FAULTS = {
  missing: () => 'no value for x or y',
  'not-a-number': () => 'not a number',
  'not-a-date': () => 'no date like the others',
  'other-unit': () => 'not in the unit of the others',
  'too-large': () => 'larger than 32-bit numbers go',
  'wrong-width': (width) => `not ${width} cells`,
  footer: () => 'a sum of rows, and none',
  quotes: () => 'quotes that do not pair up',
} as const satisfies Record<RowFault, (width: number) => string>;

/** `2 rows left out, not a number: line 5 "x", line 9 "n/k"` */
export function reasonText({ fault, count, first }: Reason, width: number): string {
  const rows = count === 1 ? '1 row' : `${grouped(count)} rows`;
  const lines = first.map((row) => `line ${grouped(row.line)}${foundText(fault, row)}`).join(', ');
  const named = first.reduce((sum, row) => sum + row.lines, 0);
  return `${rows} left out, ${ROW_FAULTS[fault](width)}: ${lines}${named < count ? ', …' : ''}`;
}

function foundText(fault: RowFault, { found, lines }: BadRow): string {
  if (found === '') return '';
  if (fault === 'wrong-width') return ` (${found})`;
  const upTo = lines > 1 ? ` (and ${grouped(lines - 1)} more lines)` : '';
  return ` ${shown(found)}${upTo}`;
}
