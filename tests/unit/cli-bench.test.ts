import { beforeAll, describe, expect, it, vi } from 'vitest';
import { BENCH } from '../../src/cli/bench.ts';
import { readFlags } from '../../src/cli/flags.ts';
import { ENGINES, STRATEGIES, type Precision } from '../../src/core/types.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';
import { buildCli, runBuilt } from '../helpers/built-cli.ts';
import { call, noGpu, toyEngine } from '../helpers/cli-fakes.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const TINY = 'bench --points 8 --steps 20 --runs 2 --engine webgpu,cpu --strategy dispatch';

function requestOf(line: string) {
  return BENCH.read(readFlags(line.split(' ').slice(1), BENCH));
}

describe('flags', () => {
  const pointsOf = (line: string) => requestOf(line).configs.map(({ points }) => points);

  it('have defaults', () => {
    expect(requestOf('bench')).toEqual({
      configs: [100, 10_000, 1_000_000].map((points) => ({ ...DEFAULTS, points })),
      plan: { engines: ENGINES, strategies: STRATEGIES, steps: 20_000 },
      data: undefined,
      runs: 5,
      format: 'table',
    });
    expect(pointsOf('bench --model sine')).toEqual([100, 10_000]);
    expect(pointsOf('bench --replay linear')).toEqual([100]);
  });

  it('choose the cases, the runs and the format', () => {
    const line = '--points 5,1e3 --engine cpu --strategy moments --steps 7 --runs 2 --csv';
    expect(requestOf(`bench ${line}`)).toMatchObject({
      plan: { engines: ['cpu'], strategies: ['moments'], steps: 7 },
      runs: 2,
      format: 'csv',
    });
    expect(pointsOf(`bench ${line}`)).toEqual([5, 1000]);
  });

  it('choose the problem, as those of train do', () => {
    const line =
      '--points 30,40 --model network --layers 3,2 --optimizer adam --beta1 0.8 --batch 10';
    const { configs } = requestOf(`bench ${line}`);
    for (const config of configs) {
      expect(config).toMatchObject({ layers: [3, 2], optimizer: 'adam', beta1: 0.8, batch: 10 });
    }
  });

  it.each([
    ['--points 5,1', 'points "1" is not an integer from 2 to'],
    ['--points 5,', 'points "" is not an integer'],
    ['--engine tpu', 'engine "tpu" is unknown: use webgpu, cpu'],
    ['--engine auto', 'engine "auto" is unknown'],
    ['--strategy fast', 'strategy "fast" is unknown: use dispatch, fused, moments'],
    ['--steps 0', 'steps "0" is not an integer from 1 to 1000000000'],
    ['--runs 1.5', 'runs "1.5" is not an integer from 1 to 1000: give one in that range'],
    ['--json --csv', '--json and --csv ask for two formats: leave one of them out'],
    ['--engine cpu --strategy fused', 'strategy fused is for engine webgpu'],
    ['--layers 3', 'layers has no effect on model parameter, only on network'],
    ['--points 7 --data a.csv', '--points does not fit --data, for the rows of the file'],
    ['--replay linear --points 7', 'points 7 does not fit replay linear, which has 100'],
    ['--engine wasm --precision f64', '"--precision" is not a flag of bench'],
    ['--run 3', '"--run" is not a flag of bench: did you mean --runs?'],
  ])('%s is wrong usage', async (flags, message) => {
    const { status, out, err } = await call(`bench ${flags}`);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(`downhill: ${message}`);
    expect(err.trim()).not.toContain('\n');
  });

  it('--help lists them', async () => {
    const { out } = await call('bench --help');
    for (const flag of ['points', 'engine', 'strategy', 'steps', 'runs', 'json', 'csv', 'markdown'])
      expect(out).toContain(`--${flag}`);
    expect((await call('--help')).out).toMatch(/^ {2}bench /m);
  });
});

