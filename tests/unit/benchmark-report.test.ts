import { expect, it } from 'vitest';
import {
  benchCsv,
  benchJson,
  benchMarkdown,
  type BenchReport,
} from '../../src/run/bench/report.ts';
import { crossover } from '../../src/run/bench/crossover.ts';
import { joined } from '../../src/core/text/lines.ts';
import { clockLines } from '../../src/run/bench/tables.ts';
import type { BenchResult } from '../../src/run/bench/types.ts';
import { benchTable } from '../../src/cli/bench.ts';
import { PROFILE } from '../helpers/profiles.ts';

function result(overrides: Partial<BenchResult>): BenchResult {
  return {
    engine: 'cpu',
    strategy: 'dispatch',
    points: 100,
    steps: 20_000,
    medianMs: 20,
    minMs: 9.5,
    maxMs: 123.44,
    runs: 5,
    stepsPerSecond: 1_000_000,
    description: 'plain loop, f64',
    ...overrides,
  };
}

const REPORT: BenchReport = {
  environment: {
    version: '0.1.0',
    runtime: 'Node 20',
    platform: 'linux x64',
    cpu: { model: 'Abacus', cores: 2 },
    engines: [
      { engine: 'webgpu', adapter: 'Toy 1.0', software: true, precision: 'f32' },
      { engine: 'cpu', adapter: 'CPU reference', software: false, precision: 'f64' },
    ],
  },
  rows: [
    { ...result({}), state: 'done' },
    {
      ...{ engine: 'webgpu', strategy: 'fused', points: 1e6, steps: 5 },
      state: 'failed',
      why: 'too "large", so',
    },
    { ...result({ engine: 'webgpu', stepsPerSecond: 2_000_000 }), state: 'done' },
    { ...{ engine: 'wasm', strategy: 'dispatch', points: 7, steps: 5 }, state: 'waiting' },
  ],
};

it('JSON has the agreed keys', () => {
  const json = JSON.parse(benchJson(REPORT)) as {
    environment: unknown;
    cases: Record<string, unknown>[];
    failures: unknown;
  };
  expect(json.environment).toEqual(REPORT.environment);
  expect(Object.keys(json).join()).toBe('environment,problem,cases,failures');
  expect(Object.keys(json.cases[0] ?? {}).join()).toBe(
    'engine,strategy,points,steps,medianMs,minMs,maxMs,runs,stepsPerSecond,description',
  );
  expect(json.cases[1]).toEqual(result({ engine: 'webgpu', stepsPerSecond: 2_000_000 }));
  expect(json.failures).toEqual([
    { engine: 'webgpu', strategy: 'fused', points: 1e6, steps: 5, why: 'too "large", so' },
  ]);
});

it('CSV has the environment, a head and a row a case', () => {
  expect(joined(benchCsv(REPORT))).toBe(
    `# Downhill 0.1.0, Node 20, linux x64, Abacus, 2 cores
# webgpu: Toy 1.0 (software adapter), f32
# cpu: CPU reference, f64
engine,strategy,points,steps,medianMs,minMs,maxMs,runs,stepsPerSecond,description,failure,submitSteps,encodeMs,submitMs,waitMs,readbackMs,gpuMs,stepNs,emptyDispatchNs,pointsPerSecond,bytesPerSecond,copyBytesPerSecond,clock,quantumNs,discarded
cpu,dispatch,100,20000,20,9.5,123.44,5,1000000,"plain loop, f64",,,,,,,,,,,,,,,
webgpu,dispatch,100,20000,20,9.5,123.44,5,2000000,"plain loop, f64",,,,,,,,,,,,,,,
webgpu,fused,1000000,5,,,,,,,"too ""large"", so",,,,,,,,,,,,,,
`,
  );
});

it('Markdown has the environment, the table, the crossover and what failed', () => {
  expect(joined(benchMarkdown(REPORT))).toBe(
    `- Downhill 0.1.0, Node 20, linux x64, Abacus, 2 cores
- webgpu: Toy 1.0 (software adapter), f32
- cpu: CPU reference, f64

| points | strategy | engine | steps | steps/s | median ms | min–max ms |
| ---: | --- | --- | ---: | ---: | ---: | ---: |
| 100 | dispatch | cpu | 20,000 | 1,000,000 | 20.0 | 9.50–123 |
| 100 | dispatch | webgpu | 20,000 | 2,000,000 | 20.0 | 9.50–123 |

- dispatch: the GPU passes the CPU at 100 points

- webgpu fused, 1,000,000 points: too "large", so
`,
  );
});

it('says what was trained, below the engines', () => {
  const report = { ...REPORT, problem: { model: 'network', layers: '8,8' } };
  const engine = '- cpu: CPU reference, f64\n';
  expect(joined(benchMarkdown(report))).toContain(`${engine}- model network, layers 8,8\n\n|`);
  expect(JSON.parse(benchJson(report))).toMatchObject({ problem: report.problem });
});

