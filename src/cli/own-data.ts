/** Own data in the terminal: what the flags say of them, and what of them was read, told on stderr. */
import { inputNamesOf, type OwnData } from '../core/data/own.ts';
import type { Affine, Units } from '../core/data/units.ts';
import { ConfigError } from '../core/errors.ts';
import { SETTINGS, type FitConfig } from '../core/settings/index.ts';
import { SWITCH, text } from '../core/settings/kinds.ts';
import { readRows, type Raw } from '../core/settings/read.ts';
import { spanOf, type Slice } from '../core/settings/slice.ts';
import { grouped } from '../core/text/grouped.ts';
import { cut } from '../core/text/shown.ts';
import { reasonText } from '../csv/bad-rows.ts';
import { chooseInputs, type Inputs } from '../csv/inputs.ts';
import { TABLE_OPTIONS, parseTableOptions, type TableOptions } from '../csv/options.ts';
import { readCsv } from '../csv/read.ts';
import type { Table } from '../csv/table.ts';
import { takenText } from '../csv/taken.ts';
import type { Io } from './command.ts';
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
  x: {
    ...text('COLUMN', 'weight'),
    about: `${COLUMN};
several for a network or formula: --x dose,time. Without --x the columns that a formula names
are its inputs, and x stands for the only one, whatever it is called`,
  },
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

export interface ReadData {
  readonly own: OwnData;
  readonly table: Table;
}

/** A column's name in a line. */
const LONGEST_NAME = 40;

/** @throws ConfigError for data that cannot be read, AbortedError when somebody stops it */
export async function readOwnData(
  request: DataRequest,
  { formula, rows }: Pick<FitConfig, 'formula' | 'rows'>,
  io: Io,
): Promise<ReadData> {
  const { path, columns, options, standardise } = request;
  let inputs: Inputs | undefined;
  const table = await readCsv(io.read(path), {
    choose: (head) => (inputs = chooseInputs(head, { ...columns, formula })).choice,
    options,
    signal: io.stop.signal,
  });
  const name = path === '-' ? 'stdin' : path;
  const { x, y, others, xName, yName, xQuantity, yQuantity, bad } = table;
  const inputNames = inputs?.inputNames;
  const own: OwnData = { name, xName, yName, x, y, others, inputNames, standardise, xQuantity, yQuantity }; // prettier-ignore
  const aside = bad.count === 0 ? '' : `, ${grouped(bad.count)} left out`;
  const called = inputNamesOf(own).map((one, d) => {
    const column = cut(d === 0 ? xName : (others?.[d - 1]?.name ?? ''), LONGEST_NAME);
    return one === column && one !== 'x' ? `${one} is an input` : `${one} is ${column}`;
  });
  const roles = [...called, `y is ${cut(yName, LONGEST_NAME)}`].join(', ');
  io.terminal.say(`${name}: ${roles}, ${grouped(x.length)} rows${aside}`);
  io.terminal.say(`read as ${takenText(table)}`);
  for (const reason of bad.reasons) io.terminal.say(reasonText(reason, table.head.columns.length));
  if (rows !== 'all') io.terminal.say(rowsText(rows, table));
  return { own, table };
}

/** Which rows are used; where some could not be read, row 12 is not the twelfth of the file. */
export function rowsText(rows: Slice, { x, bad }: Pick<Table, 'x' | 'bad'>): string {
  const { from, to } = spanOf(rows, x.length);
  const aside = bad.count === 0 ? '' : '; those left out are not counted';
  return `rows ${grouped(from + 1)} to ${grouped(to)} of ${grouped(x.length)} are used${aside}`;
}

/** The object `data` of `train --json`. */
export function dataReport({ own, table }: ReadData, units: Units | undefined): object {
  const { delimiter = null, decimal, thousands, headerLine = null } = table.head;
  const standard = ({ shift, scale }: Affine): object => ({ mean: shift, sd: scale });
  return {
    name: own.name,
    x: own.xName,
    ...((own.others ?? []).length > 0 && { others: own.others?.map(({ name }) => name) }),
    y: own.yName,
    xQuantity: own.xQuantity,
    yQuantity: own.yQuantity,
    taken: { delimiter, decimal, thousands, headerLine, notes: table.notes },
    badRows: table.bad,
    standardised: units === undefined ? null : { x: standard(units.x), y: standard(units.y) },
  };
}
