/** `train`: any model with its options, by name or with a kind; progress, abort, and on from a checkpoint. */
import { describe, expect, test } from 'vitest';
import { AbortedError, ConfigError, createCpuEngine, train, type Sample } from '../../src/index.ts';
import { Training } from '../../src/run/training.ts';

const none = () => Promise.reject(new Error('not asked for'));
const x = Array.from({ length: 40 }, (_, i) => i / 8);
const y = x.map((one, i) => 5 * Math.exp(-1.2 * one) + 1 + ((i * 7) % 5) / 50);
const F64 = { engine: 'cpu', precision: 'f64', lr: 0.02, epochs: 400, logEvery: 100 } as const;
const EXPONENTIAL = { ...F64, formula: 'a*exp(-b*x) + c' } as const;

describe('train', () => {
  test('fits a formula by an optimizer with options of its own', async () => {
    const optimizer = { kind: 'adam', beta1: 0.8, amsgrad: true } as const;
    const run = train({ x, y }, { ...EXPONENTIAL, epochs: 5000, optimizer });
    const { parameters } = await run.result();
    expect(run.parameterNames).toEqual(['a', 'b', 'c']);
    // The scatter has a mean of 0.04.
    for (const [p, due] of [5, 1.2, 1.04].entries()) {
      expect(Math.abs((parameters[p] ?? NaN) - due)).toBeLessThan(0.05);
    }
  });

  test('is a training with the settings written out', async () => {
    const nested = train(
      { x, y },
      {
        ...EXPONENTIAL,
        loss: { kind: 'huber', delta: 0.3 },
        optimizer: { kind: 'sgd', momentum: 0.5, nesterov: true },
        schedule: { kind: 'step', stepSize: 50, gamma: 0.5 },
        batch: 16,
      },
    );
    const cpu = createCpuEngine({ precision: 'f64', breathe: () => Promise.resolve() });
    const makers = { cpu: () => cpu, webgpu: none, wasm: none };
    const flat = new Training(
      { x, y },
      {
        ...EXPONENTIAL,
        loss: 'huber',
        huberDelta: 0.3,
        momentum: 0.5,
        nesterov: true,
        schedule: 'step',
        stepSize: 50,
        gamma: 0.5,
        batch: 16,
      },
      { makers, clock: () => 0 },
    );
    expect((await nested.result()).parameters).toEqual((await flat.result()).parameters);
  });

  test('trains a network of several columns', async () => {
    const more = [x.map((one) => Math.sin(9 * one))];
    const run = train({ x, y, more }, { ...F64, layers: [4], activation: 'relu' });
    const { samples } = await run.result();
    expect(run.parameterNames).toHaveLength(4 * 3 + 5);
    const losses = samples.map(({ loss }) => loss);
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? NaN);
  });

  test.each(['sgd', 'adam'] as const)(
    'an aborted run of %s goes on to the same bits',
    async (optimizer) => {
      const settings = { ...EXPONENTIAL, epochs: 20_000, logEvery: 1, batch: 7, optimizer };
      const whole = await train({ x, y }, settings).result();
      const control = new AbortController();
      const broken = train({ x, y }, { ...settings, signal: control.signal });
      const seen: Sample[] = [];
      await expect(async () => {
        for await (const { samples } of broken) {
          seen.push(...samples);
          control.abort();
        }
      }).rejects.toThrow(AbortedError);
      const { checkpoint } = broken;
      expect(checkpoint.epoch).toBeGreaterThan(0);
      expect(checkpoint.epoch).toBeLessThan(20_000);
      const rest = await train({ x, y }, { ...settings, resume: checkpoint }).result();
      expect(rest.parameters).toEqual(whole.parameters);
      expect(rest.loss).toBe(whole.loss);
    },
  );

  test.each([
    [{ optimizer: { kind: 'adam', momentum: 0.9 } }, /momentum/],
    [{ optimizer: { beta1: 0.9 } }, /optimizer has no kind/],
    [{ loss: 'cosine' }, /loss cosine is not/],
    [{ formula: 'a*x', layers: [3] }, /formula/],
    [{ resume: { epoch: 400, step: 400, parameters: [1, 2, 3], slots: [] } }, /give more epochs/],
    [{ resume: { epoch: 4, step: 4, parameters: [1, 2], slots: [] } }, /3 parameters/],
  ])('%o is refused', (wrong, why) => {
    const loose = train as (columns: object, options: object) => unknown;
    const call = (): unknown => loose({ x, y }, { ...EXPONENTIAL, ...wrong });
    expect(call).toThrow(ConfigError);
    expect(call).toThrow(why);
  });

  test('an option of another kind does not compile', () => {
    const typed = (): unknown => [
      // @ts-expect-error Adam has no momentum.
      train({ x, y }, { optimizer: { kind: 'adam', momentum: 0.9 } }),
      // @ts-expect-error Neither has mean squared error a delta.
      train({ x, y }, { loss: { kind: 'mse', delta: 1 } }),
      // @ts-expect-error A formula has no layers.
      train({ x, y }, { formula: 'a*x', layers: [3] }),
      train({ x, y }, { optimizer: { kind: 'adam', beta1: 0.8 }, loss: 'l1' }),
    ];
    expect(typed).toThrow(ConfigError);
  });
});
