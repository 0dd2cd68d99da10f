/** A map to take along: as numbers, and as a picture that stands for itself. */
import type { WordsOf } from '../../app-context.ts';
import { download, type ExportedFile } from '../../download.ts';
import { pictureOf } from '../../export/picture.ts';
import type { SWEEP } from '../../i18n/sweep.ts';
import { DEFAULT_PREFERENCES } from '../../preferences.ts';
import { writeAddress } from '../../settings/address.ts';
import type { AppState } from '../../state.ts';
import { cellCount, frameOf, type Frame, type SweepMap } from '../../state/sweep.ts';
import { cellAt, measuredNow } from './shown.ts';
import { measureName, modelName, nameOf } from './words.ts';

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
  const cells = [...Array(cellCount(map)).keys()].filter((cell) => isThere[cell] === 1);
  const rows = cells.map((cell) => {
    const [column, row] = cellAt(map, cell);
    const values = names.map((name) => columns[name]?.[cell] ?? NaN);
    return [
      map.up.values[row],
      map.across.values[column],
      ...values.map((value) => (Number.isNaN(value) ? '' : value)),
    ];
  });
  const head = [map.up.name, map.across.name, ...names];
  const content = [head, ...rows].map((row) => `${row.join()}\n`).join('');
  return { name: 'downhill-sweep.csv', type: 'text/csv', content };
}

function npyFile(map: SweepMap, state: AppState): ExportedFile | undefined {
  const measured = measuredNow(state);
  if (measured === undefined) return undefined;
  const { measure, values } = measured;
  const content = new Blob([npyOf(values, [map.up.values.length, map.across.values.length])]);
  return { name: `downhill-${measure.name}.npy`, type: 'application/octet-stream', content };
}

/** NumPy's own format, 1.0: a header of a multiple of 64 bytes, then f64 in C's order. */
export function npyOf(values: Float64Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const said = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`;
  const length = Math.ceil((10 + said.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length + 8 * values.length).fill(0x20, 10, length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, length - 10, true);
  bytes.set(new TextEncoder().encode(said), 10);
  bytes[length - 1] = 0x0a;
  values.forEach((value, i) => view.setFloat64(length + 8 * i, value, true));
  return bytes;
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
  const title = `${measureName(measured.measure, words)}: ${nameOf(map.across.name, words)} × ${nameOf(map.up.name, words)}`;
  const heading = text.sweep.heading(numbers.integer(cellCount(map)), modelName(map, words), numbers.integer(map.config.epochs)); // prettier-ignore
  const set = `Downhill ${writeAddress(map.config, { ...DEFAULT_PREFERENCES, view: 'sweep', over: map.over })}`;
  const content = await pictureOf([canvas], { title, lines: [heading, set] });
  return content && { name: 'downhill-sweep.png', type: 'image/png', content };
}
