/** A map to take along: as numbers, and as a picture that stands for itself. */
import { csvLine, joined } from '../../../core/text/lines.ts';
import { npy } from '../../../run/sweep/npy.ts';
import type { WordsOf } from '../../app-context.ts';
import { download, type ExportedFile } from '../../download.ts';
import { pictureOf } from '../../export/picture.ts';
import type { SWEEP } from '../../i18n/sweep.ts';
import { DEFAULT_PREFERENCES } from '../../preferences.ts';
import { writeAddress } from '../../settings/address.ts';
import type { AppState } from '../../state.ts';
import { cellCount, frameOf, type Frame, type SweepMap } from '../../state/sweep.ts';
import { axesOfGrid } from '../../sweep/axis.ts';
import { cellAt, measuredNow } from './shown.ts';
import { measureName, modelName, namesOf } from './words.ts';

type Words = WordsOf<typeof SWEEP>;

export async function giveMap(
  id: 'csv' | 'npy' | 'png',
  state: AppState,
  words: Words,
): Promise<void> {
  const { map } = state.sweep;
  const frame = frameOf(state.sweep);
  if (map === undefined || frame === undefined) return;
  const file =
    id === 'csv'
      ? csvOf(map, frame)
      : id === 'npy'
        ? npyFile(map, state)
        : await pngOf(map, state, words);
  if (file !== undefined) download(file);
}

/** A row a run in the order of the axes, the last the fastest; what a run has not is nothing. */
export function csvOf(
  map: SweepMap,
  { columns, isThere }: Pick<Frame, 'columns' | 'isThere'>,
): ExportedFile {
  const names = map.measures.map(({ column }) => column);
  const axes = axesOfGrid(map);
  const cells = [...Array(cellCount(map)).keys()].filter((cell) => isThere[cell] === 1);
  const rows = cells.map((cell) => {
    const [column, row] = cellAt(map, cell);
    const places = axes.map((axis) => axis.values[axis === map.up ? row : column]);
    return [...places, ...names.map((name) => columns[name]?.[cell])];
  });
  const head = [...axes.map(({ name }) => name), ...names];
  const content = joined([head, ...rows].map(csvLine));
  return { name: 'downhill-sweep.csv', type: 'text/csv', content };
}

function npyFile(map: SweepMap, state: AppState): ExportedFile | undefined {
  const measured = measuredNow(state);
  if (measured === undefined) return undefined;
  const { measure, values } = measured;
  const content = new Blob([
    npy(
      axesOfGrid(map).map((axis) => axis.values.length),
      values,
    ),
  ]);
  return { name: `downhill-${measure.name}.npy`, type: 'application/octet-stream', content };
}

async function pngOf(
  map: SweepMap,
  state: AppState,
  words: Words,
): Promise<ExportedFile | undefined> {
  const [canvas] = document.querySelectorAll<HTMLCanvasElement>('[data-layer=map]');
  const measured = measuredNow(state);
  if (canvas === undefined || measured === undefined) return undefined;
  const { text, numbers } = words;
  const title = `${measureName(measured.measure, words)}: ${namesOf([map.across, map.up], words)}`;
  const heading = text.sweep.heading(numbers.integer(cellCount(map)), modelName(map, words), numbers.integer(map.config.epochs)); // prettier-ignore
  const set = `Downhill ${writeAddress(map.config, { ...DEFAULT_PREFERENCES, view: 'sweep', over: map.over })}`;
  const content = await pictureOf([canvas], { title, lines: [heading, set] });
  return content && { name: 'downhill-sweep.png', type: 'image/png', content };
}
