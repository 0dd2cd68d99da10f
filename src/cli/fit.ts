/** `downhill fit`: a formula's parameters by least squares, with their errors. No engine, no device. */
import { AbortedError } from '../core/errors.ts';
import { csvLine, paragraphs } from '../core/text/lines.ts';
import type { Table } from '../csv/table.ts';
import { fitTask, type FitResult } from '../run/fit/fit.ts';
import { taskOf, type Task } from '../run/fit/task.ts';
import type { FitWarning } from '../run/fit/warnings.ts';
import { warningText } from '../run/fit/words.ts';
import type { Command, World } from './command.ts';
import { readFitTable, type Asked, type FitTable } from './fit-data.ts';
import { FIT_FLAGS, fitRequest, type FitRequest } from './fit-flags.ts';
import { fitObject, type ToldFit } from './fit-json.ts';
import { fitReport } from './fit-report.ts';

export const FIT: Command<FitRequest> = {
  command: 'fit',
  forms: ['--data FILE [--formula TEXT] [flags]'],
  about: `The answer: a formula's parameters by least squares, in f64, with standard errors, intervals and
what else a reader has to know. No learning rate and no epochs; a formula that is linear in its
parameters is solved at once, and of another many starts are tried, so that none has to be given.
Exit status: 0 converged, 1 not (what was found is printed all the same), 2 wrong usage.`,
  flags: FIT_FLAGS,
  examples: [
    '--data points.csv',
    "--data decay.csv --formula 'A*exp(-t/tau) + c'",
    "--data decay.csv --formula 'A*exp(-t/tau) + c' --sigma sd --bounds 'tau=0..10,c=..5' --plot fit.svg",
    '--data norris.csv --degree 2 --compare c1*x+c0 --predict 1,2.5,10',
    "--data wells.csv --formula 'top/(1 + (ic50/dose)^h)' --group compound --csv > fits.csv",
  ],
  read: ({ raw }) => fitRequest(raw),
  perform: fit,
};

/** The result to stdout, all else to stderr. @returns whether it converged */
async function fit(request: FitRequest, io: World): Promise<boolean> {
  const read = await readFitTable(request, io);
  const { table, main } = read;
  if (table.labels !== undefined) {
    const { printGroups } = await import('./fit-groups.ts');
    return printGroups(main, table.labels, request, io);
  }
  const task = taskIn(main);
  const answer = await answered(task, io);
  const warnings = withRowsLeftOut(answer.warnings, table);
  const told = { answer, warnings, ...(await beside(request, read, { task, answer }, io)) };
  if (request.plot !== undefined) {
    const { writePlot } = await import('./fit-plot.ts');
    await writePlot(request.plot, answer, read, io);
  }
  await io.terminal.print(await linesOf(told, request));
  if (request.format === 'csv') for (const one of warnings) io.terminal.say(warningText(one));
  io.terminal.say(`fitted in ${Math.round(answer.elapsedMs)} ms`);
  return answer.status === 'converged';
}

function taskIn({ data, formula, options }: Asked): Task {
  return taskOf(data, formula, options);
}

async function answered(task: Task, { clock, breathe, stop }: World): Promise<FitResult> {
  if (stop.cause !== undefined) throw new AbortedError('stopped before the fit');
  return fitTask(task, { clock, breathe, signal: stop.signal });
}

/** What is asked for beside the fit; fetched only then. */
async function beside(
  request: FitRequest,
  read: FitTable,
  main: { readonly task: Task; readonly answer: FitResult },
  io: World,
): Promise<Pick<ToldFit, 'predicted' | 'comparison'>> {
  const { predict } = request;
  const predicted = predict === undefined ? undefined : await (await import('./fit-predict.ts')).predictedAt(predict, main.answer, read, request, io); // prettier-ignore
  if (read.others.length === 0) return { predicted };
  const { compared } = await import('../run/fit/comparing.ts');
  const contenders = [main];
  for (const task of read.others.map(taskIn))
    contenders.push({ task, answer: await answered(task, io) });
  return { predicted, comparison: compared(contenders) };
}

/** Those that the table has left out already, and the fit never saw. */
function withRowsLeftOut(warnings: readonly FitWarning[], { bad }: Table): readonly FitWarning[] {
  if (bad.count === 0) return warnings;
  const own = warnings.find((one) => one.kind === 'left-out');
  const rows = bad.count + (own?.rows ?? 0);
  return [...warnings.filter((one) => one !== own), { kind: 'left-out', rows }];
}

async function linesOf(told: ToldFit, { format }: FitRequest): Promise<readonly string[]> {
  const { answer, warnings, predicted, comparison } = told;
  if (format === 'json') return [JSON.stringify(fitObject(told))];
  if (format === 'csv') return csvLines(told);
  return paragraphs([
    fitReport(answer, warnings),
    predicted === undefined ? [] : (await import('./fit-predict.ts')).predictionLines(predicted),
    comparison === undefined ? [] : (await import('./fit-compare.ts')).comparisonLines(comparison),
  ]);
}

const PARAMETER_HEADS = ['name', 'value', 'standardError', 'low', 'high', 'start', 'atBound', 'fixed', 'unit'] as const; // prettier-ignore

/** The table that was asked for: predictions, models compared, or parameters. */
async function csvLines({ answer, predicted, comparison }: ToldFit): Promise<readonly string[]> {
  if (predicted !== undefined) {
    const { PREDICTION_HEADS } = await import('./fit-predict.ts');
    const { inputs, rows } = predicted;
    const lines = rows.map((row) => csvLine([...inputs.map((name) => row.at[name]), ...PREDICTION_HEADS.map((key) => row[key])])); // prettier-ignore
    return [csvLine([...inputs, ...PREDICTION_HEADS]), ...lines];
  }
  if (comparison !== undefined) {
    const { COMPARISON_HEADS } = await import('./fit-compare.ts');
    return tableLines(COMPARISON_HEADS, comparison.models);
  }
  return tableLines(PARAMETER_HEADS, answer.parameters);
}

function tableLines<Key extends string>(
  heads: readonly Key[],
  rows: readonly { readonly [K in Key]: unknown }[],
): readonly string[] {
  const cell = (value: unknown): unknown => (typeof value === 'boolean' ? String(value) : value);
  return [csvLine(heads), ...rows.map((row) => csvLine(heads.map((key) => cell(row[key]))))];
}
