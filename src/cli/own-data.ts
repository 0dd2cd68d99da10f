/** Own data in the terminal: reads them, and tells on stderr what was read and what was left out. */
import { coarseColumns, type OwnData } from '../core/data/own.ts';
import type { Affine, Units } from '../core/data/units.ts';
import type { FitConfig } from '../core/config.ts';
import { crawls, type LeastSquares } from '../core/exact.ts';
import { chooseColumns } from '../csv/columns.ts';
import { readCsv } from '../csv/read.ts';
import type { BadRow, BadRows, RowFault } from '../csv/reader.ts';
import type { DataRequest } from './data-args.ts';
import { note, type Io } from './io.ts';
import { grouped } from './output.ts';

export interface ReadData {
  readonly own: OwnData;
  readonly bad: BadRows;
}

/** As many bad rows are named, one a line. */
const MOST_NAMED = 5;

const FAULTS = {
  missing: 'has no value',
  'not-a-number': 'is not a number',
  'too-large': 'is larger than 32-bit numbers go',
  'wrong-width': 'cells instead of those of the header',
  quotes: 'has quotes that do not pair up',
} as const satisfies Record<RowFault, string>;

/** @throws ConfigError for data that cannot be read, AbortedError when somebody stops it */
export async function readOwnData(request: DataRequest, io: Io): Promise<ReadData> {
  const { path, columns, standardise } = request;
  const stopping = new AbortController();
  io.stop.onRequest(() => {
    stopping.abort();
  });
  const { x, y, xName, yName, bad } = await readCsv(io.read(path), {
    choose: (head) => chooseColumns(head, columns),
    signal: stopping.signal,
  });
  const name = path === '-' ? 'stdin' : path;
  const own = { name, xName, yName, x, y, standardise };
  note(io, `${name}: x is ${xName}, y is ${yName}, ${grouped(x.length)} rows${aside(bad)}`);
  for (const row of bad.first.slice(0, MOST_NAMED)) note(io, badRowLine(row));
  if (bad.count > MOST_NAMED) note(io, `and ${grouped(bad.count - MOST_NAMED)} more`);
  return { own, bad };
}

function aside({ count }: BadRows): string {
  return count === 0 ? '' : `, ${grouped(count)} bad ${count === 1 ? 'row' : 'rows'} left out`;
}

function badRowLine({ line, fault, found }: BadRow): string {
  const what = fault === 'missing' ? 'x or y' : fault === 'wrong-width' ? found : `"${found}"`;
  return `line ${grouped(line)}: ${what} ${FAULTS[fault]}`;
}

/** The object `data` of `train --json`. */
export function dataReport({ own, bad }: ReadData, units: Units | undefined): object {
  const standard = ({ shift, scale }: Affine): object => ({ mean: shift, sd: scale });
  return {
    name: own.name,
    x: own.xName,
    y: own.yName,
    badRows: bad,
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
      `32-bit numbers keep ${column} to ${spacing.toPrecision(2)} while it spreads by ${sd.toPrecision(2)}: use --standardise`,
    );
  }
  if (lr >= largestStableLearningRate) {
    says.push(
      `lr ${lr} will diverge, the largest stable one is ${largestStableLearningRate.toPrecision(3)}: use ${way}`,
    );
  } else if (crawls(lr, epochs, exact)) {
    says.push(`at lr ${lr} ${grouped(epochs)} epochs do not get to the best line: use ${way}`);
  }
  return says;
}
