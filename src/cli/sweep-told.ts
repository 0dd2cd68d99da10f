/** How a sweep is told: a summary, the best runs as commands, CSV, JSON, .npy, a map. */
import { ConfigError } from '../core/errors.ts';
import { configToRecord, type FitConfig } from '../core/settings/index.ts';
import { grouped } from '../core/text/grouped.ts';
import { csvLine } from '../core/text/lines.ts';
import { figure } from '../core/text/numbers.ts';
import type { Column } from '../core/text/table.ts';
import type { EngineInfo } from '../core/types.ts';
import { BASIN, basinsIn } from '../run/sweep/basins.ts';
import type { Columns } from '../run/sweep/columns.ts';
import { measuresOf } from '../run/sweep/measures.ts';
import { npy } from '../run/sweep/npy.ts';
import type { Axis, Design, Measure } from '../run/sweep/types.ts';
import { aligned } from './aligned.ts';
import type { Io } from './command.ts';
import { duration } from './output.ts';
import { pictureFile } from './svg.ts';
import { engineName } from './sweep-folder.ts';
import type { Telling } from './sweep-flags.ts';
import { sweepSvg, type MapAxis } from './sweep-svg.ts';

/** A whole sweep. */
export interface ToldSweep {
  readonly design: Design;
  /** What is told of each run. */
  readonly names: readonly string[];
  readonly parameterNames: readonly string[];
  /** By their columns, a number a run. */
  readonly columns: Columns;
  readonly settingsOf: (run: number) => FitConfig;
  /** Flags of train that are no settings: own data. */
  readonly dataFlags: readonly string[];
  readonly engine: EngineInfo;
  readonly elapsedMs: number | undefined;
}

/** So many lines of CSV are written at a time. */
const LINES = 4096;
const BEST = 5;

export async function tell(asked: ToldSweep, telling: Telling, io: Io): Promise<void> {
  const sweep = measured(asked);
  const { rank, format } = telling;
  const { terminal, write } = io;
  if (telling.npy !== undefined) {
    await write(telling.npy, npyOf(sweep));
    terminal.say(`${telling.npy} written`);
  }
  if (telling.png !== undefined) {
    await write(telling.png, await pictureFile(telling.png, mapOf(sweep), 'png'));
    terminal.say(`${telling.png} written`);
  }
  if (rank !== undefined) await terminal.print(rankLines(sweep, rank));
  else if (format === 'json') await terminal.print([JSON.stringify(objectOf(sweep))]);
  else if (format === 'csv') await printCsv(sweep, io);
  else await terminal.print(summaryLines(sweep));
}

/** With the rows of what is told, and with what follows from the others. */
type Measured = ToldSweep & { readonly measures: readonly Measure[] };

function measured(sweep: ToldSweep): Measured {
  const { names, parameterNames, columns } = sweep;
  const plain = measuresOf(names.filter((name) => name !== BASIN), parameterNames); // prettier-ignore
  if (!names.includes(BASIN)) return { ...sweep, measures: plain };
  const { of } = basinsIn(columns, parameterNames);
  const basin: Measure = { name: BASIN, column: BASIN, unit: 'minimum', better: undefined, missing: 'none', about: 'the minimum that the run has come to, 1 the lowest' }; // prettier-ignore
  return { ...sweep, measures: [...plain, basin], columns: { ...columns, [BASIN]: Float64Array.from(of) } }; // prettier-ignore
}

function columnOf({ columns, measures }: Measured, m: number): Float64Array {
  return columns[measures[m]?.column ?? ''] ?? new Float64Array();
}

async function printCsv(sweep: Measured, { terminal, stop }: Io): Promise<void> {
  const { design, measures } = sweep;
  const all = measures.map((_, m) => columnOf(sweep, m));
  await terminal.print([csvLine([...design.axes.map(({ name }) => name), ...measures.map(({ column }) => column)])]); // prettier-ignore
  for (let from = 0; from < design.count && stop.cause === undefined; from += LINES) {
    const length = Math.min(LINES, design.count - from);
    const lines = Array.from({ length }, (_, i) => csvLine([...design.at(from + i), ...all.map((column) => column[from + i])])); // prettier-ignore
    await terminal.print(lines);
  }
}

/** What is not there is null. */
function objectOf(sweep: Measured): object {
  const { design, measures, engine, elapsedMs } = sweep;
  const { axes, shape, count } = design;
  const isGrid = axes.every(({ values }, k) => values.length === shape[k]);
  const places = Array.from({ length: count }, (_, run) => run);
  return {
    axes: axes.map(({ name, values, scale }) => ({ name, scale, ...(isGrid && { values }) })),
    shape,
    ...(!isGrid && { points: places.map((run) => design.at(run)) }),
    columns: Object.fromEntries(measures.map(({ column }, m) => [column, Array.from(columnOf(sweep, m))])), // prettier-ignore
    engine: engineName(engine),
    ...(elapsedMs !== undefined && { elapsedMs }),
  };
}

function npyOf(sweep: Measured): Uint8Array {
  const { design, measures } = sweep;
  const { shape, count } = design;
  const values = new Float64Array(count * measures.length);
  for (const m of measures.keys()) values.set(columnOf(sweep, m), m * count);
  return npy(measures.length === 1 ? shape : [measures.length, ...shape], values);
}

