/** The figures of a benchmark as tables: what they say is here once, their words and looks come from who shows them. */
import { ratesOf, recordingShare, type GpuClock } from '../../core/work/profile.ts';
import { PLAIN } from '../../core/text/lines.ts';
import { tableOf, ungrouped, type Field, type Table, type Value } from '../../core/text/table.ts';
import type { BenchCase, BenchResult } from './types.ts';

/** A case, and what was measured of it so far. */
export type Measured = BenchCase & Partial<BenchResult>;

/** A result that says where its time went. */
export type Profiled = BenchResult & Required<Pick<BenchResult, 'profile'>>;

const CASE = {
  points: { kind: 'integer', value: ({ points }) => points },
  strategy: { kind: 'text', value: ({ strategy }) => strategy },
  engine: { kind: 'text', value: ({ engine }) => engine },
} as const satisfies Record<string, Field<BenchCase>>;

/** Of a case: nothing where there is no time yet. */
export const RESULT = {
  ...CASE,
  steps: { kind: 'integer', value: ({ steps }) => steps },
  rate: { kind: 'rate', value: ({ stepsPerSecond = '' }) => stepsPerSecond },
  /** By the slowest run and by the fastest. */
  rates: {
    kind: 'compact',
    value: ({ steps, minMs, maxMs }) => span(' – ', rateOf(steps, maxMs), rateOf(steps, minMs)),
  },
  ms: { kind: 'milliseconds', value: ({ medianMs = '' }) => medianMs },
  times: { kind: 'milliseconds', value: ({ minMs, maxMs }) => span('–', minMs, maxMs) },
} as const satisfies Record<string, Field<Measured>>;

function rateOf(steps: number, ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms > 0 ? (steps * 1000) / ms : NaN;
}

function span(joint: string, ...ends: readonly (number | undefined)[]): Value {
  const parts = ends.flatMap((end) => (end === undefined ? [] : [['', end] as const]));
  return parts.length < ends.length ? '' : { joint, parts };
}

/** One submit in its parts, which add up, and what the GPU took of the wait; the kernels beside a copy. */
export const PROFILE = {
  ...CASE,
  steps: { kind: 'integer', value: ({ profile }) => profile.split.steps },
  encode: { kind: 'milliseconds', value: ({ profile }) => profile.split.encodeMs },
  submit: { kind: 'milliseconds', value: ({ profile }) => profile.split.submitMs },
  wait: { kind: 'milliseconds', value: ({ profile }) => profile.split.waitMs },
  readback: { kind: 'milliseconds', value: ({ profile }) => profile.split.readbackMs },
  recording: { kind: 'percent', value: ({ profile }) => recordingShare(profile.split) },
  gpu: { kind: 'milliseconds', value: ({ profile }) => profile.split.gpuMs },
  kernels: {
    kind: 'microseconds',
    side: 'left',
    value: ({ profile }) => ({
      joint: ' + ',
      parts: profile.kernels.map(({ kernel, nsPerStep }) => [kernel, nsPerStep]),
    }),
  },
  floor: { kind: 'microseconds', value: ({ profile }) => profile.floorNs },
  pointsRate: { kind: 'compact', value: (one) => rates(one)?.pointsPerSecond },
  bytesRate: { kind: 'short', value: (one) => giga(rates(one)?.bytesPerSecond) },
  copyRate: { kind: 'short', value: (one) => giga(rates(one)?.copyBytesPerSecond) },
  share: {
    kind: 'percent',
    value: (one) => {
      const { bytesPerSecond, copyBytesPerSecond } = rates(one) ?? {};
      if (bytesPerSecond === undefined || copyBytesPerSecond === undefined) return undefined;
      return bytesPerSecond / copyBytesPerSecond;
    },
  },
} as const satisfies Record<string, Field<Profiled>>;

function rates({ points, profile }: Profiled) {
  return ratesOf(points, profile);
}

function giga(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 1e9;
}

/** In the words of the terminal and of Markdown. */
export function resultTable(results: readonly BenchResult[]): Table<BenchResult> {
  const heads = {
    points: 'points',
    strategy: 'strategy',
    engine: 'engine',
    steps: 'steps',
    rate: 'steps/s',
    ms: 'median ms',
    times: 'min–max ms',
  };
  return tableOf(RESULT, heads, ungrouped(results));
}

export function splitTable(results: readonly BenchResult[]): Table<Profiled> {
  const heads = {
    points: 'points',
    strategy: 'strategy',
    steps: 'steps',
    encode: 'encode ms',
    submit: 'submit ms',
    wait: 'wait ms',
    readback: 'readback ms',
    recording: 'recording',
    gpu: 'GPU ms',
  };
  return tableOf(PROFILE, heads, ungrouped(profiled(results)));
}

export function rooflineTable(results: readonly BenchResult[]): Table<Profiled> {
  const heads = {
    points: 'points',
    strategy: 'strategy',
    kernels: 'kernels, µs a step',
    floor: 'empty dispatch µs',
    pointsRate: 'points/s',
    bytesRate: 'GB/s',
    copyRate: 'copy GB/s',
    share: 'of the copy',
  };
  return tableOf(PROFILE, heads, ungrouped(profiled(results)));
}

/** How the times of the profiles were told; nothing where there is no profile. */
export function clockLines(results: readonly BenchResult[]): string[] {
  const profiles = profiled(results).map(({ profile }) => profile);
  const [first] = profiles;
  if (first === undefined) return [];
  const quanta = profiles.flatMap(({ quantumNs }) => quantumNs ?? []);
  const discarded = profiles.reduce((sum, profile) => sum + profile.discarded, 0);
  const quantum =
    quanta.length === 0 ? '' : `, quantum ${PLAIN.microseconds(Math.min(...quanta))} µs`;
  const backwards = discarded === 0 ? '' : `, ${discarded} passes discarded, as they ran backwards`;
  return [`${CLOCKS[first.clock]}${quantum}${backwards}`];
}

const CLOCKS = {
  timestamps: 'times of the GPU: by its timestamps',
  queue:
    'times of the GPU: this device has no timestamps; waits for the queue, which are upper bounds',
} as const satisfies Record<GpuClock, string>;

export function profiled(results: readonly BenchResult[]): readonly Profiled[] {
  return results.flatMap(({ profile, ...rest }) =>
    profile === undefined ? [] : [{ ...rest, profile }],
  );
}
