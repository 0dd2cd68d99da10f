import type { Profile } from '../../core/work/profile.ts';
import type { EngineInfo } from '../../core/types.ts';
import {
  clockLines,
  profileFigures,
  resultTable,
  rooflineTable,
  splitTable,
  type Table,
} from './tables.ts';
import { crossover, crossoverLines, withCommas } from './crossover.ts';
import type { BenchCase, BenchResult } from './types.ts';
import { paragraphs } from '../lines.ts';

export { crossover, crossoverLines } from './crossover.ts';
export type { Crossover } from './crossover.ts';

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

/** A case without a time. */
export interface BenchFailure {
  readonly case: BenchCase;
  readonly why: string;
}

export interface BenchReport {
  readonly environment: BenchEnvironment;
  readonly results: readonly BenchResult[];
  readonly failures: readonly BenchFailure[];
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

/** After those of the contract, so that nobody's columns move. */
const PROFILE_COLUMNS = [
  'submitSteps',
  'encodeMs',
  'submitMs',
  'waitMs',
  'readbackMs',
  'gpuMs',
  'stepNs',
  'emptyDispatchNs',
  'pointsPerSecond',
  'bytesPerSecond',
  'copyBytesPerSecond',
  'clock',
  'quantumNs',
  'discarded',
] as const satisfies readonly (keyof ReturnType<typeof profileFigures>)[];

/** `{"environment":{…},"cases":[…],"failures":[…]}`, on one line. */
export function benchJson({ environment, results, failures }: BenchReport): string {
  const cases = results.map((result) => ({
    ...Object.fromEntries(COLUMNS.map((key) => [key, result[key]])),
    description: result.description,
    ...(result.profile && { profile: profileJson(result.points, result.profile) }),
  }));
  const failed = failures.map(({ case: one, why }) => ({ ...one, why }));
  return JSON.stringify({ environment, cases, failures: failed });
}

/** The figures, as in CSV, and the kernels one by one. */
function profileJson(points: number, profile: Profile) {
  return { ...profileFigures(points, profile), kernels: profile.kernels };
}

/** A row a case, after lines of the environment that start with `#` (RFC 4180 knows no comments). */
export function benchCsv({ environment, results, failures }: BenchReport): string[] {
  const rows = [
    [...COLUMNS, 'description', 'failure', ...PROFILE_COLUMNS],
    ...results.map((result) => {
      const { points, description, profile } = result;
      const figures = profile && profileFigures(points, profile);
      const last = PROFILE_COLUMNS.map((key) => figures?.[key] ?? '');
      return [...COLUMNS.map((key) => result[key]), description, '', ...last];
    }),
    ...failures.map(({ case: { engine, strategy, points, steps }, why }) => {
      const missing = COLUMNS.slice(4).map(() => '');
      const last = PROFILE_COLUMNS.map(() => '');
      return [engine, strategy, points, steps, ...missing, '', why, ...last];
    }),
  ];
  const comments = environmentLines(environment).map((line) => `# ${line}`);
  return [...comments, ...rows.map((row) => row.map(csvField).join(','))];
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A list of the environment, the tables, and where the GPU passes the CPU. */
export function benchMarkdown({ environment, results, failures }: BenchReport): string[] {
  const tables = [resultTable(results), splitTable(results), rooflineTable(results)];
  const [cases = [], ...profiles] = tables.map(markdownTable);
  return paragraphs([
    environmentLines(environment).map((line) => `- ${line}`),
    cases,
    crossoverLines(crossover(results)).map((line) => `- ${line}`),
    ...(results.some(({ profile }) => profile !== undefined) ? profiles : []),
    clockLines(results).map((line) => `- ${line}`),
    failures.map((failure) => `- ${failureLine(failure)}`),
  ]);
}

function markdownTable({ columns, rows }: Table): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(columns.map(({ head }) => head)),
    row(columns.map(({ isText }) => (isText === true ? '---' : '---:'))),
    ...rows.map(row),
  ];
}

/** The environment for a person, a line each: the program, the machine, the engines. */
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
export function failureLine({ case: one, why }: BenchFailure): string {
  return `${one.engine} ${one.strategy}, ${withCommas(one.points)} points: ${why}`;
}
