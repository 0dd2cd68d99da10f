import { beforeAll, describe, expect, it, vi } from 'vitest';
import { BENCH } from '../../src/cli/bench.ts';
import { readFlags } from '../../src/cli/flags.ts';
import { ENGINES, STRATEGIES } from '../../src/core/types.ts';
import { planCases } from '../../src/run/bench/cases.ts';
import { buildCli, runBuilt } from '../helpers/built-cli.ts';
import { call, noGpu, toyEngine } from '../helpers/cli-fakes.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const TINY = 'bench --points 8 --steps 20 --runs 2 --engine webgpu,cpu --strategy dispatch';

function requestOf(line: string) {
  return BENCH.read(readFlags(line.split(' ').slice(1), BENCH));
}

describe('flags', () => {
  it('have defaults', () => {
    const points = [100, 10_000, 1_000_000];
    expect(requestOf('bench')).toEqual({
      cases: planCases({ engines: ENGINES, strategies: STRATEGIES, points, steps: 20_000 }),
      runs: 5,
      format: 'table',
    });
  });

  it('choose the cases, the runs and the format', () => {
    expect(
      requestOf('bench --points 5,1e3 --engine cpu --strategy moments --steps 7 --runs 2 --csv'),
    ).toEqual({
      cases: [
        { engine: 'cpu', strategy: 'moments', points: 5, steps: 7 },
        { engine: 'cpu', strategy: 'moments', points: 1000, steps: 7 },
      ],
      runs: 2,
      format: 'csv',
    });
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
