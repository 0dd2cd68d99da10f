/** How a table is to be read. What is left out is found from the table itself. */
import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';

type ValueOf<T> = T[keyof T];

/** What separates cells, by the words that a person may choose from; the space stands for a run of spaces and tabs. */
export const DELIMITER_WORDS = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  bar: '|',
  space: ' ',
} as const;
export type Delimiter = ValueOf<typeof DELIMITER_WORDS>;

/** What separates the digits of a fraction. */
export const DECIMAL_WORDS = { point: '.', comma: ',' } as const;
export type DecimalMark = ValueOf<typeof DECIMAL_WORDS>;

/** What stands between groups of digits; the space for any kind of space, `'` for ’ too. */
export const THOUSANDS_WORDS = {
  none: '',
  comma: ',',
  point: '.',
  apostrophe: "'",
  space: ' ',
} as const;
export type ThousandsMark = ValueOf<typeof THOUSANDS_WORDS>;

/** The order of day and month in dates such as 03/04/2024. */
const DATE_WORDS = { dmy: 'dmy', mdy: 'mdy' } as const;
export type DateOrder = keyof typeof DATE_WORDS;

/** Whether the first row of the table holds names, or the line of the file that does; 1-based. */
export type Header = 'yes' | 'no' | number;

export interface TableOptions {
  readonly delimiter?: Delimiter | undefined;
  readonly decimal?: DecimalMark | undefined;
  readonly thousands?: ThousandsMark | undefined;
  readonly header?: Header | undefined;
  readonly dates?: DateOrder | undefined;
}

export type TableOption = keyof TableOptions;

/** What a person typed for each option; `auto` and undefined leave it to the table. */
export type RawTableOptions = Readonly<Partial<Record<TableOption, string | undefined>>>;

/** @throws ConfigError that names the option, the value, and what it could be */
export function parseTableOptions(raw: RawTableOptions): TableOptions {
  // By its word, or by the mark itself.
  const oneOf = <T extends string>(
    option: TableOption,
    words: Readonly<Record<string, T>>,
  ): T | undefined => {
    const given = raw[option] ?? 'auto';
    const found = Object.entries(words).find(([word, mark]) => given === word || given === mark);
    if (found !== undefined || given === 'auto') return found?.[1];
    throw noneOf(option, given, `auto, ${Object.keys(words).join(', ')}`);
  };
  const options: TableOptions = {
    delimiter: oneOf('delimiter', DELIMITER_WORDS),
    decimal: oneOf('decimal', DECIMAL_WORDS),
    thousands: oneOf('thousands', THOUSANDS_WORDS),
    header: headerOf(raw.header),
    dates: oneOf('dates', DATE_WORDS),
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

function headerOf(raw = 'auto'): Header | undefined {
  if (raw === 'auto') return undefined;
  if (raw === 'yes' || raw === 'no') return raw;
  const line = /^\d{1,9}$/.test(raw) ? Number(raw) : 0;
  if (line >= 1) return line;
  throw noneOf('header', raw, 'auto, yes, no or the number of a line from 1');
}

function noneOf(option: TableOption, raw: string, choices: string): ConfigError {
  return new ConfigError(option, `${option} ${shown(raw)} is none of ${choices}: choose one`);
}
