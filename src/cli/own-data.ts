/** Own data in the terminal: reads them, and tells on stderr what was read and what was left out. */
import { grouped } from '../core/text/grouped.ts';
import { cut } from '../core/text/shown.ts';
import type { OwnData } from '../core/data/own.ts';
import type { Affine, Units } from '../core/data/units.ts';
import { chooseColumns } from '../csv/columns.ts';
import { readCsv } from '../csv/read.ts';
import { reasonText } from '../csv/bad-rows.ts';
import type { Table } from '../csv/table.ts';
import { takenText } from '../csv/taken.ts';
import type { DataRequest } from './data-args.ts';
import type { Io } from './command.ts';

export interface ReadData {
  readonly own: OwnData;
  readonly table: Table;
}

/** A column's name in a line. */
const LONGEST_NAME = 40;

/** @throws ConfigError for data that cannot be read, AbortedError when somebody stops it */
export async function readOwnData(request: DataRequest, io: Io): Promise<ReadData> {
  const { path, columns, options, standardise } = request;
  const table = await readCsv(io.read(path), {
    choose: (head) => chooseColumns(head, columns),
    options,
    signal: io.stop,
  });
  const name = path === '-' ? 'stdin' : path;
  const { x, y, xName, yName, xQuantity, yQuantity, bad } = table;
  const own = { name, xName, yName, x, y, standardise, xQuantity, yQuantity };
  const aside = bad.count === 0 ? '' : `, ${grouped(bad.count)} left out`;
  const [xCut, yCut] = [cut(xName, LONGEST_NAME), cut(yName, LONGEST_NAME)];
  io.terminal.say(`${name}: x is ${xCut}, y is ${yCut}, ${grouped(x.length)} rows${aside}`);
  io.terminal.say(`read as ${takenText(table)}`);
  for (const reason of bad.reasons) io.terminal.say(reasonText(reason, table.head.columns.length));
  return { own, table };
}

/** The object `data` of `train --json`. */
export function dataReport({ own, table }: ReadData, units: Units | undefined): object {
  const { delimiter = null, decimal, thousands, headerLine = null } = table.head;
  const standard = ({ shift, scale }: Affine): object => ({ mean: shift, sd: scale });
  return {
    name: own.name,
    x: own.xName,
    y: own.yName,
    xQuantity: own.xQuantity,
    yQuantity: own.yQuantity,
    taken: { delimiter, decimal, thousands, headerLine, notes: table.notes },
    badRows: table.bad,
    standardised: units === undefined ? null : { x: standard(units.x), y: standard(units.y) },
  };
}
