/** The files in which a run can be taken along: fetched when somebody asks for one. */
import { calledIn } from '../../core/data/called.ts';
import { rowsOfOwn } from '../../core/data/slice.ts';
import { historyCsv } from '../../core/export/history-csv.ts';
import { pytorchScript } from '../../core/export/pytorch-script.ts';
import { joined } from '../../core/text/lines.ts';
import { parameterDigits } from '../../core/text/numbers.ts';
import { epochLine, parameterLines } from '../../core/text/printed.ts';
import type { Words } from '../app-context.ts';
import { canvasesOf, type ChartId, type ExportedFile } from '../download.ts';
import { noiseOf } from '../format/of-run.ts';
import type { AppState } from '../state.ts';
import { pictureOf, pictureTexts } from './picture.ts';
import type { RunRecord } from '../state/read-record.ts';

/** The log as the script prints it: the epochs, and the parameters once all is done. */
export function logFile(state: AppState): ExportedFile {
  const { run } = state;
  const { config, own } = run;
  const { loggedEpochs, loggedLosses } = run.history;
  const lines = loggedEpochs.map((epoch, i) =>
    epochLine(epoch, config.epochs, loggedLosses[i] ?? NaN, own !== undefined),
  );
  const names = run.phase === 'done' ? run.prepared?.parameterNames : undefined;
  const used = own && rowsOfOwn(own, config.rows);
  const form = used && { digits: parameterDigits(used), noise: noiseOf(state) };
  const last = names === undefined ? [] : parameterLines(names, run.parameters, form);
  return { name: 'downhill-log.txt', type: 'text/plain', content: joined([...lines, ...last]) };
}

/** Every logged epoch, with the parameters after it. */
export function csvFile({ run }: AppState): ExportedFile {
  const { loggedEpochs, loggedLosses, loggedParameters } = run.history;
  const csv = historyCsv(run.prepared?.parameterNames ?? [], {
    epochs: loggedEpochs,
    losses: loggedLosses,
    parameters: loggedParameters,
  });
  return { name: 'downhill-log.csv', type: 'text/csv', content: csv };
}

export function jsonFile(record: RunRecord): ExportedFile {
  return asJson(`downhill-run${suffixOf(record.name)}.json`, record);
}

/** All of them in one file. */
export function jsonFiles(records: readonly RunRecord[]): ExportedFile {
  return asJson('downhill-runs.json', records);
}

function asJson(name: string, value: unknown): ExportedFile {
  return { name, type: 'application/json', content: `${JSON.stringify(value)}\n` };
}

/** What a file's name says of its content: letters and digits of any writing. */
function suffixOf(name: string): string {
  const words = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return words === '' ? '' : `-${words}`;
}

export function pythonFile({ run: { config, own } }: AppState): ExportedFile {
  return {
    name: `downhill${suffixOf(own?.name ?? '')}.py`,
    type: 'text/x-python',
    content: pytorchScript(config, own && calledIn(config.formula, own)),
  };
}

/** @returns undefined where the chart is not in the page, or the browser makes no picture */
export async function pngFile(
  chart: ChartId,
  { run, preferences }: Pick<AppState, 'run' | 'preferences'>,
  words: Words,
): Promise<ExportedFile | undefined> {
  const canvases = canvasesOf(chart);
  if (canvases.length === 0) return undefined;
  const content = await pictureOf(canvases, pictureTexts(chart, run, words, preferences));
  return content && { name: `downhill-${chart}.png`, type: 'image/png', content };
}
