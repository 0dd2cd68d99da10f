/** How a table is to be read. What is left out is found from the table itself. */
import { ConfigError } from '../core/errors.ts';
import { word } from '../core/settings/kinds.ts';
import { readTable, type Raw } from '../core/settings/read.ts';
import type { Refuse, Rows, ValuesOf } from '../core/settings/row.ts';
import { shown } from '../core/text/shown.ts';

/** Each by a word that a person may choose, by the mark itself, or `auto`. */
export const TABLE_OPTIONS = {
  /** What separates cells; the space stands for a run of spaces and tabs. */
  delimiter: {
    ...word({ comma: ',', semicolon: ';', tab: '\t', bar: '|', space: ' ' }),
    example: 'tab',
    about: 'what separates the cells (default: auto, as for the next four)',
  },
  decimal: {
    ...word({ point: '.', comma: ',' }),
    example: 'comma',
    about: 'what stands before the fraction',
  },
  /** The space for any kind of space, `'` for ’ too, '' for nothing. */
  thousands: {
    ...word({ none: '', comma: ',', point: '.', apostrophe: "'", space: ' ' }),
    example: 'point',
    about: 'what stands between groups of digits',
  },
  /** Whether the first row of the table holds names, or the line of the file that does; 1-based. */
  header: {
    preset: undefined,
    read: readHeader,
    values: 'yes|no|N',
    example: 'no',
    about: 'whether the first row has the names, or on which line of the file they are',
  },
  dates: {
    ...word({ dmy: 'dmy', mdy: 'mdy' }),
    example: 'dmy',
    about: 'the order of day and month in dates such as 03/04/2024',
  },
} as const satisfies Rows;

export type TableOption = keyof typeof TABLE_OPTIONS;
export type TableOptions = Partial<ValuesOf<typeof TABLE_OPTIONS>>;

export type Delimiter = NonNullable<TableOptions['delimiter']>;
export type DecimalMark = NonNullable<TableOptions['decimal']>;
export type ThousandsMark = NonNullable<TableOptions['thousands']>;
export type Header = NonNullable<TableOptions['header']>;
export type DateOrder = NonNullable<TableOptions['dates']>;

/** What a person typed for each option; `auto` and undefined leave it to the table. */
export type RawTableOptions = Readonly<Partial<Record<TableOption, string | undefined>>>;

/** @throws ConfigError that names the option, the value, and what it could be */
export function parseTableOptions(raw: Raw): TableOptions {
  return readTable({ rows: TABLE_OPTIONS, rules: [marksDiffer] }, raw);
}

function marksDiffer({ decimal, thousands }: TableOptions, raw: Raw): void {
  if (decimal === undefined || decimal !== thousands) return;
  throw new ConfigError(
    'thousands',
    `thousands ${shown(raw['thousands'])} is the decimal mark, too: choose another for one of them`,
  );
}

function readHeader(raw: unknown, refuse: Refuse): 'yes' | 'no' | number | undefined {
  if (raw === 'auto') return undefined;
  if (raw === 'yes' || raw === 'no') return raw;
  const line = typeof raw === 'string' && /^\d{1,9}$/.test(raw) ? Number(raw) : 0;
  if (line >= 1) return line;
  return refuse('is none of auto, yes, no or the number of a line from 1: choose one', {
    kind: 'choice',
    choices: ['auto', 'yes', 'no'],
  });
}