it('a browser names no CPU', () => {
  const environment = { ...REPORT.environment, cpu: { cores: 8 } };
  expect(benchCsv({ ...REPORT, environment })[0]).toMatch(/^# Downhill .*, linux x64, 8 cores$/);
});

it('the crossover is the fewest points where the GPU beats every CPU engine', () => {
  const at = (engine: BenchResult['engine'], points: number, stepsPerSecond: number) =>
    result({ engine, points, stepsPerSecond });
  const [gpu, cpu] = [at('webgpu', 100, 5), at('cpu', 100, 9)];
  expect(crossover([gpu, cpu])).toEqual([{ strategy: 'dispatch', points: undefined }]);
  const larger = [at('webgpu', 1e4, 9), at('cpu', 1e4, 8), at('webgpu', 1e3, 8), at('cpu', 1e3, 7)];
  expect(crossover([...larger, gpu, cpu])).toEqual([{ strategy: 'dispatch', points: 1e3 }]);
  // A second CPU engine, which is faster.
  expect(crossover([...larger, at('cpu', 1e3, 8.5), gpu, cpu])).toEqual([
    { strategy: 'dispatch', points: 1e4 },
  ]);
  // No faster is not faster.
  expect(crossover([at('webgpu', 9, 5), at('cpu', 9, 5)])).toMatchObject([{ points: undefined }]);
  // fused and dispatch do the same work.
  expect(crossover([{ ...at('webgpu', 100, 99), strategy: 'fused' }, cpu])).toEqual([
    { strategy: 'fused', points: 100 },
  ]);
  expect(crossover([gpu])).toEqual([]);
  expect(crossover([gpu, at('cpu', 7, 1)])).toEqual([]);
});

const PROFILED: BenchReport = {
  environment: REPORT.environment,
  rows: [
    { ...result({ engine: 'webgpu', points: 1e6, profile: PROFILE }), state: 'done' },
    {
      ...result({
        engine: 'webgpu',
        strategy: 'moments',
        profile: {
          ...PROFILE,
          kernels: [{ kernel: 'descend', nsPerStep: 12.34 }],
          bytesPerStep: 0,
          copy: undefined,
        },
      }),
      state: 'done',
    },
  ],
};

it('JSON tells of each profile, in fields of their own', () => {
  const { cases } = JSON.parse(benchJson(PROFILED)) as { cases: Record<string, unknown>[] };
  expect(cases[0]?.['profile']).toEqual({
    submitSteps: 20,
    encodeMs: 5,
    submitMs: 3,
    waitMs: 90,
    readbackMs: 2,
    gpuMs: 80,
    stepNs: 4_000_000,
    emptyDispatchNs: 12_500,
    pointsPerSecond: 250_000_000,
    bytesPerSecond: 2_000_000_000,
    copyBytesPerSecond: 4_000_000_000,
    clock: 'timestamps',
    quantumNs: 100_000,
    discarded: 0,
    kernels: PROFILE.kernels,
  });
  expect(cases[1]?.['profile']).toMatchObject({ bytesPerSecond: null, copyBytesPerSecond: null });
});

it('CSV has them in columns after the others', () => {
  const [, , , head = '', first = '', second = ''] = benchCsv(PROFILED);
  expect(first.split(',').length - 1).toBe(head.split(',').length);
  expect(first).toMatch(
    /,20,5,3,90,2,80,4000000,12500,250000000,2000000000,4000000000,timestamps,100000,0$/,
  );
  expect(second).toMatch(/,20,5,3,90,2,80,12.34,12500,,,,timestamps,100000,0$/);
});

it('Markdown and the terminal show where the time goes', () => {
  const split = [
    ['1,000,000', 'dispatch', '20', '5.00', '3.00', '90.0', '2.00', '5.0 %', '80.0'],
    ['100', 'moments', '20', '5.00', '3.00', '90.0', '2.00', '5.0 %', '80.0'],
  ];
  const kernels = 'partials 3,990 + combine 10';
  const roofline = [
    ['1,000,000', 'dispatch', kernels, '12.5', '250,000,000', '2', '4', '50.0 %'],
    ['100', 'moments', 'descend 0.0123', '12.5', '–', '–', '–', '–'],
  ];
  const markdown = joined(benchMarkdown(PROFILED));
  const text = joined(benchTable(PROFILED)).replace(/ {2,}/g, '|');
  for (const row of [...split, ...roofline]) {
    expect(markdown).toContain(`| ${row.join(' | ')} |\n`);
    expect(text).toContain(`${row.join('|')}\n`);
  }
  const clock = 'times of the GPU: by its timestamps, quantum 100 µs\n';
  expect(markdown).toContain(`- ${clock}`);
  expect(text).toContain(clock);
  expect(joined(benchTable(REPORT))).not.toMatch(/encode|GB\/s|times of the GPU/);
});

it('says where there were no timestamps, and where they ran backwards', () => {
  const by = (change: Partial<typeof PROFILE>): string[] =>
    clockLines([result({ profile: { ...PROFILE, ...change } })]);
  expect(by({ clock: 'queue', quantumNs: undefined })[0]).toMatch(/no timestamps.* upper bounds$/);
  expect(by({ discarded: 2 })[0]).toMatch(/quantum 100 µs, 2 passes discarded/);
  expect(clockLines([result({})])).toEqual([]);
});
