/** Own data in the terminal: reads them, and tells on stderr what was read and what was left out. */
import { grouped } from '../core/grouped.ts';
import { cut } from '../core/shown.ts';
import { coarseColumns, type OwnData } from '../core/data/own.ts';
import type { Affine, Units } from '../core/data/units.ts';
import type { FitConfig } from '../core/config.ts';
import { crawls, type LeastSquares } from '../core/exact.ts';
import { figure } from '../core/numbers/index.ts';
import { chooseColumns } from '../csv/columns.ts';
import { readCsv } from '../csv/read.ts';
import { reasonText } from '../csv/english.ts';
import type { Table } from '../csv/reader.ts';
import { takenText } from '../csv/taken.ts';
import type { DataRequest } from './data-args.ts';
import { note, type Io } from './io.ts';

export interface ReadData {
  readonly own: OwnData;
  readonly table: Table;
}

/** A column's name in a line. */
const LONGEST_NAME = 40;

/** @throws ConfigError for data that cannot be read, AbortedError when somebody stops it */
export async function readOwnData(request: DataRequest, io: Io): Promise<ReadData> {
  const { path, columns, options, standardise } = request;
  const stopping = new AbortController();
  io.stop.onRequest(() => {
    stopping.abort();
  });
  const table = await readCsv(io.read(path), {
    choose: (head) => chooseColumns(head, columns),
    options,
    signal: stopping.signal,
  });
  const name = path === '-' ? 'stdin' : path;
  const { x, y, xName, yName, xQuantity, yQuantity, bad } = table;
  const own = { name, xName, yName, x, y, standardise, xQuantity, yQuantity };
  const aside = bad.count === 0 ? '' : `, ${grouped(bad.count)} left out`;
  const [xCut, yCut] = [cut(xName, LONGEST_NAME), cut(yName, LONGEST_NAME)];
  note(io, `${name}: x is ${xCut}, y is ${yCut}, ${grouped(x.length)} rows${aside}`);
  note(io, `read as ${takenText(table)}`);
  for (const reason of bad.reasons) note(io, reasonText(reason, table.head.columns.length));
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

/** What a person should know before the training starts. */
export function dataWarnings(
  own: OwnData,
  { lr, epochs }: Pick<FitConfig, 'lr' | 'epochs'>,
  exact: LeastSquares,
): readonly string[] {
  const { unique, largestStableLearningRate } = exact;
  const says: string[] = [];
  const way = own.standardise ? '--lr auto' : '--standardise --lr auto';
  if (!unique) {
    says.push(
      'all x are equal, so that many lines fit equally well: the run ends at the one nearest to its start',
    );
  }
  for (const { column, spacing, sd } of own.standardise ? [] : coarseColumns(own)) {
    says.push(
      `32-bit numbers keep ${column} to ${figure(spacing, 2)} while it spreads by ${figure(sd, 2)}: use --standardise`,
    );
  }
  if (lr >= largestStableLearningRate) {
    says.push(
      `lr ${lr} will diverge, the largest stable one is ${figure(largestStableLearningRate, 3)}: use ${way}`,
    );
  } else if (crawls(lr, epochs, exact)) {
    says.push(`at lr ${lr} ${grouped(epochs)} epochs do not get to the best line: use ${way}`);
  }
  return says;
}