const MISSING = {
  diverged: 'diverged',
  'not-reached': 'not reached',
  'not-diverged': 'not diverged',
  none: 'none',
} as const;

/** @throws ConfigError where there are not two axes */
function mapOf(sweep: Measured): string {
  const { design, measures } = sweep;
  const { axes, shape } = design;
  const [across, up] = axes;
  // Of basins the map is meant.
  const basin = measures.findIndex(({ name }) => name === BASIN);
  const shown = Math.max(0, basin);
  const measure = measures[shown];
  if (across === undefined || up === undefined || axes.length > 2 || shape.length !== 2 || measure === undefined) // prettier-ignore
    throw new ConfigError('png', `a map has two axes, and this sweep ${axes.length === 2 ? 'no grid' : axes.length}: use --csv or --npy`); // prettier-ignore
  const [width = 1, height = 1] = shape;
  // Numbers from 1 on are minima.
  const column = columnOf(sweep, shown).map((value) => (basin >= 0 && value < 1 ? NaN : value));
  // The last axis is the fastest; a map has the first across.
  const values = Float64Array.from({ length: width * height }, (_, i) => column[(i % width) * height + Math.floor(i / width)] ?? NaN); // prettier-ignore
  const titled = ({ name, values: all, scale }: Axis): MapAxis => ({ title: name, values: all, isLog: scale === 'log' }); // prettier-ignore
  return sweepSvg({
    title: `${measure.about}, ${grouped(design.count)} runs`,
    across: titled(across),
    up: titled(up),
    values,
    measure: measure.column,
    isLessBetter: measure.better !== 'more',
    missing: {
      said: MISSING[measure.missing],
      isDivergence: measure.missing === 'diverged',
    },
  });
}

/** The best runs by the first measure, the best first; none that has no number. */
function bestOf(sweep: Measured, most: number): readonly number[] {
  const [measure] = sweep.measures;
  const column = columnOf(sweep, 0);
  const sign = measure?.better === 'more' ? -1 : 1;
  const best: number[] = [];
  const value = (run: number | undefined): number => sign * (column[run ?? -1] ?? NaN);
  for (const run of column.keys()) {
    if (Number.isNaN(value(run)) || (best.length === most && value(run) >= value(best.at(-1)))) continue; // prettier-ignore
    const place = best.findIndex((other) => value(run) < value(other));
    best.splice(place < 0 ? best.length : place, 0, run);
    if (best.length > most) best.pop();
  }
  return best;
}

/** @throws ConfigError for a measure of which neither less nor more is better */
function rankLines(sweep: Measured, most: number): readonly string[] {
  const [measure] = sweep.measures;
  if (measure?.better === undefined)
    throw new ConfigError('rank', `--rank goes by the first measure, and of ${measure?.name ?? 'none'} neither less nor more is better: give --measure last-loss`); // prettier-ignore
  return bestOf(sweep, most).map((run) => {
    const value = columnOf(sweep, 0)[run] ?? NaN;
    return `${commandOf(sweep, run)}  # ${measure.column} ${figure(value, 9)}`;
  });
}

/** The run, as it would be typed. */
export function commandOf({ settingsOf, dataFlags, engine }: ToldSweep, run: number): string {
  // Whoever computed it comes to the same digits again.
  const record = { ...configToRecord(settingsOf(run)), engine: engine.engine };
  const flags = Object.entries(record).flatMap(([flag, value]) => [`--${flag}`, quoted(value)]);
  return ['downhill train', ...dataFlags.map(quoted), ...flags].join(' ');
}

/** As a POSIX shell takes it. */
function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

function summaryLines(sweep: Measured): readonly string[] {
  const { design, measures, engine, elapsedMs } = sweep;
  const { axes, count, shape } = design;
  const sizes = shape.length > 1 ? `${shape.join(' × ')} = ` : '';
  const took = elapsedMs === undefined ? '' : ` in ${duration(elapsedMs)}`;
  const column = columnOf(sweep, 0);
  const [measure] = measures;
  const best = measure?.better === undefined ? [...Array(Math.min(BEST, count)).keys()] : bestOf(sweep, BEST); // prettier-ignore
  const without = column.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
  const columns: readonly Column<number>[] = [
    ...axes.map(({ name }, k) => ({ key: name, head: name, kind: 'text' as const, side: 'right' as const, value: (run: number) => String(design.at(run)[k]) })), // prettier-ignore
    ...measures.map((one, m) => ({ key: one.column, head: one.column, kind: 'text' as const, side: 'right' as const, value: (run: number) => numberText(columnOf(sweep, m)[run] ?? NaN) })), // prettier-ignore
  ];
  const missing = measure === undefined ? '' : MISSING[measure.missing];
  return [
    `${sizes}${grouped(count)} runs over ${axes.map(({ name }) => name).join(', ')} on ${engineName(engine)}${took}`,
    ...(without > 0 ? [`${grouped(without)} ${missing}`] : []),
    '',
    measure?.better === undefined ? 'the first' : `the best by ${measure.name}`,
    ...aligned({ columns, groups: [{ key: 'best', rows: best }] }),
    '',
    ...(best.length > 0 && measure?.better !== undefined ? ['the best of them again:', `  ${commandOf(sweep, best[0] ?? 0)}`] : []), // prettier-ignore
  ];
}

function numberText(value: number): string {
  return Number.isNaN(value) ? '' : Number.isInteger(value) ? grouped(value) : figure(value, 6);
}
