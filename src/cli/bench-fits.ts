/** `downhill bench --task gpufit`: many small fits on each engine. */
import { ConfigError, DownhillError } from '../core/errors.ts';
import { FIT_STATES } from '../core/fits/types.ts';
import { choice, integer } from '../core/settings/kinds.ts';
import { flagOf, type Raw } from '../core/settings/read.ts';
import { csvLine, markdownLines, paragraphs } from '../core/text/lines.ts';
import { grouped } from '../core/text/grouped.ts';
import { tableOf, ungrouped, type Field, type Table } from '../core/text/table.ts';
import type { EngineId, EngineInfo } from '../core/types.ts';
import { median, runGpufit, type GpufitResult, type GpufitRow } from '../run/bench/gpufit/bench.ts';
import { environmentLines, type BenchEnvironment } from '../run/bench/report.ts';
import { aligned } from './aligned.ts';
import { environmentOf, type World } from './command.ts';

const TASKS = ['training', 'gpufit'] as const;

export const FITS_ROWS = {
  task: {
    ...choice(TASKS, 'training'),
    about: 'what is measured: training, or many small fits as Gpufit measures itself',
  },
  fits: {
    ...integer(100_000, 1, 10_000_000),
    about: 'how many fits of --task gpufit, {range}',
  },
};

export interface FitsRequest {
  readonly engines: readonly EngineId[];
  readonly fits: number;
  readonly seed: number | bigint;
}

/** What has a meaning for many fits. */
const FLAGS = ['task', 'fits', 'engine', 'seed', 'runs', 'json', 'csv', 'markdown'];

interface Asked {
  readonly task: (typeof TASKS)[number];
  readonly engine: readonly EngineId[];
  readonly fits: number;
  readonly seed: number | bigint;
}

/** @returns undefined where training is to be measured @throws ConfigError for flags of the other task */
export function readFits(raw: Raw, { task, engine, fits, seed }: Asked): FitsRequest | undefined {
  const given = Object.keys(raw);
  if (task !== 'gpufit') {
    if (given.includes('fits')) throw new ConfigError('fits', '--fits is for --task gpufit: add it, or leave --fits out'); // prettier-ignore
    return undefined;
  }
  const stray = given.find((key) => !FLAGS.includes(key));
  if (stray !== undefined) {
    throw new ConfigError(
      stray,
      `--${flagOf(stray)} has no effect on --task gpufit, only on training: leave it out`,
    );
  }
  return { engines: engine, fits, seed };
}

const FIELDS = {
  engine: { kind: 'text', value: ({ engine }) => engine },
  polished: { kind: 'text', value: ({ polished }) => (polished ? 'f64' : '') },
  fits: { kind: 'integer', value: ({ fits }) => fits },
  rate: { kind: 'rate', value: (one) => rateOf(one, median(one.times)) },
  rates: {
    kind: 'compact',
    value: (one) => ({
      joint: ' – ',
      parts: [rateOf(one, one.times.at(-1)), rateOf(one, one.times[0])].map((rate) => ['', rate]),
    }),
  },
  iterations: { kind: 'short', value: ({ meanIterations }) => meanIterations },
  off: { kind: 'error', value: ({ medianOff }) => medianOff },
  states: {
    kind: 'text',
    value: ({ states }) =>
      FIT_STATES.filter((state) => states[state] > 0)
        .map((state) => `${grouped(states[state])} ${state}`)
        .join(', '),
  },
} as const satisfies Record<string, Field<GpufitResult>>;

const HEADS = {
  engine: 'engine',
  polished: 'polished',
  fits: 'fits',
  rate: 'fits/s',
  rates: 'min – max',
  iterations: 'iterations',
  off: 'median off',
  states: 'ended',
} as const satisfies Record<keyof typeof FIELDS, string>;

function rateOf({ fits }: GpufitResult, ms = NaN): number {
  return ms > 0 ? (1000 * fits) / ms : NaN;
}

function isResult(row: GpufitRow): row is GpufitResult {
  return 'times' in row;
}

/** @throws AbortedError when stopped, DownhillError where no engine could be measured */
export async function benchFits(
  { engines, fits, seed }: FitsRequest,
  runs: number,
  format: 'table' | 'json' | 'csv' | 'markdown',
  { terminal, stop, clock, breathe, makers, machine }: World,
): Promise<boolean> {
  const opened = new Map<EngineId, EngineInfo>();
  const openEngine = async (id: EngineId) => {
    const engine = await (id === 'cpu' ? makers.cpu('f64') : makers[id]('f32'));
    opened.set(id, engine.info);
    return engine;
  };
  const rows: GpufitRow[] = [];
  terminal.show(() => `${grouped(fits)} fits are drawn`);
  const running = runGpufit({ engines, openEngine, fits, seed, runs, clock, breathe, signal: stop.signal }); // prettier-ignore
  for await (const row of stop.until(running)) {
    rows.push(row);
    terminal.show(() => `${row.engine}${row.polished ? ', polished,' : ''} is measured`);
  }
  await terminal.print(FORMATS[format](environmentOf(machine, [...opened.values()]), rows));
  if (rows.some(isResult)) return true;
  throw new DownhillError('not one engine could be measured, for the reasons given: use another --engine'); // prettier-ignore
}

const FORMATS = {
  table: (environment, rows) =>
    paragraphs([environmentLines(environment), aligned(tableFor(rows)), failuresOf(rows)]),
  markdown: (environment, rows) =>
    paragraphs([
      environmentLines(environment).map((line) => `- ${line}`),
      markdownLines(tableFor(rows)),
      failuresOf(rows).map((line) => `- ${line}`),
    ]),
  json: (environment, rows) => [
    JSON.stringify({
      environment,
      cases: rows.filter(isResult).map((row) => ({ ...row, fitsPerSecond: rateOf(row, median(row.times)) })), // prettier-ignore
      failures: rows.filter((row) => !isResult(row)),
    }),
  ],
  csv: (environment, rows) => [
    ...environmentLines(environment).map((line) => `# ${line}`),
    csvLine(['engine', 'polished', 'fits', 'fitsPerSecond', 'medianMs', 'minMs', 'maxMs', 'meanIterations', 'medianOff', 'failure']), // prettier-ignore
    ...rows.map((row) =>
      isResult(row)
        ? csvLine([row.engine, String(row.polished), row.fits, rateOf(row, median(row.times)), median(row.times), row.times[0], row.times.at(-1), row.meanIterations, row.medianOff, '']) // prettier-ignore
        : csvLine([row.engine, String(row.polished), row.fits, '', '', '', '', '', '', row.why]),
    ),
  ],
} as const satisfies Record<
  string,
  (environment: BenchEnvironment, rows: readonly GpufitRow[]) => readonly string[]
>;

function tableFor(rows: readonly GpufitRow[]): Table<GpufitResult> {
  return tableOf(FIELDS, HEADS, ungrouped(rows.filter(isResult)));
}

function failuresOf(rows: readonly GpufitRow[]): readonly string[] {
  return rows.flatMap((row) => isResult(row) ? [] : [`not measured: ${row.engine}${row.polished ? ', polished' : ''}: ${row.why}`]); // prettier-ignore
}
