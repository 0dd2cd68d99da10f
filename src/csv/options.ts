/** How a table is to be read. What is left out is found from the table itself. */
import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/shown.ts';

/** What separates cells; the space stands for a run of spaces and tabs. */
export type Delimiter = ',' | ';' | '\t' | '|' | ' ';
/** What separates the digits of a fraction. */
export type DecimalMark = '.' | ',';
/** What stands between groups of digits; the space for any kind of space, `'` for ’ too, '' for nothing. */
export type ThousandsMark = '' | ',' | '.' | "'" | ' ';
/** Whether the first row of the table holds names, or the line of the file that does; 1-based. */
export type Header = 'yes' | 'no' | number;
/** The order of day and month in dates such as 03/04/2024. */
export type DateOrder = 'dmy' | 'mdy';

export interface TableOptions {
  readonly delimiter?: Delimiter | undefined;
  readonly decimal?: DecimalMark | undefined;
  readonly thousands?: ThousandsMark | undefined;
  readonly header?: Header | undefined;
  readonly dates?: DateOrder | undefined;
}

export type TableOption = keyof TableOptions;

/** By the words that a person may choose from. */
export const DELIMITER_WORDS = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  bar: '|',
  space: ' ',
} as const satisfies Record<string, Delimiter>;
export const DECIMAL_WORDS = { point: '.', comma: ',' } as const satisfies Record<
  string,
  DecimalMark
>;
export const THOUSANDS_WORDS = {
  none: '',
  comma: ',',
  point: '.',
  apostrophe: "'",
  space: ' ',
} as const satisfies Record<string, ThousandsMark>;
const DATE_WORDS = { dmy: 'dmy', mdy: 'mdy' } as const satisfies Record<string, DateOrder>;

/** What a person typed for each option; `auto` and undefined leave it to the table. */
export type RawTableOptions = Readonly<Partial<Record<TableOption, string | undefined>>>;

/** @throws ConfigError that names the option, the value, and what it could be */
export function parseTableOptions(raw: RawTableOptions): TableOptions {
  const options: TableOptions = {
    delimiter: oneOf('delimiter', raw.delimiter, DELIMITER_WORDS),
    decimal: oneOf('decimal', raw.decimal, DECIMAL_WORDS),
    thousands: oneOf('thousands', raw.thousands, THOUSANDS_WORDS),
    header: headerOf(raw.header),
    dates: oneOf('dates', raw.dates, DATE_WORDS),
  };
  const { decimal, thousands } = options;
  if (decimal !== undefined && decimal === thousands) {
    throw new ConfigError(
      'thousands',
      `thousands ${shown(raw.thousands)} is the decimal mark, too: choose another for one of them`,
    );
  }
  return options;
}

/** By its word, or by the mark itself. */
function oneOf<T extends string>(
  option: TableOption,
  raw: string | undefined,
  words: Readonly<Record<string, T>>,
): T | undefined {
  if (raw === undefined || raw === 'auto') return undefined;
  const found = Object.entries(words).find(([word, mark]) => raw === word || raw === mark);
  if (found !== undefined) return found[1];
  throw new ConfigError(
    option,
    `${option} ${shown(raw)} is none of auto, ${Object.keys(words).join(', ')}: choose one`,
  );
}

function headerOf(raw: string | undefined): Header | undefined {
  if (raw === undefined || raw === 'auto') return undefined;
  if (raw === 'yes' || raw === 'no') return raw;
  const line = /^\d{1,9}$/.test(raw) ? Number(raw) : 0;
  if (line >= 1) return line;
  throw new ConfigError(
    'header',
    `header ${shown(raw)} is none of auto, yes, no or the number of a line from 1: choose one`,
  );
}
