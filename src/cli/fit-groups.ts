/** `downhill fit --group`: a fit for each value of a column, a row of the result each. */
import { grouped } from '../core/text/grouped.ts';
import { csvLine } from '../core/text/lines.ts';
import { ungrouped, type Field, type Table } from '../core/text/table.ts';
import type { Labelled } from '../csv/labels.ts';
import { aligned } from './aligned.ts';
import type { World } from './command.ts';
import type { Asked } from './fit-data.ts';
import { FEW_GROUPS, type FitRequest } from './fit-flags.ts';
import { figure, toError } from './fit-report.ts';
import type { GroupFit } from './group-fit.ts';
import { inBatches } from './groups-in-batches.ts';
import { oneByOne } from './groups-one-by-one.ts';

/** Rows that are printed at once. */
const PAGE = 1000;

/** In the order in which the groups first come. @returns whether all of them converged */
export async function printGroups(
  asked: Asked,
  labels: Labelled,
  request: FitRequest,
  io: World,
): Promise<boolean> {
  const { terminal } = io;
  const begin = io.clock();
  const all = labels.texts.length;
  const isBatched = request.batches === 'always' || (request.batches === 'for-many' && all > FEW_GROUPS); // prettier-ignore
  const fits = isBatched ? inBatches(asked, labels, request, io) : oneByOne(asked, labels, io);
  const write = writers[request.format](labels.name, (lines) => terminal.print(lines));
  let [count, converged] = [0, 0];
  for await (const some of fits) {
    for (let first = 0; first < some.length; first += PAGE) {
      const page = some.slice(first, first + PAGE);
      for (const { status } of page) converged += Number(status === 'converged');
      count += page.length;
      terminal.draw(() => `group ${grouped(count)}/${grouped(all)}`);
      await write.page(page);
    }
  }
  await write.end();
  const ms = Math.round(io.clock() - begin);
  terminal.say(`${grouped(converged)} of ${grouped(count)} groups converged, in ${grouped(ms)} ms`);
  return converged === count;
}

interface Writer {
  readonly page: (fits: readonly GroupFit[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

type Print = (lines: readonly string[]) => Promise<void>;

const writers = {
  json: (name: string, print: Print): Writer => {
    let before = `{"group":${JSON.stringify(name)},"fits":[`;
    return {
      page: async (fits) => {
        for (const { group, object } of fits) {
          await print([`${before}${JSON.stringify({ value: group, ...object() })}`]);
          before = ',';
        }
      },
      end: () => print([`${before === ',' ? '' : before}]}`]),
    };
  },
  csv: (_name: string, print: Print): Writer => {
    let names: readonly string[] | undefined;
    /** Those that have failed before there was an answer, which names the columns. */
    let early: GroupFit[] = [];
    const rows = async (fits: readonly GroupFit[], known: readonly string[]): Promise<void> => {
      const isFirst = names === undefined;
      names = known;
      await print([...(isFirst ? [csvLine(headsOf(known))] : []), ...fits.map((one) => csvRow(one, known.length))]); // prettier-ignore
      early = [];
    };
    return {
      page: async (fits) => {
        const known = names ?? fits.find(({ parameters }) => parameters.length > 0)?.parameters.map(({ name }) => name); // prettier-ignore
        if (known === undefined) early.push(...fits);
        else await rows([...early, ...fits], known);
      },
      end: () => (names === undefined ? rows(early, []) : Promise.resolve()),
    };
  },
  // A table is as wide as its widest cell: all of it is known first.
  text: (_name: string, print: Print): Writer => {
    const told: GroupFit[] = [];
    return {
      page: (fits) => {
        told.push(...fits);
        return Promise.resolve();
      },
      end: () => print(tableLines(told)),
    };
  },
} as const satisfies Record<FitRequest['format'], unknown>;

function headsOf(names: readonly string[]): readonly string[] {
  return ['group', 'rows', 'status', 'reason', ...names.flatMap((name) => [name, `${name} standard error`]), 'rss', 'residualStandardDeviation', 'degreesOfFreedom', 'iterations', 'warnings']; // prettier-ignore
}

/** @param count P */
function csvRow(one: GroupFit, count: number): string {
  const { group, rows, status, reason, parameters, rss, residualStandardDeviation, degreesOfFreedom, iterations, warnings } = one; // prettier-ignore
  const values: unknown[] = [];
  for (let p = 0; p < count; p++) values.push(parameters[p]?.value, parameters[p]?.standardError);
  return csvLine([group, rows, status, reason, ...values, rss, residualStandardDeviation, degreesOfFreedom, iterations, warnings.join(' ')]); // prettier-ignore
}

function tableLines(fits: readonly GroupFit[]): string[] {
  const names = (fits.find(({ parameters }) => parameters.length > 0)?.parameters ?? []).map(({ name }) => name); // prettier-ignore
  const text = (value: (one: GroupFit) => string): Field<GroupFit> => ({ kind: 'text', side: 'right', value }); // prettier-ignore
  const parameter = (p: number): Field<GroupFit> =>
    text(({ parameters }) => {
      const { value = NaN, standardError = NaN } = parameters[p] ?? {};
      if (Number.isNaN(value)) return '–';
      const error = standardError > 0 ? ` ± ${toError(standardError, standardError)}` : '';
      return toError(value, standardError) + error;
    });
  const columns = [
    { key: 'group', head: 'group', kind: 'text', value: ({ group }: GroupFit) => group } as const,
    { key: 'rows', head: 'rows', kind: 'integer', value: ({ rows }: GroupFit) => rows } as const,
    ...names.map((name, p) => ({ key: `of ${name}`, head: name, ...parameter(p) })),
    { key: 'rss', head: 'RSS', ...text(({ rss }) => figure(rss)) },
    { key: 'status', head: 'status', kind: 'text', value: statusOf } as const,
  ];
  const table: Table<GroupFit> = { columns, groups: ungrouped(fits) };
  return aligned(table);
}

function statusOf({ status, reason, warnings }: GroupFit): string {
  if (status === 'failed') return `failed: ${reason}`;
  return [status, ...warnings.filter((kind) => kind !== 'not-converged')].join(', ');
}
