import { grouped } from '../../core/text/grouped.ts';
import { csvLine, markdownLines, paragraphs } from '../../core/text/lines.ts';
import type { EngineInfo } from '../../core/types.ts';
import { ratesOf, stepNs, type Profile } from '../../core/work/profile.ts';
import { crossover, crossoverLines } from './crossover.ts';
import { clockLines, resultTable, rooflineTable, splitTable } from './tables.ts';
import {
  failuresOf,
  resultsOf,
  type BenchFailure,
  type BenchResult,
  type BenchRow,
} from './types.ts';

/** Where a benchmark ran: figures mean nothing without it. */
export interface BenchEnvironment {
  /** Of Downhill. */
  readonly version: string;
  /** `Node 20.19.0` */
  readonly runtime: string;
  /** `linux x64` */
  readonly platform: string;
  /** A browser does not name the CPU. */
  readonly cpu: { readonly model?: string; readonly cores: number };
  /** The engines that could be opened. */
  readonly engines: readonly EngineInfo[];
}

export interface BenchReport {
  readonly environment: BenchEnvironment;
  /** What was trained, as settings that differ from the defaults; of the article's line, nothing. */
  readonly problem?: Readonly<Record<string, string>>;
  /** Those that came to their end count. */
  readonly rows: readonly BenchRow[];
}

const COLUMNS = [
  'engine',
  'strategy',
  'points',
  'steps',
  'medianMs',
  'minMs',
  'maxMs',
  'runs',
  'stepsPerSecond',
] as const satisfies readonly (keyof BenchResult)[];

/** Of a profile, for programs; after those of the contract, so that nobody's columns move. */
const FIGURES = {
  submitSteps: ({ split }) => split.steps,
  encodeMs: ({ split }) => split.encodeMs,
  submitMs: ({ split }) => split.submitMs,
  waitMs: ({ split }) => split.waitMs,
  readbackMs: ({ split }) => split.readbackMs,
  gpuMs: ({ split }) => split.gpuMs,
  stepNs,
  emptyDispatchNs: ({ floorNs }) => floorNs,
  pointsPerSecond: (profile, points) => ratesOf(points, profile)?.pointsPerSecond,
  bytesPerSecond: (profile, points) => ratesOf(points, profile)?.bytesPerSecond,
  copyBytesPerSecond: (profile, points) => ratesOf(points, profile)?.copyBytesPerSecond,
  clock: ({ clock }) => clock,
  quantumNs: ({ quantumNs }) => quantumNs,
  discarded: ({ discarded }) => discarded,
} as const satisfies Record<string, (profile: Profile, points: number) => Figure>;

type Figure = string | number | undefined;

/** `null` for what is not known. */
function figuresOf(points: number, profile: Profile): Record<string, Figure | null> {
  const entries = Object.entries(FIGURES);
  return Object.fromEntries(entries.map(([key, of]) => [key, of(profile, points) ?? null]));
}

/** `{"environment":{…},"problem":{…},"cases":[…],"failures":[…]}`, on one line. */
export function benchJson({ environment, problem, rows }: BenchReport): string {
  const cases = resultsOf(rows).map((result) => {
    const { points, description, profile } = result;
    return {
      ...Object.fromEntries(COLUMNS.map((key) => [key, result[key]])),
      description,
      ...(profile && {
        profile: { ...figuresOf(points, profile), kernels: profile.kernels },
      }),
    };
  });
  const failures = failuresOf(rows).map(({ engine, strategy, points, steps, why }) => {
    return { engine, strategy, points, steps, why };
  });
  return JSON.stringify({ environment, problem: problem ?? {}, cases, failures });
}

/** A row a case, after lines of the environment that start with `#` (RFC 4180 knows no comments). */
export function benchCsv(report: BenchReport): string[] {
  const { rows } = report;
  const keys = [...COLUMNS, 'description', 'failure', ...Object.keys(FIGURES)];
  const lines: readonly Readonly<Record<string, unknown>>[] = [
    ...resultsOf(rows).map(({ profile, ...rest }) => ({
      ...rest,
      ...(profile && figuresOf(rest.points, profile)),
    })),
    ...failuresOf(rows).map(({ why, ...one }) => ({ ...one, failure: why })),
  ];
  const comments = headLines(report).map((line) => `# ${line}`);
  return [...comments, csvLine(keys), ...lines.map((one) => csvLine(keys.map((key) => one[key])))];
}

/** A list of the environment, the tables, and where the GPU passes the CPU. */
export function benchMarkdown(report: BenchReport): string[] {
  const { rows } = report;
  const results = resultsOf(rows);
  const profiles = [splitTable(results), rooflineTable(results)];
  const listed = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);
  return paragraphs([
    listed(headLines(report)),
    markdownLines(resultTable(results)),
    listed(crossoverLines(crossover(results))),
    ...(results.some(({ profile }) => profile !== undefined) ? profiles.map(markdownLines) : []),
    listed(clockLines(results)),
    listed(failuresOf(rows).map(failureLine)),
  ]);
}

/** Where and what, for a person, a line each: the program and its machine, the engines, the problem. */
export function headLines({ environment, problem = {} }: BenchReport): string[] {
  const said = Object.entries(problem).map(([flag, value]) => `${flag} ${value}`);
  return [...environmentLines(environment), ...(said.length === 0 ? [] : [said.join(', ')])];
}

/** The program, the machine, the engines. */
export function environmentLines(environment: BenchEnvironment): string[] {
  const { version, runtime, platform, cpu, engines } = environment;
  const machine = cpu.model === undefined ? '' : `${cpu.model}, `;
  return [
    `Downhill ${version}, ${runtime}, ${platform}, ${machine}${cpu.cores} cores`,
    ...engines.map(({ engine, adapter, software, precision }) => {
      const kind = engine === 'webgpu' && software ? ' (software adapter)' : '';
      return `${engine}: ${adapter}${kind}, ${precision}`;
    }),
  ];
}

/** Which case has no time, and why. */
function failureLine({ engine, strategy, points, why }: BenchFailure): string {
  return `${engine} ${strategy}, ${grouped(points)} points: ${why}`;
}
