import { ConfigError } from '../core/errors.ts';
import { SETTINGS } from '../core/settings/index.ts';
import { SWITCH, text } from '../core/settings/kinds.ts';
import { readRows, type Raw } from '../core/settings/read.ts';
import { TABLE_OPTIONS, parseTableOptions, type TableOptions } from '../csv/options.ts';
import { only } from './flags.ts';

/** Own data as the flags ask for them. */
export interface DataRequest {
  /** A file, or `-` for stdin. */
  readonly path: string;
  readonly standardise: boolean;
  /** The columns, by name or number; the first numeric ones where nothing is said. */
  readonly columns: { readonly x?: string; readonly y?: string };
  readonly options: TableOptions;
}

const COLUMN = `by name, or by number from 1 (default: the first columns of numbers; a date can be x, and a
column that counts 1, 2, 3, … comes last)`;

/** Which data, and which of their columns. */
const COLUMNS = {
  data: {
    ...text('FILE', 'points.csv'),
    about: `a table in UTF-8, or - for stdin: CSV, columns between tabs or spaces, a JSON array of
objects, gzip of these. How it is written is found, and said on stderr, as are the rows that
hold no number for x and y and are left out. --seed draws only the start`,
  },
  x: { ...text('COLUMN', 'weight'), about: COLUMN },
  y: { ...text('COLUMN', 'length'), about: COLUMN },
  standardise: {
    ...SWITCH,
    about: `train on (x - mean)/sd and (y - mean)/sd, which suits data at any scale: with --lr auto a few
epochs are enough. Loss and parameters are printed in the data's own units all the same`,
  },
};

const { standardise: STANDARDISE, ...WHICH } = COLUMNS;
export const OWN_DATA = { ...WHICH, ...TABLE_OPTIONS, standardise: STANDARDISE };

/**
 * What the flags say about own data; undefined where they want none.
 * @throws ConfigError for flags that do not fit together
 */
export function parseDataRequest(raw: Raw): DataRequest | undefined {
  const { data: path, x, y, standardise } = readRows(COLUMNS, raw);
  if (path === undefined) {
    const flag = Object.keys(OWN_DATA).find((key) => raw[key] !== undefined);
    if (flag === undefined) return undefined;
    throw new ConfigError(flag, `--${flag} says something about own data: give --data, too`);
  }
  for (const [flag, setting] of Object.entries(SETTINGS)) {
    if ('notOfGiven' in setting && raw[flag] !== undefined) {
      throw new ConfigError(
        flag,
        `--${flag} does not fit --data, for ${setting.notOfGiven}: leave --${flag} out`,
      );
    }
  }
  const columns = { ...(x !== undefined && { x }), ...(y !== undefined && { y }) };
  return { path, standardise, columns, options: parseTableOptions(only(TABLE_OPTIONS, raw)) };
}
