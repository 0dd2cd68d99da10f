/** What can be wrong with a table, in English. Its codes and values are for programs and other languages. */
import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';
import { inWords, type ValuesOf, type WordsFor } from '../core/text/told.ts';
import { reasonText, type Reason } from './bad-rows.ts';

/** What a column is taken for. */
export type Axis = 'x' | 'y' | 'sigma' | 'weights' | 'group';

/** What a file is that is no table of text. */
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
} as const;

export type Foreign = keyof typeof FORMATS;

/** Names and cells are as the table has them. */
type Names = readonly string[];

/** No message names more columns than these. */
const MOST_LISTED = 8;

function listed(names: Names): string {
  const first = names.slice(0, MOST_LISTED).map(shown).join(', ');
  return names.length > MOST_LISTED ? `${first}, …` : first;
}

/** A cell that is no number. */
interface Odd {
  column: string;
  cell: string;
}

const TEXTS = {
  empty: () => 'the data have no rows: give at least 2',
  'only-header': ({ names }: { names: Names }) =>
    `the data have a header (${listed(names)}) and no rows below it: give at least 2`,
  foreign: ({ format }: { format: Foreign }) => `the data are ${FORMATS[format]}`,
  damaged: () =>
    'the data are gzip, and broken off or damaged: pack them again, or give them unpacked',
  'too-large': ({ bytes }: { bytes: number }) =>
    `the data unpack to more than ${bytes} bytes: give fewer rows`,
  /** `problem` is the parser's, in English, where it is no JSON at all. */
  json: ({ problem }: { problem: string }) =>
    `the data are JSON, but no array of objects such as [{"x": 1, "y": 2}] (${problem}): write them so, or as CSV`,
  'json-too-large': ({ characters }: { characters: number }) =>
    `the data are JSON of more than ${characters} characters: give them as CSV, which is read in pieces`,
  'too-many-columns': ({ columns, most }: { columns: number; most: number }) =>
    `the data have ${columns} columns, of ${most} at most: leave some out`,
  'too-many-rows': ({ most }: { most: number }) =>
    `the data have more than ${most} rows: give fewer`,
  'record-too-long': ({ line, most, quoted }: { line: number; most: number; quoted: boolean }) =>
    `the record of line ${line} is longer than ${most} characters: ${quoted ? 'a quote may be missing' : 'is this a table?'}`,
  /** The option `header` names a line that the beginning of the file does not have. */
  'no-header-line': ({ line }: { line: number }) =>
    `header ${line} is no line of a row at the beginning of the data: choose yes, no or another line`,
  'one-column': ({ axis }: { axis: Axis }) =>
    `the data have no numeric column for ${axis}: there is only one column: separate columns by commas, semicolons, tabs, | or spaces`,
  'no-number-column': ({ axis, names, odd }: { axis: Axis; names: Names; odd: Odd | undefined }) =>
    `the data have no numeric column for ${axis}: name one of ${listed(names)}${odd === undefined ? '' : `; ${shown(odd.column)} has ${shown(odd.cell)}, which is no number`}`,
  'no-such-column': ({ axis, asked, names }: { axis: Axis; asked: string; names: Names }) =>
    `${axis} ${shown(asked)} is no column of the data: use ${listed(names)}, or a number from 1 to ${names.length}`,
  /** `numbers` are those of its columns, from 1. */
  'name-twice': (values: { axis: Axis; asked: string; numbers: readonly number[] }) => {
    const { axis, asked, numbers } = values;
    return `${axis} ${shown(asked)} is the name of ${numbers.length} columns: say which by its number, ${numbers.join(' or ')}`;
  },
  'too-few-rows': ({ rows, all, least, width, reasons }: TooFewRows) =>
    `the data have ${rows} usable rows of ${all}, ${least === 1 ? 'and there has to be one' : `a line needs at least ${least}`}${reasons
      .map((reason) => `; ${reasonText(reason, width)}`)
      .join('')}`,
};

/** Too few rows are left, and why; `width` is how many cells a row should have. */
interface TooFewRows {
  rows: number;
  all: number;
  least: number;
  width: number;
  reasons: readonly Reason[];
}

export type DataFaults = ValuesOf<typeof TEXTS>;
export type DataFault = keyof DataFaults;

export const FAULTS: WordsFor<DataFaults> = TEXTS;

/** A table that cannot be read. `message` is English; `fault` and `values` are for other languages. */
export class DataError<F extends DataFault = DataFault> extends ConfigError {
  override readonly name = 'DataError';
  readonly fault: F;
  readonly values: DataFaults[F];

  constructor(fault: F, values: DataFaults[F]) {
    super('axis' in values ? values['axis'] : 'data', inWords(FAULTS, fault, values));
    this.fault = fault;
    this.values = values;
  }
}
