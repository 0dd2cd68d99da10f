import { RANGES, parseConfig } from '../core/config.ts';
import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';
import { ENGINES, STRATEGIES } from '../core/types.ts';
import { BENCH_DEFAULTS, planCases } from '../run/bench/cases.ts';
import type { BenchCase } from '../run/bench/types.ts';
import type { FlagSet, Flags } from './flags.ts';

/** How the figures are printed. */
export const BENCH_FORMATS = ['json', 'csv', 'markdown'] as const;
export type BenchFormat = (typeof BENCH_FORMATS)[number];

/** What `downhill bench` is to do. */
export interface BenchRequest {
  readonly cases: readonly BenchCase[];
  readonly runs: number;
  readonly format: BenchFormat | 'table';
}

export const BENCH_FLAGS: FlagSet = {
  command: 'bench',
  valued: new Map([
    ['points', '100,1000000'],
    ['engine', ENGINES.join(',')],
    ['strategy', STRATEGIES.join(',')],
    ['steps', String(BENCH_DEFAULTS.steps)],
    ['runs', String(BENCH_DEFAULTS.runs)],
  ]),
  switches: [...BENCH_FORMATS, 'no-tune', 'help'],
};

export const MOST_RUNS = 1000;

/** @throws ConfigError that names the flag, the value and what it may be */
export function parseBench({ values, on }: Flags): BenchRequest {
  const list = (name: string): readonly string[] | undefined =>
    values
      .get(name)
      ?.split(',')
      .map((item) => item.trim());
  const points = list('points')?.map((item) => parseConfig({ points: item }).points);
  const { least, most } = RANGES.epochs;
  const cases = planCases({
    engines: choices('engine', list('engine'), ENGINES),
    strategies: choices('strategy', list('strategy'), STRATEGIES),
    points: points ?? BENCH_DEFAULTS.points,
    steps: count('steps', values.get('steps') ?? BENCH_DEFAULTS.steps, least, most),
  });
  if (cases.length === 0) {
    throw new ConfigError(
      'strategy',
      'strategy fused is for engine webgpu, and leaves nothing to measure: add engine webgpu, or strategy dispatch',
    );
  }
  const runs = count('runs', values.get('runs') ?? BENCH_DEFAULTS.runs, 1, MOST_RUNS);
  return { cases, runs, format: formatOf(on) };
}

function choices<T extends string>(
  name: string,
  given: readonly string[] | undefined,
  all: readonly T[],
): readonly T[] {
  return (
    given?.map((item) => {
      const found = all.find((candidate) => candidate === item);
      if (found !== undefined) return found;
      throw new ConfigError(
        name,
        `${name} ${shown(item)} is unknown: use ${all.join(', ')}, or several with commas between`,
      );
    }) ?? all
  );
}

function count(name: string, raw: string | number, least: number, most: number): number {
  const value = String(raw).trim() === '' ? NaN : Number(raw);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ConfigError(
    name,
    `${name} ${shown(raw)} is not an integer from ${least} to ${most}: give one in that range`,
  );
}

function formatOf(on: ReadonlySet<string>): BenchFormat | 'table' {
  const [format = 'table', second] = BENCH_FORMATS.filter((name) => on.has(name));
  if (second === undefined) return format;
  throw new ConfigError(
    second,
    `--${format} and --${second} ask for two formats: leave one of them out`,
  );
}