describe('bench', () => {
  it('prints a table on stdout, and nothing else', async () => {
    const { status, out, err } = await call(TINY);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^Downhill .*, Node 20\.19\.0, linux x64, Abacus, 2 cores\n/);
    expect(out).toMatch(/\npoints +strategy +engine +steps +steps\/s +median ms +min–max ms\n/);
    expect(out).toMatch(/\n +8 +dispatch +webgpu +20 +[\d,]+ +[\d.]+ +[\d.]+–[\d.]+\n/);
    expect(out).toMatch(/\n +8 +dispatch +cpu +20 /);
    expect(out).toMatch(/\ndispatch: the GPU (passes|does not pass) the CPU/);
  });

  it('has the cpu compute in f64', async () => {
    const asked: string[] = [];
    const cpu = (precision: string) => {
      asked.push(precision);
      return toyEngine('cpu');
    };
    await call(TINY, { makers: { cpu } });
    expect(asked).toEqual(['f64']);
  });

  it('prints JSON, CSV and Markdown', async () => {
    const { out } = await call(`${TINY} --json`);
    const json = JSON.parse(out) as { environment: object; cases: { steps: number }[] };
    expect(json.environment).toMatchObject({ cpu: { cores: 2 } });
    expect(json.cases.map(({ steps }) => steps)).toEqual([20, 20]);
    expect((await call(`${TINY} --csv`)).out).toContain('\ncpu,dispatch,8,20,');
    expect((await call(`${TINY} --markdown`)).out).toContain('\n| 8 | dispatch | cpu | 20 |');
  });

  it('measures any problem, and says which and what of it cannot be', async () => {
    const cpu = (precision: Precision) => createCpuEngine({ precision, breathe: () => Promise.resolve() }); // prettier-ignore
    const line = `bench --model exponential --points 20 --steps 9 --runs 1 --engine cpu`;
    const { status, out } = await call(line, { makers: { cpu } });
    expect(status).toBe(0);
    expect(out).toContain('\nmodel exponential\n');
    expect(out).toMatch(/\n +20 +dispatch +cpu +9 /);
    expect(out).toMatch(/not measured: cpu moments: strategy moments takes .*: use dispatch/);
    const { out: json } = await call(`${line} --json`, { makers: { cpu } });
    expect(JSON.parse(json)).toMatchObject({ problem: { model: 'exponential' } });
  });

  it('measures own data, all of their rows', async () => {
    const cpu = (precision: Precision) => createCpuEngine({ precision, breathe: () => Promise.resolve() }); // prettier-ignore
    const line = 'bench --data d.csv --model sine --steps 9 --runs 1 --engine cpu --json';
    const files = { 'd.csv': 'x,y\n1,2\n2,3\n3,1\n' };
    const { status, out } = await call(line, { makers: { cpu }, files });
    expect(status).toBe(0);
    const report = JSON.parse(out) as { problem: object; cases: { points: number }[] };
    expect(report.problem).toEqual({ model: 'sine', data: 'd.csv' });
    expect(report.cases.map(({ points }) => points)).toEqual([3]);
  });

  it('runs the rest where there is no GPU', async () => {
    const { status, out } = await call(TINY, { makers: { webgpu: noGpu } });
    expect(status).toBe(0);
    expect(out).toMatch(/ cpu /);
    expect(out).toContain('not measured: webgpu dispatch: no adapter: plug one in (at 8 points)\n');
    const alone = await call(`${TINY} --engine webgpu`, { makers: { webgpu: noGpu } });
    expect(alone.status).toBe(1);
    expect(alone.err).toContain('not one case could be measured');
  });

  it('shows progress on a terminal, and takes it away', async () => {
    const { err } = await call(TINY, { columns: 80 });
    const drawn = err.split('\r\x1b[K');
    expect(drawn[1]).toBe('case 1/2: webgpu dispatch, 8 points');
    expect(drawn[2]).toMatch(/^case 2\/2: cpu dispatch, 8 points, .* left$/);
    expect(drawn.slice(3)).toEqual(['']);
    const narrow = await call(TINY, { columns: 10 });
    expect(narrow.err.split('\r\x1b[K')[1]).toHaveLength(9);
  });

  it.each([
    [1, ''],
    [2, '| 8 | dispatch | webgpu | 20 |'],
  ])('prints what is there when stopped in case %i, with status 130', async (at, printed) => {
    const { status, out, err } = await call(`${TINY} --markdown`, {
      columns: 80,
      onErr: (text, stop) => {
        if (text.includes(`case ${at}/2`)) stop.request('SIGINT');
      },
    });
    expect(status).toBe(130);
    expect(out).toContain(printed);
    expect(out === '').toBe(at === 1);
    expect(out).not.toContain('| cpu |');
    expect(err).toMatch(new RegExp(`\x1b\\[Kdownhill: stopped after ${at - 1} of 2 cases\n$`));
  });
});

describe('the built file', () => {
  beforeAll(buildCli);

  it('benches through WebGPU and on the CPU', async () => {
    const { status, out, err } = await runBuilt(
      'bench --points 16 --steps 50 --runs 2 --engine webgpu,cpu --json',
    );
    expect(status, err).toBe(0);
    const report = JSON.parse(out) as { cases: { engine: string }[]; failures: unknown[] };
    expect(report.failures).toEqual([]);
    expect(
      report.cases
        .map(({ engine }) => engine)
        .sort()
        .join(),
    ).toBe('cpu,cpu,webgpu,webgpu,webgpu');
  });
});
