/** The figures of a benchmark as tables, for the terminal and for Markdown alike. */
import {
  ratesOf,
  recordingShare,
  stepNs,
  type GpuClock,
  type Profile,
} from '../../core/work/profile.ts';
import { figure, milliseconds, significant } from '../../core/text/numbers.ts';
import { withCommas } from './crossover.ts';
import type { BenchResult } from './types.ts';

export interface Column {
  readonly head: string;
  /** Texts stand at the left, figures at the right. */
  readonly isText?: true;
}

export interface Table {
  readonly columns: readonly Column[];
  /** [rows][columns] */
  readonly rows: readonly (readonly string[])[];
}

const CASE: readonly Column[] = [{ head: 'points' }, { head: 'strategy', isText: true }];

/** What is not known, or says nothing. */
const NONE = '–';

export function resultTable(results: readonly BenchResult[]): Table {
  return {
    columns: [
      ...CASE,
      { head: 'engine', isText: true },
      ...figures('steps', 'steps/s', 'median ms', 'min–max ms'),
    ],
    rows: results.map(({ points, strategy, engine, steps, stepsPerSecond, ...times }) => {
      const { medianMs, minMs, maxMs } = times;
      const spread = `${milliseconds(minMs)}–${milliseconds(maxMs)}`;
      const rate = withCommas(stepsPerSecond);
      const what = [withCommas(points), strategy, engine, withCommas(steps)];
      return [...what, rate, milliseconds(medianMs), spread];
    }),
  };
}

/** Of each case with a profile: one submit in its parts, which add up, and what the GPU took of the wait. */
export function splitTable(results: readonly BenchResult[]): Table {
  return {
    columns: [
      ...CASE,
      ...figures(
        'steps',
        'encode ms',
        'submit ms',
        'wait ms',
        'readback ms',
        'recording',
        'GPU ms',
      ),
    ],
    rows: profiled(results).map(({ points, strategy, profile: { split } }) => {
      const { steps, encodeMs, submitMs, waitMs, readbackMs, gpuMs } = split;
      return [
        withCommas(points),
        strategy,
        withCommas(steps),
        ...[encodeMs, submitMs, waitMs, readbackMs].map(milliseconds),
        percent(recordingShare(split)),
        gpuMs === undefined ? NONE : milliseconds(gpuMs),
      ];
    }),
  };
}

/** Of each case with a profile: its kernels, and how fast they go through the points beside a copy. */
export function rooflineTable(results: readonly BenchResult[]): Table {
  return {
    columns: [
      ...CASE,
      { head: 'kernels, µs a step', isText: true },
      ...figures('empty dispatch µs', 'points/s', 'GB/s', 'copy GB/s', 'of the copy'),
    ],
    rows: profiled(results).map(({ points, strategy, profile }) => {
      const { kernels, floorNs } = profile;
      const rates = ratesOf(points, profile);
      const copy = rates?.copyBytesPerSecond;
      return [
        withCommas(points),
        strategy,
        kernels.map(({ kernel, nsPerStep }) => `${kernel} ${microseconds(nsPerStep)}`).join(' + '),
        microseconds(floorNs),
        rates === undefined ? NONE : withCommas(rates.pointsPerSecond),
        rates === undefined ? NONE : gigabytes(rates.bytesPerSecond),
        copy === undefined ? NONE : gigabytes(copy),
        rates === undefined || copy === undefined ? NONE : percent(rates.bytesPerSecond / copy),
      ];
    }),
  };
}

/** How the times of the profiles were told; nothing where there is no profile. */
export function clockLines(results: readonly BenchResult[]): string[] {
  const [first, ...rest] = profiled(results).map(({ profile }) => profile);
  if (first === undefined) return [];
  const quanta = [first, ...rest].flatMap(({ quantumNs }) => quantumNs ?? []);
  const discarded = [first, ...rest].reduce((sum, profile) => sum + profile.discarded, 0);
  const quantum = quanta.length === 0 ? '' : `, quantum ${microseconds(Math.min(...quanta))} µs`;
  const backwards = discarded === 0 ? '' : `, ${discarded} passes discarded, as they ran backwards`;
  return [`${CLOCKS[first.clock]}${quantum}${backwards}`];
}

const CLOCKS = {
  timestamps: 'times of the GPU: by its timestamps',
  queue:
    'times of the GPU: this device has no timestamps; waits for the queue, which are upper bounds',
} as const satisfies Record<GpuClock, string>;

/** The figures of a profile by themselves, for programs; `null` for what is not known. */
export function profileFigures(points: number, profile: Profile) {
  const { split, floorNs, quantumNs = null, clock } = profile;
  const { gpuMs = null, ...parts } = split;
  const rates = ratesOf(points, profile);
  return {
    submitSteps: parts.steps,
    encodeMs: parts.encodeMs,
    submitMs: parts.submitMs,
    waitMs: parts.waitMs,
    readbackMs: parts.readbackMs,
    gpuMs,
    stepNs: stepNs(profile),
    emptyDispatchNs: floorNs,
    pointsPerSecond: rates?.pointsPerSecond ?? null,
    bytesPerSecond: rates?.bytesPerSecond ?? null,
    copyBytesPerSecond: rates?.copyBytesPerSecond ?? null,
    clock,
    quantumNs,
    discarded: profile.discarded,
  };
}

type Profiled = BenchResult & Required<Pick<BenchResult, 'profile'>>;

function profiled(results: readonly BenchResult[]): Profiled[] {
  return results.flatMap(({ profile, ...rest }) =>
    profile === undefined ? [] : [{ ...rest, profile }],
  );
}

function figures(...heads: readonly string[]): Column[] {
  return heads.map((head) => ({ head }));
}

/** Three digits, of a quantum of 1 ns as well: 0.001, 16.2, 4,860. */
function microseconds(ns: number): string {
  const value = ns / 1000;
  return value < 100 ? significant(value, 3) : withCommas(value);
}

function gigabytes(bytes: number): string {
  return figure(bytes / 1e9, 3);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
