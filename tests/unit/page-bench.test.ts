/** Every number of the Benchmark view and of what it exports, read back from where a person reads it. */
import { describe, expect, test, vi } from 'vitest';
import {
  attributesOf,
  definitionsOf,
  drawn,
  rowsOf,
  saidIn,
  textOf,
  textsOf,
} from '../helpers/drawn.ts';
import { expectNumber, expectNumbers } from '../helpers/expect-number.ts';
import { unlike } from '../helpers/unlike.ts';
import { EMPTY_BENCH, type Bench } from '../../src/app/state/bench.ts';
import type { AppState } from '../../src/app/state.ts';
import { BenchChart } from '../../src/app/views/hood/bench/BenchChart.tsx';
import { Profiles, Results } from '../../src/app/views/hood/bench/BenchTables.tsx';
import { BenchView } from '../../src/app/views/hood/bench/BenchView.tsx';
import { Environment } from '../../src/app/views/hood/bench/Choices.tsx';
import { exported } from '../../src/app/views/hood/bench/Export.tsx';
import type { BenchResult, BenchRow } from '../../src/run/bench/types.ts';
import type { Profile } from '../../src/core/work/profile.ts';

const navigating = { userAgent: 'Firefox/141.0', platform: 'Linux', hardwareConcurrency: 6 };
vi.stubGlobal('navigator', navigating);

const PROFILE: Profile = {
  split: { steps: 21, encodeMs: 5.3, submitMs: 3.1, waitMs: 91.7, readbackMs: 2.2, gpuMs: 83.4 },
  kernels: [
    { kernel: 'partials', nsPerStep: 3_911_000 },
    { kernel: 'combine', nsPerStep: 17_300 },
  ],
  bytesPerStep: 8_000_000,
  floorNs: 12_700,
  copy: { bytes: 7_000_000, ns: 2_170_000 },
  clock: 'timestamps',
  quantumNs: 130_000,
  discarded: 4,
};

/** The cases differ in everything; the times of one are 41.3, 38.9 and 47.6 ms. */
const GPU: BenchResult = {
  engine: 'webgpu',
  strategy: 'dispatch',
  points: 1_000_000,
  steps: 230,
  medianMs: 41.3,
  minMs: 38.9,
  maxMs: 47.6,
  runs: 5,
  stepsPerSecond: (230 / 41.3) * 1000,
  description: 'dispatch, 16 × 64 threads',
  profile: PROFILE,
};
const few = { ...GPU, points: 100, steps: 9000, medianMs: 810, minMs: 790, maxMs: 870 };
const cpu = { ...GPU, engine: 'cpu', description: 'one thread', profile: undefined } as const;

function row({
  profile,
  ...result
}: Omit<BenchResult, 'profile'> & { profile?: Profile | undefined }): BenchRow {
  return { state: 'done', ...result, ...(profile && { profile }) };
}

const ROWS: readonly BenchRow[] = [
  row({ ...few, profile: undefined, stepsPerSecond: 11_111 }),
  row({
    ...cpu,
    points: 100,
    steps: 70_000,
    medianMs: 0.71,
    minMs: 0.67,
    maxMs: 0.93,
    stepsPerSecond: 98_591_549,
  }),
  row(GPU),
  row({ ...cpu, steps: 31, medianMs: 122, minMs: 119, maxMs: 151, stepsPerSecond: 254.1 }),
  {
    ...{ engine: 'webgpu', strategy: 'fused', points: 1_000_000, steps: 50 },
    state: 'failed',
    why: 'over a limit',
  },
  { engine: 'wasm', strategy: 'moments', points: 1_000_000, steps: 60, state: 'running' },
  { engine: 'cpu', strategy: 'moments', points: 1_000_000, steps: 60, state: 'waiting' },
];

function measured(patch: Partial<Bench> = {}): AppState {
  const opened = {
    webgpu: { engine: 'webgpu', precision: 'f32', adapter: 'Adapter A', software: false },
  } as const;
  return { ...unlike(), bench: { ...EMPTY_BENCH, phase: 'running', rows: ROWS, opened, ...patch } };
}

const clock = (): number => 61_000;
const said = (state: AppState): string => saidIn(drawn(state, BenchView, {}, { clock }));

