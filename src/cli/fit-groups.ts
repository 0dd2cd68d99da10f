/** `downhill fit --group`: a fit for each value of a column, a row of the result each. */
import { AbortedError, DownhillError } from '../core/errors.ts';
import { grouped } from '../core/text/grouped.ts';
import { csvLine } from '../core/text/lines.ts';
import { ungrouped, type Field, type Table } from '../core/text/table.ts';
import type { Labelled } from '../csv/labels.ts';
import { fitWith, type FitResult } from '../run/fit/fit.ts';
import { inGroups, inOrder } from '../run/fit/in-groups.ts';
import { aligned } from './aligned.ts';
import type { World } from './command.ts';
import type { Asked } from './fit-data.ts';
import type { FitRequest } from './fit-flags.ts';
import { fitObject } from './fit-json.ts';
import { figure, toError } from './fit-report.ts';

/** What became of a group: an answer, or why there is none. */
interface GroupFit {
  readonly group: string;
  readonly rows: number;
  readonly answer: FitResult | undefined;
  readonly failure: string | undefined;
}

/** @returns whether all of them converged */
export async function fitGroups(
  asked: Asked,
  labels: Labelled,
  { format }: FitRequest,
  io: World,
): Promise<boolean> {
  const { terminal } = io;
  const begin = io.clock();
  const told: GroupFit[] = [];
  let [count, converged, names] = [0, 0, [] as readonly string[]];
  if (format === 'json') await terminal.print([`{"group":${JSON.stringify(labels.name)},"fits":[`]);
  for await (const one of groupFits(asked, labels, io)) {
    const isFirst = count++ === 0;
    converged += Number(one.answer?.status === 'converged');
    terminal.draw(() => `group ${grouped(count)}/${grouped(labels.texts.length)}`);
    if (names.length === 0) names = (one.answer?.parameters ?? []).map(({ name }) => name);
    if (format === 'json')
      await terminal.print([`${isFirst ? '' : ','}${JSON.stringify(objectOf(one))}`]); // prettier-ignore
    else told.push(one);
  }
  if (format === 'json') await terminal.print([']}']);
  else await terminal.print(format === 'csv' ? csvOf(told, names) : tableLines(told, names));
  const ms = Math.round(io.clock() - begin);
  terminal.say(`${grouped(converged)} of ${grouped(count)} groups converged, in ${grouped(ms)} ms`);
  return converged === count;
}

/** In the order in which the groups first come. @throws AbortedError */
async function* groupFits(
  { data, formula, options }: Asked,
  { texts, places }: Labelled,
  { clock, breathe, stop }: World,
): AsyncGenerator<GroupFit> {
  const { keys, groups, order } = inGroups(places);
  const ordered = Object.entries(data).map(([name, column]) => [name, inOrder(column, order)] as const); // prettier-ignore
  for (const [g, place] of keys.entries()) {
    const [from = 0, to = 0] = groups.subarray(g, g + 2);
    const own = Object.fromEntries(ordered.map(([name, column]) => [name, column.subarray(from, to)])); // prettier-ignore
    const known = { group: texts[place] ?? '', rows: to - from };
    try {
      const answer = await fitWith(own, formula, options, { clock, breathe, signal: stop.signal });
      yield { ...known, answer, failure: undefined };
    } catch (error) {
      // One that cannot be fitted is no reason to leave the others out; what is wrong with all is said by the first.
      if (!(error instanceof DownhillError) || error instanceof AbortedError || g === 0) throw error; // prettier-ignore
      yield { ...known, answer: undefined, failure: error.message };
    }
  }
}

function objectOf({ group, rows, answer, failure }: GroupFit): object {
  if (answer === undefined) return { value: group, rows, status: 'failed', reason: failure };
  const told = Object.entries(fitObject({ answer, warnings: answer.warnings }));
  return { value: group, ...Object.fromEntries(told.filter(([key]) => key !== 'residuals')) };
}

function csvOf(fits: readonly GroupFit[], names: readonly string[]): string[] {
  const heads = ['group', 'rows', 'status', 'reason', ...names.flatMap((name) => [name, `${name} standard error`]), 'rss', 'residualStandardDeviation', 'degreesOfFreedom', 'iterations', 'warnings']; // prettier-ignore
  return [
    csvLine(heads),
    ...fits.map(({ group, rows, answer, failure }) =>
      csvLine([
        group,
        rows,
        answer?.status ?? 'failed',
        answer?.reason ?? failure,
        ...names.flatMap((_, p) => [answer?.parameters[p]?.value, answer?.parameters[p]?.standardError]), // prettier-ignore
        answer?.rss,
        answer?.residualStandardDeviation,
        answer?.degreesOfFreedom,
        answer?.iterations,
        (answer?.warnings ?? []).map(({ kind }) => kind).join(' '),
      ]),
    ),
  ];
}

function tableLines(fits: readonly GroupFit[], names: readonly string[]): string[] {
  const text = (value: (one: GroupFit) => string): Field<GroupFit> => ({ kind: 'text', side: 'right', value }); // prettier-ignore
  const parameter = (p: number): Field<GroupFit> =>
    text(({ answer }) => {
      const { value = NaN, standardError = NaN } = answer?.parameters[p] ?? {};
      if (Number.isNaN(value)) return '–';
      const error = standardError > 0 ? ` ± ${toError(standardError, standardError)}` : '';
      return toError(value, standardError) + error;
    });
  const columns = [
    { key: 'group', head: 'group', kind: 'text', value: ({ group }: GroupFit) => group } as const,
    { key: 'rows', head: 'rows', kind: 'integer', value: ({ rows }: GroupFit) => rows } as const,
    ...names.map((name, p) => ({ key: `of ${name}`, head: name, ...parameter(p) })),
    { key: 'rss', head: 'RSS', ...text(({ answer }) => figure(answer?.rss ?? NaN)) },
    { key: 'status', head: 'status', kind: 'text', value: statusOf } as const,
  ];
  const table: Table<GroupFit> = { columns, groups: ungrouped(fits) };
  return aligned(table);
}

function statusOf({ answer, failure }: GroupFit): string {
  if (answer === undefined) return `failed: ${failure ?? ''}`;
  const kinds = answer.warnings.map(({ kind }) => kind).filter((kind) => kind !== 'not-converged');
  return [answer.status, ...kinds].join(', ');
}
