import { AbortedError, ConfigError, DownhillError } from '../core/errors.ts';
import { DEFAULTS, SETTINGS, configToRecord, type FitConfig } from '../core/settings/index.ts';
import { SWITCH, choice, integer, several } from '../core/settings/kinds.ts';
import { parseFlags } from '../core/settings/parse.ts';
import { readRows, type Raw } from '../core/settings/read.ts';
import type { Setting } from '../core/settings/table.ts';
import { setUp } from '../core/setup.ts';
import { grouped } from '../core/text/grouped.ts';
import { paragraphs } from '../core/text/lines.ts';
import { ENGINES, STRATEGIES, type EngineId, type EngineInfo } from '../core/types.ts';
import { runBenchmark } from '../run/bench/bench.ts';
import { BENCH_DEFAULTS, planCases, usualPoints, type CasePlan } from '../run/bench/cases.ts';
import { crossover, crossoverLines } from '../run/bench/crossover.ts';
import {
  benchCsv,
  benchJson,
  benchMarkdown,
  headLines,
  type BenchReport,
} from '../run/bench/report.ts';
import { clockLines, resultTable, rooflineTable, splitTable } from '../run/bench/tables.ts';
import {
  failuresOf,
  resultsOf,
  type BenchEvent,
  type BenchFailure,
  type BenchRow,
} from '../run/bench/types.ts';
import { asTrained } from '../run/in-own-units.ts';
import { aligned } from './aligned.ts';
import { benchFits, FITS_ROWS, readFits, type FitsRequest } from './bench-fits.ts';
import { environmentOf, type Command, type World } from './command.ts';
import { NO_TUNE, only } from './flags.ts';
import { duration } from './output.ts';
import { OWN_DATA, parseDataRequest, readOwnData, type DataRequest } from './own-data.ts';

/** How the figures are printed: as a table, unless a flag says otherwise. */
const FORMATS = {
  table: benchTable,
  json: (report) => [benchJson(report)],
  csv: benchCsv,
  markdown: benchMarkdown,
} as const satisfies Record<string, (report: BenchReport) => readonly string[]>;

/** What `downhill bench` is to do. */
interface Request {
  readonly plan: Omit<CasePlan, 'points'>;
  /** One for each number of points; of own data, one. */
  readonly configs: readonly FitConfig[];
  readonly data: DataRequest | undefined;
  readonly runs: number;
  readonly format: keyof typeof FORMATS;
  /** Many fits in place of training. */
  readonly fits?: FitsRequest | undefined;
}

const { points, epochs } = SETTINGS;
const OR_SEVERAL = ', or several with commas between';
const FORMAT = {
  ...SWITCH,
  about: 'print the figures and the environment so, instead of as a table',
};

const ROWS = {
  points: {
    ...points,
    ...several(points, []),
    values: 'N,…',
    example: '100,1000000',
    otherwise: '100,10000, and 1000000 of a line',
    about: 'on how many points, {range} each',
  },
  engine: {
    ...several(choice(ENGINES, 'webgpu'), ENGINES, OR_SEVERAL),
    values: `${ENGINES.join()} (default: all)`,
    otherwise: '',
    about: 'what computes',
  },
  strategy: {
    ...several(choice(STRATEGIES, 'dispatch'), STRATEGIES, OR_SEVERAL),
    values: `${STRATEGIES.join()} (default: all)`,
    otherwise: '',
    about: 'how the steps reach the device; fused is for webgpu only',
  },
  steps: {
    ...integer(BENCH_DEFAULTS.steps, epochs.least, epochs.most),
    about: 'the most steps of a run, {range}; of batches, whole epochs',
  },
  runs: {
    ...integer(BENCH_DEFAULTS.runs, 1, 1000),
    about: 'how many runs of each case are measured, {range}',
  },
  ...FITS_ROWS,
  json: FORMAT,
  csv: FORMAT,
  markdown: FORMAT,
  'no-tune': NO_TUNE,
};

/** What of a run's settings the flags above do not say in another way: fewer rows are fewer points. */
const PROBLEM: Readonly<Record<string, Setting>> = Object.fromEntries(
  Object.entries<Setting>(SETTINGS).filter(
    ([key, { changes }]) =>
      !['points', 'rows'].includes(key) && !['engine', 'length', 'log'].includes(changes),
  ),
);

export const BENCH: Command<Request> = {
  command: 'bench',
  forms: ['[flags]'],
  about: `Measures how fast each engine trains by each strategy: the line y = a·x + b, or whatever train
takes. Each case is warmed up, then run several times; each run is held against exact gradient
descent, or else the f64 reference, and a wrong result is not a time. A run is timed from its first
step to its last loss read back, without preparation; one that would take over two seconds does
fewer steps. The cpu engine computes in f64, its fastest. Of webgpu it also tells where the time
goes: the parts of a submit, each kernel, and the points read a second beside a copy.
With --task gpufit it measures many small fits instead: peaks on five by five points, five parameters
each, drawn by --seed, held against f64.`,
  flags: { '': ROWS, 'What is trained': PROBLEM, 'Own data': OWN_DATA },
  examples: [
    '--points 100 --runs 3',
    '--engine webgpu --strategy dispatch,fused --markdown > bench.md',
    "--formula 'a*exp(-b*x) + c' --dataset exponential --points 100",
    '--model network --layers 8,8 --dataset circle --optimizer adam --batch 10',
    '--task gpufit --engine webgpu,wasm',
  ],
  read: ({ raw }) => request(raw),
  perform: bench,
};