describe('the table', () => {
  // Why a case has no time stands in a line of its own, under it.
  const [, ...all] = rowsOf(drawn(measured(), Results, {}));
  const rows = all.filter((cells) => cells.length > 1);

  test('has the points, the rate by the median, the slowest and the fastest run, and the median', () => {
    expect(rows).toHaveLength(ROWS.length);
    for (const [i, shown] of rows.entries()) {
      const one = ROWS[i];
      const [state, , , points = '', rate = '', spread = '', ms = ''] = shown;
      expectNumber(points, one?.points ?? NaN);
      if (one?.state !== 'done') continue;
      expect(state).toBe('done');
      const { steps, medianMs, minMs, maxMs, stepsPerSecond } = one;
      expectNumber(rate, stepsPerSecond);
      expectNumbers(spread, [steps / (maxMs / 1000), steps / (minMs / 1000)]);
      expectNumber(ms, medianMs);
    }
  });

  test('of a benchmark that was stopped says what was left out', () => {
    const stopped = rowsOf(drawn(measured({ phase: 'stopped' }), Results, {})).slice(7);
    expect(stopped.map(([state]) => state)).toEqual(['left out', 'left out']);
  });

  test('says who ran, and why one has no time', () => {
    expect(rows.map(([, engine, strategy]) => `${engine ?? ''}, ${strategy ?? ''}`)).toEqual([
      'WebGPU, Dispatch',
      'CPU reference, Dispatch',
      'WebGPU, Dispatch',
      'CPU reference, Dispatch',
      'WebGPU, Fused',
      'WASM SIMD, Moments',
      'CPU reference, Moments',
    ]);
    expect(all[5]).toEqual(['over a limit']);
    expect(rows[5]?.slice(4)).toEqual(['…', '', '']);
  });
});

test('the profile has the parts of a submit, and the kernels beside the copy', () => {
  const html = drawn(measured(), Profiles, {});
  const [, split = [], , roofline = []] = rowsOf(html);
  const expected = [1_000_000, 21, 5.3, 3.1, 91.7, 2.2, 5.3 / (5.3 + 3.1 + 91.7 + 2.2), 83.4];
  for (const [i, value] of expected.entries()) expectNumber(split[i + 1] ?? '', value, 0.02);
  const [
    ,
    points = '',
    kernels = '',
    floor = '',
    perSecond = '',
    bytes = '',
    copy = '',
    share = '',
  ] = roofline;
  const step = 3_911_000 + 17_300;
  expectNumber(points, 1_000_000);
  expectNumbers(kernels, [3911, 17.3]);
  expect(kernels).toMatch(/partials .*combine/);
  expectNumber(floor, 12.7);
  expectNumber(perSecond, 1e6 / (step / 1e9));
  expectNumber(bytes, 8e6 / step);
  expectNumber(copy, 7e6 / 2_170_000);
  expectNumber(share, 8e6 / step / (7e6 / 2_170_000));
  expectNumbers(textsOf(html, 'p')[0] ?? '', [130]);
});

describe('in words', () => {
  test('where the GPU passes the CPU', () => {
    const line = textOf(
      drawn(measured(), BenchView, {}, { clock }).match(/<p class="crossover">.*?<\/p>/)?.[0] ?? '',
    );
    expect(line).toMatch(/Dispatch/);
    expectNumbers(line, [1_000_000]);
  });

  test('what is being measured, how many are done, and how many could not be', () => {
    expect(said(measured())).toContain('WASM SIMD, Moments');
    expectNumbers(said(measured()), [1_000_000]);
    // Five have ended: four with a time, one without.
    expectNumbers(said(measured({ phase: 'stopped' })), [5, 7]);
    const over = measured({ phase: 'done', rows: ROWS.slice(0, 5) });
    expectNumbers(said(over), [4, 1]);
    const whole = measured({ phase: 'done', rows: ROWS.slice(0, 4) });
    expectNumbers(said(whole), [4]);
    const labels = attributesOf(drawn(measured(), BenchChart, {}), 'aria-label');
    expectNumbers(labels.at(-1) ?? '', [4]);
  });

  test('how far it is, and how long it will take', () => {
    const shown = (endsAt: number | undefined): string =>
      drawn(measured({ endsAt }), BenchView, {}, { clock });
    expect(textOf(shown(undefined))).toContain('Case 5 of 7');
    expect(shown(undefined)).toContain(`value="${5 / 7}"`);
    expect(textOf(shown(undefined))).toContain('estimating');
    expect(textOf(shown(98_000))).toContain('about 37 s left');
    expect(textOf(shown(61_000 + 125_000))).toContain('about 2:05 min left');
    expect(textOf(shown(60_000))).toContain('about 1 s left');
  });

  test('on what it ran', () => {
    const shown = definitionsOf(drawn(measured(), Environment, {}));
    expect(Array.from(shown.values())).toEqual(['Firefox 141, Linux', 'Adapter A', '6']);
  });
});

