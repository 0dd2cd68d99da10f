/** Parameter groups: PyTorch's runs of them on every engine, who moves by which rate, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DownhillError } from '../../src/core/errors.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Engine, Sample, StrategyId } from '../../src/core/types.ts';
import { train } from '../../src/index.ts';
import { inGroups } from '../../src/run/groups.ts';
import { movementWgsl } from '../../src/shaders/movement.ts';
import { movementOf } from '../../src/core/optimizers/movement.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { asHardware } from '../helpers/as-hardware.ts';
import { openDawn, openDawnGpu } from '../helpers/dawn.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { GROUP_GOLDENS, configOf, groupsOf, type GroupGolden } from '../helpers/model-goldens.ts';

const opened: Engine[] = [];
const engines = new Map<string, Engine>();
beforeAll(async () => {
  const [webgpu, wasm] = await Promise.all([openDawn(), wasmEngine()]);
  const gpu = await createWebGpuEngine({ gpu: asHardware(await openDawnGpu()) });
  const all = { 'cpu f64': cpuEngine('f64'), 'cpu f32': cpuEngine('f32'), webgpu, gpu, wasm };
  for (const [name, engine] of Object.entries(all)) {
    engines.set(name, engine);
    opened.push(engine);
  }
});
afterAll(() => {
  for (const engine of opened) engine.destroy();
});

type On = readonly [engine: string, strategy: StrategyId];
const F32: readonly On[] = [
  ['cpu f32', 'dispatch'],
  ['webgpu', 'fused'],
  ['webgpu', 'dispatch'],
  // Where each invocation moves a share of the parameters.
  ['gpu', 'fused'],
  ['wasm', 'dispatch'],
];
const ALL: readonly On[] = [['cpu f64', 'dispatch'], ...F32];

function engineOf(name: string): Engine {
  const engine = engines.get(name);
  if (engine === undefined) throw new Error(`no engine ${name}`);
  return engine;
}

const apart = (found: number | undefined, due: number): number =>
  Math.abs((found ?? NaN) - due) / Math.abs(due);

const nameOf = ({ model, optimizer, schedule, batch }: GroupGolden): string =>
  `${model}, ${optimizer}, ${schedule}, batch ${batch}`;

describe.each(GROUP_GOLDENS.map((golden) => ({ name: nameOf(golden), golden })))(
  '$name',
  ({ golden }) => {
    const { init, lr, epochs, log, log64, final64 } = golden;
    const { problem } = inGroups(setUp(configOf(golden)), groupsOf(golden));

    async function trained([engine, strategy]: On) {
      const trainer = await engineOf(engine).prepare({ ...problem, strategy, sampleEvery: 10 });
      const samples: Sample[] = [];
      let epoch = 0;
      let parameters: readonly number[] = [];
      while (epoch < epochs) {
        const piece = Math.min(trainer.maxSteps, epochs - epoch);
        const snapshot = await trainer.advance(piece, { learningRate: lr });
        samples.push(...snapshot.samples);
        ({ epoch, parameters } = snapshot);
      }
      trainer.destroy();
      return { losses: new Map(samples.map((one) => [one.epoch, one.loss])), parameters };
    }

    test('starts as PyTorch does', () => {
      expect(problem.start.parameters).toEqual(init.map(Math.fround));
    });

    test('trains as PyTorch does in f64', async () => {
      const { losses, parameters } = await trained(['cpu f64', 'dispatch']);
      for (const [epoch, due] of log64) {
        expect(apart(losses.get(epoch), due), `epoch ${epoch}`).toBeLessThanOrEqual(1e-9);
      }
      final64.forEach((due, p) => {
        expect(apart(parameters[p], due)).toBeLessThanOrEqual(1e-9);
      });
    });

    test.each(F32)(
      'on %s, %s, no farther from it than PyTorch’s f32, within its bound',
      async (...on) => {
        const { losses } = await trained(on);
        let bound = 5e-6;
        log64.forEach(([epoch, due], i) => {
          bound = Math.max(bound, 30 * apart(log[i]?.[1], due));
          expect(apart(losses.get(epoch), due), `epoch ${epoch}`).toBeLessThanOrEqual(bound);
        });
      },
    );
  },
);

describe.each(ALL)('on %s, %s', (...[engine, strategy]) => {
  const set = setUp(parseConfig({ model: 'exponential', points: 37, optimizer: 'adam' }));

  test('a rate of the run is that of the groups without one of their own', async () => {
    const groups = [
      { parameters: ['a'], beta1: 0.5 },
      { parameters: ['c'], lr: 0.01 },
    ];
    const { problem } = inGroups(set, groups);
    const trainer = await engineOf(engine).prepare({ ...problem, strategy });
    const { parameters } = await trainer.advance(1, { learningRate: 0.5 });
    const held = await trainer.advance(1, { learningRate: 0 });
    trainer.destroy();
    // In its first step Adam moves a parameter by its rate, short of eps/|g|.
    const moved = parameters.map((value, p) => Math.abs(value - (set.problem.start.parameters[p] ?? NaN))); // prettier-ignore
    for (const [p, due] of [0.5, 0.5, 0.01].entries()) expect(moved[p]).toBeCloseTo(due, 5);
    expect(held.parameters.map((value, p) => value === parameters[p])).toEqual([true, true, false]);
  });

  test('a group keeps what its own options ask for', async () => {
    const sgd = setUp(parseConfig({ model: 'exponential', points: 37 }));
    const { problem } = inGroups(sgd, [{ parameters: ['b'], momentum: 0.9, dampening: 0.5 }]);
    const trainer = await engineOf(engine).prepare({ ...problem, strategy });
    const first = await trainer.advance(1, { learningRate: 0.01 });
    const second = await trainer.advance(1, { learningRate: 0.01 });
    trainer.destroy();
    const [g = NaN, next = NaN] = [first.gradient[1], second.gradient[1]];
    // WebAssembly has its gradients in f64.
    expect(first.slots.map(Math.fround)).toEqual([0, Math.fround(g), 0]);
    // Its first step alone is not dampened.
    const due = 0.9 * g + 0.5 * next;
    expect(apart(second.slots[1], due)).toBeLessThanOrEqual(4 * 2 ** -24 * (Math.abs(g / due) + 1));
    expect([second.slots[0], second.slots[2]]).toEqual([0, 0]);
  });
});

test.each(F32)('on %s, %s, slots lie as the reference has them', async (...[engine, strategy]) => {
  const adam = setUp(parseConfig({ model: 'exponential', points: 37, optimizer: 'adam' }));
  const { problem } = inGroups(adam, [{ parameters: ['c'], amsgrad: true, weightDecay: 0.1 }]);
  const after = async (name: string, by: StrategyId): Promise<readonly number[]> => {
    const trainer = await engineOf(name).prepare({ ...problem, strategy: by });
    const { slots } = await trainer.advance(3, { learningRate: 0.01 });
    trainer.destroy();
    return slots;
  };
  const due = await after('cpu f64', 'dispatch');
  expect(due).toHaveLength(9);
  for (const [i, value] of (await after(engine, strategy)).entries()) {
    // Three steps of 37 terms in f32.
    expect(Math.abs(value - (due[i] ?? NaN))).toBeLessThanOrEqual(
      3 * 37 * 2 ** -24 * Math.max(...due.map(Math.abs)),
    );
  }
});

test('many points, by two dispatches a step', async () => {
  const groups = [{ parameters: ['a', 'c'], lr: 0.05, momentum: 0 }];
  const many = setUp(parseConfig({ model: 'exponential', points: 70_000, momentum: 0.9 }));
  const { problem } = inGroups(many, groups);
  const after = async (name: string): Promise<readonly number[]> => {
    const trainer = await engineOf(name).prepare({ ...problem, strategy: 'dispatch' });
    const { parameters } = await trainer.advance(5, { learningRate: 0.01 });
    trainer.destroy();
    return parameters;
  };
  const due = await after('cpu f64');
  // Five steps from sums of f32, each of 70,000 terms in at most 300 additions.
  for (const [p, value] of (await after('webgpu')).entries()) {
    expect(apart(value, due[p] ?? NaN)).toBeLessThanOrEqual(5 * 300 * 2 ** -24);
  }
});

describe('as WGSL', () => {
  test('each group has its function', async () => {
    const set = setUp(parseConfig({ model: 'exponential', optimizer: 'adam' }));
    const groups = [
      { parameters: ['b'], amsgrad: true },
      { parameters: ['c'], lr: 0.1 },
    ];
    const text = movementWgsl(movementOf(inGroups(set, groups).problem));
    await expect(text).toMatchFileSnapshot('../fixtures/wgsl/groups.wgsl');
  });
});

const x = [0, 1, 2, 3, 4];
const y = [5.1, 3.3, 2.2, 1.6, 1.3];

describe('train', () => {
  test.each([
    [[{ parameters: ['d'] }], /parameters "d" is no parameter of this model: use a, b, c/],
    [[{ parameters: ['a', 'a'] }], /parameters "a" is in a group already: leave it out of one/],
    [[{ parameters: ['a'] }, { parameters: ['b', 'a'] }], /"a" is in a group already/],
    [[{ parameters: [] }], /parameters .* is not a list of the parameters of a group/],
    [[{ lr: 0.1 }], /parameters undefined is not a list/],
    [[{ parameters: [0] }], /parameters 0 is not a text/],
    [[{ parameters: ['a'], lr: -1 }], /lr -1 is not a finite number from 0 on/],
    [[{ parameters: ['a'], beta1: 0.5 }], /"beta1" is not an option of optimizer sgd/],
    [[{ parameters: ['a'], momentum: 11 }], /momentum 11 is not a number from 0 to 10/],
    [[{ parameters: ['a'], nesterov: true }], /nesterov takes a momentum above 0/],
    [{ a: 0.1 }, /groups .* is not a list of parameter groups/],
  ])('refuses %j', (groups, why) => {
    const loose = train as (columns: object, options: object) => unknown;
    const optimizer = { kind: 'sgd', groups };
    const call = (): unknown => loose({ x, y }, { formula: 'a*exp(-b*x) + c', optimizer });
    expect(call).toThrow(DownhillError);
    expect(call).toThrow(why);
  });

  test('names a layer, its weights, or one of them', async () => {
    const held = async (...parameters: readonly string[]): Promise<readonly string[]> => {
      const optimizer = { kind: 'sgd', groups: [{ parameters, lr: 0 }] } as const;
      const run = train({ x, y }, { layers: [3], optimizer, epochs: 1, engine: 'cpu' });
      const start = run.checkpoint.parameters;
      const { parameters: after } = await run.result();
      return run.parameterNames.filter((_, p) => after[p] === start[p]);
    };
    const biases = ['0.bias[0]', '0.bias[1]', '0.bias[2]'];
    expect(await held('0.bias')).toEqual(biases);
    expect(await held('0')).toEqual([
      '0.weight[0][0]',
      '0.weight[1][0]',
      '0.weight[2][0]',
      ...biases,
    ]);
    expect(await held('2.weight[0][1]', '2.bias')).toEqual(['2.weight[0][1]', '2.bias[0]']);
    await expect(held('0', '0.bias')).rejects.toThrow(/"0.bias\[0\]" is in a group already/);
    await expect(held('1')).rejects.toThrow(/use 0.weight, 0.bias, 2.weight, 2.bias/);
    await expect(held('0.wieght')).rejects.toThrow(/did you mean 0.weight\?/);
  });

  test('names a parameter, and no other that begins so', async () => {
    const optimizer = { kind: 'sgd', groups: [{ parameters: ['a'], lr: 0 }] } as const;
    const run = train({ x, y }, { formula: 'ab + a*x', optimizer, epochs: 1, engine: 'cpu' });
    const [ab, a] = run.checkpoint.parameters;
    const { parameters } = await run.result();
    expect(parameters.map((value, p) => value === [ab, a][p])).toEqual([false, true]);
  });

  test('goes on from a checkpoint with its groups', async () => {
    const groups = [{ parameters: ['b'], lr: 0.05, momentum: 0 }];
    const optimizer = { kind: 'sgd', momentum: 0.9, groups } as const;
    const settings = { formula: 'a*exp(-b*x) + c', optimizer, lr: 0.01, engine: 'cpu' } as const;
    const due = await train({ x, y }, { ...settings, epochs: 50 }).result();
    const half = train({ x, y }, { ...settings, epochs: 20 });
    await half.result();
    const rest = train({ x, y }, { ...settings, epochs: 50, resume: half.checkpoint });
    expect((await rest.result()).parameters).toEqual(due.parameters);
  });

  test('a run that diverges names the rates of its groups, too', async () => {
    const groups = [{ parameters: ['b'] }, { parameters: ['a'], lr: 500 }];
    const optimizer = { kind: 'sgd', groups } as const;
    const run = train({ x, y }, { formula: 'a*x + b*x^2', optimizer, engine: 'cpu' });
    await expect(run.result()).rejects.toThrow(
      /^lr 0.001, 500 diverged in epoch \d+: .*: lower lr/,
    );
  });

  test('the moments do not say what a step in groups does', async () => {
    const optimizer = { kind: 'sgd', groups: [{ parameters: ['a'], lr: 0.1 }] } as const;
    const run = train({ x, y }, { formula: 'a*x + b', optimizer, strategy: 'moments', engine: 'cpu', precision: 'f64' }); // prettier-ignore
    await expect(run.result()).rejects.toThrow(/by plain sgd without groups.*use dispatch/);
  });

  test('an option of another optimizer does not compile in a group', () => {
    const parameters = ['a'];
    const typed = (): unknown => [
      // @ts-expect-error Plain steps have no beta1.
      train({ x, y }, { optimizer: { kind: 'sgd', groups: [{ parameters, beta1: 0.8 }] } }),
      // @ts-expect-error Nor has Adam a momentum.
      train({ x, y }, { optimizer: { kind: 'adam', groups: [{ parameters, momentum: 0 }] } }),
      // @ts-expect-error A group says which parameters are its own.
      train({ x, y }, { optimizer: { kind: 'adam', groups: [{ lr: 0.1 }] } }),
      train({ x, y }, { optimizer: { kind: 'adam', groups: [{ parameters, beta1: 0.8 }] } }),
    ];
    expect(typed).toThrow(DownhillError);
  });
});
