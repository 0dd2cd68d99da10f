/** Fixed parameters: no step moves them, on any engine, by any optimizer; and what cannot be fixed is said. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnData } from '../../src/core/data/own.ts';
import { isArticles } from '../../src/core/problem.ts';
import { theoryOf } from '../../src/core/quadratic/index.ts';
import { configToRecord } from '../../src/core/settings/index.ts';
import { parseConfig, parseFlags } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Engine, StrategyId } from '../../src/core/types.ts';
import { train } from '../../src/index.ts';
import { openDawn } from '../helpers/dawn.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { call } from '../helpers/cli-fakes.ts';

const engines = new Map<string, Engine>();
beforeAll(async () => {
  const [webgpu, wasm] = await Promise.all([openDawn(), wasmEngine()]);
  const all = { 'cpu f64': cpuEngine('f64'), 'cpu f32': cpuEngine('f32'), wasm, webgpu };
  for (const [name, engine] of Object.entries(all)) engines.set(name, engine);
});
afterAll(() => {
  for (const engine of engines.values()) engine.destroy();
});

type On = readonly [engine: string, strategy: StrategyId];
const ALL: readonly On[] = [
  ['cpu f64', 'dispatch'],
  ['cpu f32', 'dispatch'],
  ['wasm', 'dispatch'],
  ['webgpu', 'dispatch'],
  ['webgpu', 'fused'],
];
const METHODS = [
  { optimizer: 'sgd', momentum: 0.9 },
  { optimizer: 'adam' },
  { optimizer: 'adamw', weightDecay: 0.1, schedule: 'exponential', gamma: 0.99 },
];

/** After fifty steps, half of them at another rate. */
async function trained([name, strategy]: On, raw: object) {
  const { problem, parameterNames } = setUp(parseConfig({ points: 37, ...raw }));
  const trainer = await engines.get(name)?.prepare({ ...problem, strategy });
  await trainer?.advance(25, { learningRate: 0.01 });
  const snapshot = await trainer?.advance(25, { learningRate: 0.02 });
  trainer?.destroy();
  const stays = parameterNames.filter((_, p) =>
    Object.is(snapshot?.parameters[p], problem.start.parameters[p]),
  );
  return { stays, finite: snapshot?.finite };
}

describe.each(METHODS)('by $optimizer', (method) => {
  test.each(ALL)(
    'on %s, %s, what is fixed keeps its bits, and nothing else does',
    async (...on) => {
      // −0 is no 0.
      const raw = { ...method, model: 'exponential', fixed: 'b,c', start: 'a=1,b=0.1,c=-0' };
      expect(await trained(on, raw)).toEqual({ stays: ['b', 'c'], finite: true });
    },
  );

  test('so do the weights of a layer', async () => {
    const raw = { ...method, model: 'network', layers: [2], fixed: ['0.bias', '2.weight[0][1]'] };
    const stays = ['0.bias[0]', '0.bias[1]', '2.weight[0][1]'];
    expect(await trained(['webgpu', 'fused'], raw)).toEqual({ stays, finite: true });
    expect(await trained(['wasm', 'dispatch'], raw)).toEqual({ stays, finite: true });
  });
});

test.each(ALL)('on %s, %s, the line by plain steps', async (...on) => {
  expect(await trained(on, { fixed: 'a' })).toEqual({ stays: ['a'], finite: true });
});

test.each(ALL)('on %s, %s, also where its gradient is no number', async (...on) => {
  // At x = 0 the slope along b is x/(2·√(b·x)), 0/0.
  const raw = { formula: 'a*sqrt(b*x) + c', dataset: 'exponential', fixed: 'b', start: 'b=2' };
  expect(await trained(on, raw)).toEqual({ stays: ['b'], finite: true });
});

