/** The files in which a run can be taken along. */
import { historyCsv } from '../../core/export/history-csv.ts';
import { pytorchScript } from '../../core/export/pytorch-script.ts';
import { writeAddress } from '../settings/address.ts';
import type { AppState } from '../state.ts';
import { DEFAULT_PREFERENCES } from '../preferences.ts';
import { pictureOf } from './chart-picture.ts';
import type { RunRecord } from './record.ts';

export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Every logged epoch, with the parameters after it. */
export function csvFile({ run }: AppState): ExportedFile {
  const { loggedEpochs, loggedLosses, loggedParameters } = run.history;
  const csv = historyCsv(run.prepared?.parameterNames ?? [], {
    epochs: loggedEpochs,
    losses: loggedLosses,
    parameters: loggedParameters,
  });
  return fileOf('downhill-log.csv', csv, 'text/csv');
}

export function jsonFile(record: RunRecord): ExportedFile {
  const name = record.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const suffix = name === '' ? '' : `-${name}`;
  return fileOf(`downhill-run${suffix}.json`, `${JSON.stringify(record)}\n`, 'application/json');
}

export function pythonFile({ config }: AppState): ExportedFile {
  return fileOf('downhill.py', pytorchScript(config), 'text/x-python');
}

/** @returns undefined where the chart is not in the page, or the browser makes no picture */
export async function pngFile(
  chart: 'loss' | 'fit',
  title: string,
  { config }: AppState,
): Promise<ExportedFile | undefined> {
  const canvas = document.querySelector<HTMLCanvasElement>(`.chart.is-${chart} canvas`);
  if (canvas === null) return undefined;
  const subtitle = `Downhill ${writeAddress(config, DEFAULT_PREFERENCES)}`;
  const content = await pictureOf({ canvas, title, subtitle });
  return content && { name: `downhill-${chart}.png`, content };
}

function fileOf(name: string, text: string, type: string): ExportedFile {
  return { name, content: new Blob([text], { type }) };
}