function request(raw: Raw): Request {
  const data = parseDataRequest(raw);
  const asked = readRows(ROWS, raw);
  const { engine: engines, strategy: strategies, steps, runs } = asked;
  const plan = { engines, strategies, steps };
  if (planCases({ ...plan, points: [0] }).length === 0) {
    throw new ConfigError(
      'strategy',
      'strategy fused is for engine webgpu, and leaves nothing to measure: add engine webgpu, or strategy dispatch',
    );
  }
  const settings = only(PROBLEM, raw);
  const any = parseFlags(settings);
  const counts = data === undefined && asked.points.length > 0 ? asked.points : usualPoints(any);
  const configs =
    data === undefined ? counts.map((points) => parseFlags({ ...settings, points })) : [any];
  const [format = 'table', second] = (['json', 'csv', 'markdown'] as const).filter(
    (name) => asked[name],
  );
  if (second === undefined) {
    const fits = readFits(raw, { ...asked, seed: any.seed });
    return { plan, configs, data, runs, format, fits };
  }
  throw new ConfigError(
    second,
    `--${format} and --${second} ask for two formats: leave one of them out`,
  );
}

/**
 * `downhill bench`: the figures to stdout, at the end or when stopped; progress to stderr, where that
 * is a terminal.
 * @throws AbortedError when stopped, DownhillError when not one case could be measured
 */
async function bench(request: Request, io: World): Promise<boolean> {
  const { plan, configs, data, runs, format, fits } = request;
  if (fits !== undefined) return benchFits(fits, runs, format, io);
  const { terminal, stop, clock, makers, machine } = io;
  const [any = DEFAULTS] = configs;
  const own = data === undefined ? undefined : (await readOwnData(data, any, io)).own;
  const byPoints = new Map(
    configs.map((config) => [own === undefined ? config.points : own.x.length, config]),
  );
  const cases = planCases({ ...plan, points: [...byPoints.keys()] });
  const engines = new Map<EngineId, EngineInfo>();
  /** Those that have come to their end. */
  const rows: BenchRow[] = [];
  const openEngine = async (id: EngineId) => {
    // f64 is the fastest where JavaScript computes: each f32 result would have to be rounded.
    const engine = await (id === 'cpu' ? makers.cpu('f64') : makers[id]('f32'));
    engines.set(id, engine.info);
    return engine;
  };
  const options = {
    cases,
    runs,
    openEngine,
    reference: makers.cpu,
    problemOf: (points: number) => asTrained(setUp(byPoints.get(points) ?? any, own)),
    clock,
    signal: stop.signal,
  };
  let stopped: AbortedError | undefined;
  try {
    for await (const event of stop.until(runBenchmark(options))) {
      if (event.row.state === 'running') terminal.show(() => caseLine(event, cases.length));
      else rows.push(event.row);
    }
  } catch (error) {
    if (!(error instanceof AbortedError)) throw error;
    stopped = new AbortedError(`stopped after ${rows.length} of ${cases.length} cases`);
  }
  const environment = environmentOf(machine, [...engines.values()]);
  // The points are in the rows.
  const chosen = configToRecord({ ...any, points: DEFAULTS.points });
  const problem = { ...chosen, ...(data && { data: data.path }) };
  if (stopped === undefined || rows.length > 0) {
    await terminal.print(FORMATS[format]({ environment, problem, rows }));
  }
  if (stopped !== undefined) throw stopped;
  if (resultsOf(rows).length > 0) return true;
  throw new DownhillError(
    'not one case could be measured, for the reasons given: use another --engine or --strategy',
  );
}

/** `case 3/21: webgpu fused, 10,000 points, 12.34 s left` */
function caseLine({ index, row, etaMs }: BenchEvent, total: number): string {
  const { engine, strategy, points } = row;
  const left = etaMs === undefined ? '' : `, ${duration(etaMs)} left`;
  return `case ${index + 1}/${total}: ${engine} ${strategy}, ${grouped(points)} points${left}`;
}

/** What `downhill bench` prints: the environment, the figures, what they say, what failed. */
export function benchTable(report: BenchReport): string[] {
  const { rows } = report;
  const results = resultsOf(rows);
  return paragraphs([
    headLines(report),
    aligned(resultTable(results)),
    crossoverLines(crossover(results)),
    aligned(splitTable(results)),
    aligned(rooflineTable(results)),
    clockLines(results),
    failureLines(failuresOf(rows)),
  ]);
}

/** One line for all points at which an engine refuses a strategy for the same reason. */
function failureLines(failures: readonly BenchFailure[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { engine, strategy, points, why } of failures) {
    const key = `not measured: ${engine} ${strategy}: ${why}`;
    groups.set(key, [...(groups.get(key) ?? []), grouped(points)]);
  }
  return [...groups].map(([text, counts]) => `${text} (at ${counts.join('; ')} points)`);
}