describe('as a setting', () => {
  test('is read from text and from a list, and written as text', () => {
    const config = parseFlags({ model: 'exponential', fixed: ' b, c,b ' });
    expect(config.fixed).toEqual(['b', 'c']);
    expect(parseConfig({ model: 'exponential', fixed: ['b', 'c'] })).toEqual(config);
    expect(configToRecord(config)['fixed']).toBe('b,c');
    expect(configToRecord(parseConfig({ fixed: '' }))).toEqual({});
  });

  test.each([
    [{ fixed: 'slope' }, /^fixed "slope" is no parameter of this model: use a, b$/],
    [{ model: 'linear', fixed: 'linear.wieght' }, /^fixed "linear.wieght" .* did you mean linear.weight\?$/], // prettier-ignore
    [{ model: 'linear', fixed: 'linear' }, /^fixed "linear" leaves nothing to train: leave one out$/], // prettier-ignore
    [{ model: 'exponential', fixed: 'd' }, /use a, b, c$/],
    [{ model: 'exponential', fixed: 'a,b,c' }, /^fixed "a,b,c" leaves nothing to train: leave one out$/], // prettier-ignore
  ])('%j is refused', (raw, why) => {
    expect(() => parseConfig(raw)).toThrow(why);
  });

  test('of a formula is looked at beside the columns', () => {
    const config = parseConfig({ formula: 'rate*x + 1 + a', fixed: 'rat' });
    expect(() => setUp(config)).toThrow(/^fixed "rat" .* did you mean rate\?$/);
  });

  test('takes the line from its own kernels and from what is known of plain steps', () => {
    const { problem } = setUp(parseConfig({ fixed: 'b' }));
    expect([isArticles(problem), theoryOf(problem)]).toEqual([false, undefined]);
    const free = setUp(parseConfig({ fixed: [] })).problem;
    expect([isArticles(free), 'groups' in free.optimizer]).toEqual([true, false]);
  });

  test('does not go with standardised data, where an intercept is another number', () => {
    const [x, y] = [Float64Array.of(1, 2, 3), Float64Array.of(2, 3, 5)];
    const own: OwnData = { name: 'n', xName: 'x', yName: 'y', x, y, standardise: true };
    expect(() => setUp(parseConfig({ fixed: 'b' }), own)).toThrow(
      /^standardise does not fit fixed/,
    );
  });

  test('is a flag of the terminal', async () => {
    const { out, status } = await call('train --fixed b --start 1.5,-3 --epochs 300 --engine cpu', {
      makers: { cpu: cpuEngine },
    });
    expect([status, out]).toEqual([0, expect.stringMatching(/\na [^\n]*\nb -3\.0000\n$/)]);
    expect(out).not.toContain('a 1.5000');
    const { err, status: wrong } = await call('train --fixed a,b');
    expect([wrong, err]).toEqual([
      2,
      'downhill: fixed "a,b" leaves nothing to train: leave one out\n',
    ]);
  });
});

describe('in the library', () => {
  const data = { x: [0, 1, 2, 3, 4], y: [5.1, 3.3, 2.2, 1.6, 1.3] };
  const settings = { formula: 'a*exp(-b*x) + c', start: [4, 0.5, 1], engine: 'cpu' } as const;

  test('stands beside groups, and goes on from a checkpoint', async () => {
    const groups = [{ parameters: ['b'], lr: 0.05 }];
    const optimizer = { kind: 'adam', groups } as const;
    const options = { ...settings, optimizer, lr: 0.01, fixed: ['c'] };
    const due = await train(data, { ...options, epochs: 50 }).result();
    expect(due.parameters[2]).toBe(1);
    expect(due.parameters.slice(0, 2)).not.toEqual([4, 0.5]);
    const half = train(data, { ...options, epochs: 20 });
    await half.result();
    const rest = train(data, { ...options, epochs: 50, resume: half.checkpoint });
    expect((await rest.result()).parameters).toEqual(due.parameters);
    expect(() => train(data, { ...options, fixed: ['b'] })).toThrow(/"b" is in a group already/);
  });

  test('is no step by the moments', async () => {
    const run = train(data, { fixed: ['b'], strategy: 'moments', engine: 'cpu', precision: 'f64' });
    await expect(run.result()).rejects.toThrow(/without groups.*use dispatch/);
  });

  test('does not name its rate where a run diverges', async () => {
    const run = train(data, { formula: 'a*x + b*x^2', fixed: ['b'], lr: 500, engine: 'cpu' });
    await expect(run.result()).rejects.toThrow(/^lr 500 diverged/);
  });
});
