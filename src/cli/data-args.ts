import { ConfigError } from '../core/errors.ts';
import { parseTableOptions, type RawTableOptions, type TableOptions } from '../csv/options.ts';
import type { Flags } from './flags.ts';

/** Own data as the flags ask for them. */
export interface DataRequest {
  /** A file, or `-` for stdin. */
  readonly path: string;
  readonly standardise: boolean;
  /** The columns, by name or number; the first numeric ones where nothing is said. */
  readonly columns: { readonly x?: string; readonly y?: string };
  readonly options: TableOptions;
}

/** Flags that say how the table is written, each with an example of a value. */
const TABLE_FLAGS = [
  ['delimiter', 'tab'],
  ['decimal', 'comma'],
  ['thousands', 'point'],
  ['header', 'no'],
  ['dates', 'dmy'],
] as const satisfies readonly (readonly [keyof RawTableOptions, string])[];

/** Flags that take a value, each with an example of one. */
export const DATA_VALUED = [
  ['data', 'points.csv'],
  ['x', 'weight'],
  ['y', 'length'],
  ...TABLE_FLAGS,
] as const;

/** Other data's flags, and why they have nothing to say here. */
const AT_ODDS = {
  points: 'the rows of the file are the points',
  replay: 'a replay brings its own data',
} as const;

/**
 * What the flags say about own data; undefined where they want none.
 * @throws ConfigError for flags that do not fit together
 */
export function parseDataRequest({ values, on }: Flags): DataRequest | undefined {
  const path = values.get('data');
  const [x, y] = [values.get('x'), values.get('y')];
  const standardise = on.has('standardise');
  if (path === undefined) {
    const stray = DATA_VALUED.map(([flag]) => flag).find((flag) => values.has(flag));
    const flag = stray ?? (standardise ? 'standardise' : undefined);
    if (flag === undefined) return undefined;
    throw new ConfigError(flag, `--${flag} says something about own data: give --data, too`);
  }
  for (const [flag, why] of Object.entries(AT_ODDS)) {
    if (values.has(flag)) {
      throw new ConfigError(flag, `--${flag} does not fit --data, for ${why}: leave --${flag} out`);
    }
  }
  const columns = { ...(x !== undefined && { x }), ...(y !== undefined && { y }) };
  const raw = Object.fromEntries(TABLE_FLAGS.map(([flag]) => [flag, values.get(flag)]));
  return { path, standardise, columns, options: parseTableOptions(raw) };
}
