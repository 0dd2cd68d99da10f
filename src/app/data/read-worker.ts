/** Reads a CSV file beside the page, and looks at its numbers before anybody trains on them. */
import { coarseColumns, trainedOn } from '../../core/data/own.ts';
import { leastSquares } from '../../core/quadratic/least-squares.ts';
import { chooseColumns, type Choice } from '../../csv/columns.ts';
import type { Told } from '../../core/text/told.ts';
import { DataError, type DataFaults } from '../../csv/faults.ts';
import type { Head } from '../../csv/head.ts';
import { parseTableOptions } from '../../csv/options.ts';
import { readCsv } from '../../csv/read.ts';
import type { Table } from '../../csv/reader.ts';
import { toWire } from '../engines/wire-error.ts';
import type { Prospects, ReadFailure, ReadNews, ReadRequest } from './protocol.ts';

addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => void read(data));

async function read({ blob, choice, options }: ReadRequest): Promise<void> {
  try {
    const table = await readCsv(piecesOf(blob), {
      options: parseTableOptions(options),
      choose: (head) => choose(head, choice),
      onProgress: (progress) => {
        tell({ kind: 'progress', progress });
      },
    });
    const news: ReadNews = { kind: 'done', read: { table, prospects: prospectsOf(table) } };
    postMessage(news, { transfer: [table.x.buffer, table.y.buffer] });
  } catch (error) {
    tell({ kind: 'failed', error: { ...toWire(error), told: toldOf(error) } });
  }
}

function isDataError(error: unknown): error is DataError {
  return error instanceof DataError;
}

function toldOf(error: unknown): ReadFailure['told'] {
  // A fault and its values belong together, as the error's type says.
  return isDataError(error)
    ? ({ code: error.fault, values: error.values } as Told<DataFaults>)
    : undefined;
}

/** What there is to choose from is told even where nothing can be chosen. */
function choose(head: Head, asked: Choice | undefined): Choice {
  if (asked === undefined) tell({ kind: 'head', head, choice: undefined });
  // Read in another way, a table may have fewer columns.
  const isThere = asked !== undefined && Math.max(asked.x, asked.y) < head.columns.length;
  const choice = isThere ? asked : chooseColumns(head);
  tell({ kind: 'head', head, choice });
  return choice;
}

/** As a stream's reader gives them: not every browser iterates over a stream. */
async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  const reader = blob.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function prospectsOf({ x, y, xName, yName }: Table): Prospects {
  const exact = (standardise: boolean) =>
    leastSquares(trainedOn({ name: '', xName, yName, x, y, standardise }).data);
  return { plain: exact(false), standardised: exact(true), coarse: coarseColumns({ x, y }) };
}

function tell(news: ReadNews): void {
  postMessage(news);
}
