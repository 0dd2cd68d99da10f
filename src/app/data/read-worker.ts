/** Reads a CSV file beside the page, and looks at its numbers before anybody trains on them. */
import { coarseColumns, trainedOn } from '../../core/data/own.ts';
import { isLine } from '../../core/models/model.ts';
import { theoryOf, type Method } from '../../core/quadratic/index.ts';
import { chooseColumns, type Choice } from '../../csv/columns.ts';
import type { Head } from '../../csv/head.ts';
import { parseTableOptions, type RawTableOptions } from '../../csv/options.ts';
import { readCsv } from '../../csv/read.ts';
import type { Table } from '../../csv/table.ts';
import { serve, type Beside } from '../workers/serve.ts';
import type { Loading, Prospects, ReadTable } from './loading.ts';

/** @property choice the first numeric columns where it is missing */
export interface ReadRequest {
  readonly blob: Blob;
  readonly choice: Choice | undefined;
  /** How the table is written, as far as somebody says so. */
  readonly options: RawTableOptions;
  /** Undefined where nobody knows yet how it will be trained. */
  readonly method: Method | undefined;
}

export type ReadNews = Partial<Pick<Loading, 'head' | 'choice' | 'progress'>>;

const skills = {
  async read(
    { blob, choice, options, method }: ReadRequest,
    { tell, hand }: Beside<ReadNews>,
  ): Promise<ReadTable> {
    const table = await readCsv(piecesOf(blob), {
      options: parseTableOptions(options),
      choose: (head) => choose(head, choice, tell),
      onProgress: (progress) => {
        tell({ progress });
      },
    });
    hand(table.x.buffer, table.y.buffer);
    return { table, prospects: prospectsOf(table, method) };
  },
};

export type ReadSkills = typeof skills;

/** What there is to choose from is told even where nothing can be chosen. */
function choose(head: Head, asked: Choice | undefined, tell: Beside<ReadNews>['tell']): Choice {
  if (asked === undefined) tell({ head, choice: undefined });
  // Read in another way, a table may have fewer columns.
  const isThere = asked !== undefined && Math.max(asked.x, asked.y) < head.columns.length;
  const choice = isThere ? asked : chooseColumns(head);
  tell({ head, choice });
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

function prospectsOf({ x, y, xName, yName }: Table, method: Method | undefined): Prospects {
  const theory = (standardise: boolean) =>
    method && theoryOf({ ...method, ...trainedOn({ name: '', xName, yName, x, y, standardise }) });
  return {
    plain: theory(false),
    // Of nothing else would there be a way back.
    standardised: method && isLine(method.model) ? theory(true) : undefined,
    coarse: coarseColumns({ x, y }),
  };
}

serve(skills);