describe('exported', () => {
  const { bench } = measured();

  test('as JSON, every case has its own figures', () => {
    const { cases, failures, environment } = JSON.parse(exported(bench, 'json')) as {
      cases: Record<string, unknown>[];
      failures: unknown;
      environment: unknown;
    };
    const { profile, ...figures } = GPU;
    expect(cases).toHaveLength(4);
    expect(cases[2]).toMatchObject(figures);
    expect(cases[2]?.['profile']).toMatchObject({
      submitSteps: 21,
      encodeMs: 5.3,
      submitMs: 3.1,
      waitMs: 91.7,
      readbackMs: 2.2,
      gpuMs: 83.4,
      stepNs: 3_928_300,
      emptyDispatchNs: 12_700,
      quantumNs: 130_000,
      discarded: 4,
      kernels: profile?.kernels,
    });
    expect(failures).toMatchObject([{ strategy: 'fused', why: 'over a limit' }]);
    expect(environment).toMatchObject({ runtime: 'Firefox 141', cpu: { cores: 6 } });
  });

  test('as CSV, each figure stands under its head', () => {
    const lines = exported(bench, 'csv').split('\n');
    const table = lines.filter((line) => line !== '' && !line.startsWith('#'));
    const [head = [], , , gpu = []] = table.map((line) =>
      line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/),
    );
    const cell = (name: string): number => Number(gpu[head.indexOf(name)]);
    const { points, steps, medianMs, minMs, maxMs, runs, stepsPerSecond } = GPU;
    const figures = { points, steps, medianMs, minMs, maxMs, runs, stepsPerSecond };
    for (const [name, value] of Object.entries(figures)) expect(cell(name), name).toBe(value);
    const step = 3_928_300 / 1e9;
    expect(cell('encodeMs')).toBe(5.3);
    expect(cell('submitMs')).toBe(3.1);
    expect(cell('waitMs')).toBe(91.7);
    expect(cell('readbackMs')).toBe(2.2);
    expect(cell('gpuMs')).toBe(83.4);
    expect(cell('pointsPerSecond')).toBeCloseTo(1e6 / step, 0);
    expect(cell('bytesPerSecond')).toBeCloseTo(8e6 / step, 0);
    expect(cell('copyBytesPerSecond')).toBeCloseTo(7e6 / 0.00217, 0);
  });

  test('as Markdown, each figure stands in its column', () => {
    const rows = exported(bench, 'md')
      .split('\n')
      .filter((line) => line.startsWith('| 1,000,000'))
      .map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
    const [result = [], , split = [], roofline = []] = rows;
    expect(result.slice(1, 3)).toEqual(['dispatch', 'webgpu']);
    expectNumber(result[3] ?? '', 230);
    expectNumber(result[4] ?? '', GPU.stepsPerSecond);
    expectNumber(result[5] ?? '', 41.3);
    expectNumbers((result[6] ?? '').replace('–', ' '), [38.9, 47.6]);
    for (const [i, value] of [21, 5.3, 3.1, 91.7, 2.2].entries()) {
      expectNumber(split[i + 2] ?? '', value);
    }
    expectNumber(split[8] ?? '', 83.4);
    expectNumbers(roofline[2] ?? '', [3911, 17.3]);
    expectNumber(roofline[5] ?? '', 8e6 / 3_928_300);
    expectNumber(roofline[6] ?? '', 7e6 / 2_170_000);
  });
});
