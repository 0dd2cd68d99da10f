import { ConfigError } from '../core/errors.ts';
import { ENGINES, STRATEGIES } from '../core/types.ts';
import { BENCH_DEFAULTS, planCases } from '../run/bench/cases.ts';
import type { BenchCase } from '../run/bench/types.ts';
import { NO_TUNE, type Flags, type Usage } from './flags.ts';
import { SETTINGS } from '../core/settings/index.ts';
import { SWITCH, choice, integer, several } from '../core/settings/kinds.ts';
import { readRows } from '../core/settings/read.ts';

/** How the figures are printed. */
const FORMATS = ['json', 'csv', 'markdown'] as const;
export type BenchFormat = (typeof FORMATS)[number] | 'table';

/** What `downhill bench` is to do. */
export interface BenchRequest {
  readonly cases: readonly BenchCase[];
  readonly runs: number;
  readonly format: BenchFormat;
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

export const BENCH: Usage = {
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
};

/** @throws ConfigError that names the flag, the value and what it may be */
export function parseBench({ raw }: Flags): BenchRequest {
  const asked = readRows(ROWS, raw);
  const { engine: engines, strategy: strategies, points: counts, steps, runs } = asked;
  const cases = planCases({ engines, strategies, points: counts, steps });
  if (cases.length === 0) {
    throw new ConfigError(
      'strategy',
      'strategy fused is for engine webgpu, and leaves nothing to measure: add engine webgpu, or strategy dispatch',
    );
  }
  const [format = 'table', second] = FORMATS.filter((name) => asked[name]);
  if (second === undefined) return { cases, runs, format };
  throw new ConfigError(
    second,
    `--${format} and --${second} ask for two formats: leave one of them out`,
  );
}
