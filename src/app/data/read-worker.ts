/** Reads a CSV file beside the page, and looks at its numbers before anybody trains on them. */
import { noWayBack } from '../../core/data/fits.ts';
import { coarseColumns, trainedOn } from '../../core/data/own.ts';
import { inputCountOf } from '../../core/models/model.ts';
import { theoryOf, type Method } from '../../core/quadratic/index.ts';
import { ConfigError } from '../../core/errors.ts';
import { chooseColumns, type Choice } from '../../csv/columns.ts';
import type { Head } from '../../csv/head.ts';
import { chooseInputs } from '../../csv/inputs.ts';
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
  /** Its columns are taken where nobody has chosen others. */
  readonly formula: string | undefined;
  /** Undefined where nobody knows yet how it will be trained. */
  readonly method: Method | undefined;
}

export type ReadNews = Partial<Pick<Loading, 'head' | 'choice' | 'progress'>>;

const skills = {
  async read(
    { blob, choice, options, formula, method }: ReadRequest,
    { tell, hand }: Beside<ReadNews>,
  ): Promise<ReadTable> {
    const table = await readCsv(piecesOf(blob), {
      options: parseTableOptions(options),
      choose: (head) => {
        // What there is to choose from is told even where nothing can be chosen.
        if (choice === undefined) tell({ head, choice: undefined });
        const chosen = choice && isThere(choice, head) ? choice : suggested(head, formula);
        tell({ head, choice: chosen });
        return chosen;
      },
      onProgress: (progress) => tell({ progress }),
    });
    hand(
      table.x.buffer,
      table.y.buffer,
      ...(table.others ?? []).map(({ values }) => values.buffer),
    );
    return { table, prospects: prospectsOf(table, method) };
  },
};

export type ReadSkills = typeof skills;

/** Read in another way, a table may have fewer columns. */
function isThere({ x, y, others = [] }: Choice, { columns }: Head): boolean {
  return Math.max(x, y, ...others) < columns.length;
}

/** The columns that a formula names, or those that suit best. */
function suggested(head: Head, formula: string | undefined): Choice {
  if (formula === undefined) return chooseColumns(head);
  try {
    return chooseInputs(head, { formula }).choice;
  } catch (error) {
    // The formula may be of other data, and can be changed.
    if (error instanceof ConfigError) return chooseColumns(head);
    throw error;
  }
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

function prospectsOf({ x, y, others, xName, yName }: Table, method: Method | undefined): Prospects {
  const isOf = method !== undefined && inputCountOf(method.model) === 1 + (others?.length ?? 0);
  const theory = (standardise: boolean) =>
    isOf
      ? theoryOf({ ...method, ...trainedOn({ name: '', xName, yName, x, y, others, standardise }) })
      : undefined;
  const canStandardise = method === undefined || noWayBack({ others }, method) === undefined;
  return {
    plain: theory(false),
    standardised: canStandardise ? theory(true) : undefined,
    canStandardise,
    coarse: coarseColumns({ x, y }),
  };
}

serve(skills);
