import { AbortedError, ConfigError, DownhillError } from '../core/errors.ts';
import { SETTINGS } from '../core/settings/index.ts';
import { SWITCH, choice, integer, several } from '../core/settings/kinds.ts';
import { readRows, type Raw } from '../core/settings/read.ts';
import { grouped } from '../core/text/grouped.ts';
import { paragraphs } from '../core/text/lines.ts';
import { ENGINES, STRATEGIES, type EngineId, type EngineInfo } from '../core/types.ts';
import { runBenchmark } from '../run/bench/bench.ts';
import { BENCH_DEFAULTS, planCases } from '../run/bench/cases.ts';
import { benchProblem } from '../run/bench/problem.ts';
import { crossover, crossoverLines } from '../run/bench/crossover.ts';
import {
  benchCsv,
  benchJson,
  benchMarkdown,
  environmentLines,
  type BenchReport,
} from '../run/bench/report.ts';
import { clockLines, resultTable, rooflineTable, splitTable } from '../run/bench/tables.ts';
import {
  failuresOf,
  resultsOf,
  type BenchCase,
  type BenchEvent,
  type BenchFailure,
  type BenchRow,
} from '../run/bench/types.ts';
import { aligned } from './aligned.ts';
import { environmentOf, type Command, type World } from './command.ts';
import { NO_TUNE } from './flags.ts';
import { duration } from './output.ts';

/** How the figures are printed: as a table, unless a flag says otherwise. */
const FORMATS = {
  table: benchTable,
  json: (report) => [benchJson(report)],
  csv: benchCsv,
  markdown: benchMarkdown,
} as const satisfies Record<string, (report: BenchReport) => readonly string[]>;

/** What `downhill bench` is to do. */
interface Request {
  readonly cases: readonly BenchCase[];
  readonly runs: number;
  readonly format: keyof typeof FORMATS;
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
    ...several(points, BENCH_DEFAULTS.points),
    values: 'N,…',
    example: '100,1000000',
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
    about: 'the most steps of a run, {range}',
  },
  runs: {
    ...integer(BENCH_DEFAULTS.runs, 1, 1000),
    about: 'how many runs of each case are measured, {range}',
  },
  json: FORMAT,
  csv: FORMAT,
  markdown: FORMAT,
  'no-tune': NO_TUNE,
};

export const BENCH: Command<Request> = {
  command: 'bench',
  forms: ['[flags]'],
  about: `Measures how fast each engine trains by each strategy: full-batch gradient descent on the line
y = a·x + b, at the settings of train. Each case is warmed up, then run several times; each run's
result is held against the exact solution, and a wrong result is not a time. A run is timed from its
first step to its last loss read back, without preparation; one that would take over two seconds
does fewer steps. The cpu engine computes in f64, its fastest. Of webgpu it also tells where the time
goes: the parts of a submit, each kernel, and the points read a second beside a copy.`,
  flags: { '': ROWS },
  examples: [
    '--points 100 --runs 3',
    '--engine webgpu --strategy dispatch,fused --markdown > bench.md',
  ],
  read: ({ raw }) => request(raw),
  perform: bench,
};

function request(raw: Raw): Request {
  const asked = readRows(ROWS, raw);
  const { engine: engines, strategy: strategies, points: counts, steps, runs } = asked;
  const cases = planCases({ engines, strategies, points: counts, steps });
  if (cases.length === 0) {
    throw new ConfigError(
      'strategy',
      'strategy fused is for engine webgpu, and leaves nothing to measure: add engine webgpu, or strategy dispatch',
    );
  }
  const [format = 'table', second] = (['json', 'csv', 'markdown'] as const).filter(
    (name) => asked[name],
  );
  if (second === undefined) return { cases, runs, format };
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
async function bench(
  { cases, runs, format }: Request,
  { terminal, stop, clock, makers, machine }: World,
): Promise<boolean> {
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
    problemOf: benchProblem,
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
  if (stopped === undefined || rows.length > 0) {
    await terminal.print(FORMATS[format]({ environment, rows }));
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
export function benchTable({ environment, rows }: BenchReport): string[] {
  const results = resultsOf(rows);
  return paragraphs([
    environmentLines(environment),
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
