import { describe, expect, test } from 'vitest';
import {
  AbortedError,
  ConfigError,
  DivergedError,
  GpuUnavailableError,
  IncompleteWorkError,
} from '../../src/core/errors.ts';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { modelOf } from '../../src/core/models/index.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import type { Engine } from '../../src/core/types.ts';
import { train, type TrainOptions } from '../../src/index.ts';
import { Training, type TrainingSettings } from '../../src/run/training.ts';
import { FakeEngine, settle, type FakeOptions } from '../helpers/fake-engine.ts';
import { seededProblem } from '../helpers/problems.ts';

const EPS64 = 2 ** -52;
const DATA = { x: [0, 1, 2, 3], y: [1, 3.5, 4.5, 7] };
const DATA_F32 = { x: Float32Array.from(DATA.x), y: Float32Array.from(DATA.y) };
const CPU: TrainOptions = { engine: 'cpu', epochs: 100, lr: 0.1, logEvery: 10 };

/** A training on an engine that only counts, and how often that was opened and given back. */
function counted(settings: TrainingSettings, options: FakeOptions = {}) {
  const fake = new FakeEngine(options);
  const count = { opened: 0, destroyed: 0 };
  const engine: Engine = {
    info: { ...fake.info, software: false },
    prepare: (problem, caution) => fake.prepare(problem, caution),
    profile: undefined,
    landscape: undefined,
    fits: undefined,
    runs: undefined,
    destroy: () => {
      count.destroyed++;
    },
  };
  const open = (): Promise<Engine> => {
    count.opened++;
    return Promise.resolve(engine);
  };
  const makers = { webgpu: open, wasm: open, cpu: () => engine };
  return { run: new Training(DATA, settings, { makers, clock: () => 0 }), count, fake };
}

/** The ConfigError that a training ends with before it begins. */
function refusal(columns: unknown, options: unknown = {}): Pick<ConfigError, 'field' | 'message'> {
  try {
    train(columns as typeof DATA, options as TrainOptions);
  } catch (error) {
    if (error instanceof ConfigError) return { field: error.field, message: error.message };
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a training', () => {
  test('streams snapshots, and ends at the line of least squares', async () => {
    const [lr, epochs] = [0.1, 1000];
    const run = train(DATA, { ...CPU, lr, epochs, precision: 'f64' });
    const epochsSeen: number[] = [];
    for await (const { epoch } of run) epochsSeen.push(epoch);
    expect(epochsSeen.length).toBeGreaterThan(1);
    expect(epochsSeen).toEqual([...epochsSeen].sort((p, q) => p - q));
    expect(epochsSeen.at(-1)).toBe(epochs);

    const { parameters: best, eigenvalues } = leastSquares(DATA_F32);
    // The start's distance has shrunk by (1 − lr·λmin)^1000 < 1e-18. A step's rounding, some 16 ulp
    // of numbers below 8, is kept for 1/(lr·λmin) steps.
    const atol = (16 * 8 * EPS64) / (lr * eigenvalues[0]);
    const { parameters } = await run.result();
    parameters.forEach((value, i) => {
      expect(Math.abs(value - (best[i] ?? NaN))).toBeLessThan(atol);
    });
  });

  test('gives the whole log with its result, whether it was iterated or not', async () => {
    const iterated = train(DATA, CPU);
    for await (const snapshot of iterated) expect(snapshot.finite).toBe(true);
    const result = await iterated.result();
    expect(result.samples.map(({ epoch }) => epoch)).toEqual([
      1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100,
    ]);
    expect(await train(DATA, CPU).result()).toEqual(result);
  });

  test('takes arrays and typed arrays alike', async () => {
    const { data, start } = seededProblem(100);
    const settings: TrainOptions = { ...CPU, lr: 1e-3, start: start.parameters };
    const typed = await train(data, settings).result();
    const plain = await train({ x: [...data.x], y: Float64Array.from(data.y) }, settings).result();
    expect(plain).toEqual(typed);
    expect(typed.samples).toHaveLength(11);
  });

  test('starts where the model draws its start from the seed', async () => {
    const run = train(DATA, { ...CPU, model: 'linear', seed: 42n, lr: 1e-12, epochs: 1 });
    const { parameters } = await run.result();
    // So small a step leaves it as it is.
    expect(parameters).toEqual(
      modelOf(parseConfig({ model: 'linear' })).init(new TorchGenerator(42n)),
    );
    expect(run.parameterNames).toEqual(['linear.weight', 'linear.bias']);
  });

  test('takes a copy: what becomes of the arrays does not matter', async () => {
    const x = Float32Array.from(DATA.x);
    const run = train({ x, y: DATA.y }, CPU);
    x.fill(NaN);
    expect(await run.result()).toEqual(await train(DATA, CPU).result());
  });

  test('says what trained', async () => {
    const run = train(DATA, { ...CPU, strategy: 'moments', precision: 'f64' });
    expect([run.engine, run.strategy, run.elapsedMs]).toEqual([undefined, undefined, 0]);
    await run.result();
    expect(run.engine).toMatchObject({ engine: 'cpu', precision: 'f64' });
    expect(run.strategy).toBe('moments');
    expect(run.elapsedMs).toBeGreaterThan(0);
  });
});

describe('the engine', () => {
  test('without WebGPU is the CPU, and why is said', async () => {
    const said: string[] = [];
    const run = train(DATA, { epochs: 10, say: (text) => said.push(text) });
    await run.result();
    expect(run.engine?.engine).toBe('cpu');
    expect(said).toEqual([expect.stringContaining('no WebGPU, so the CPU reference trains')]);
  });

  test('webgpu by name is an error without it', async () => {
    await expect(train(DATA, { engine: 'webgpu' }).result()).rejects.toThrow(GpuUnavailableError);
  });

  test('is asked of the WebGPU that was passed', async () => {
    let asked = 0;
    const gpu = { requestAdapter: () => Promise.resolve((asked++, null)) };
    await expect(train(DATA, { engine: 'webgpu', gpu }).result()).rejects.toThrow(
      'no WebGPU adapter',
    );
    expect(asked).toBe(1);
  });

  test('is opened by the first reader, and freed at the end', async () => {
    const { run, count } = counted({ epochs: 100 });
    await settle();
    expect(count).toEqual({ opened: 0, destroyed: 0 });
    await run.result();
    expect(count).toEqual({ opened: 1, destroyed: 1 });
  });

  test('is freed when the reader leaves; the result is then an error', async () => {
    const { run, count, fake } = counted({ epochs: 1000 });
    for await (const { epoch } of run) if (epoch >= 32) break;
    expect([count.destroyed, fake.destroyed]).toEqual([1, 1]);
    await expect(run.result()).rejects.toThrow('stopped at epoch 32 of 1000');
  });

  test('is freed after an error, which the result repeats', async () => {
    const { run, count } = counted(
      { epochs: 1000 },
      {
        work: (_from, to) => {
          if (to > 32) throw new IncompleteWorkError(`epoch ${to} is missing`);
        },
      },
    );
    await expect(run.result()).rejects.toThrow(IncompleteWorkError);
    await expect(run.result()).rejects.toThrow(IncompleteWorkError);
    expect(count).toEqual({ opened: 1, destroyed: 1 });
  });

  test('is freed when a run diverges, and the largest stable rate is named', async () => {
    const run = train(DATA, { ...CPU, lr: 1, epochs: 1e6 });
    const limit = leastSquares(DATA_F32).largestStableLearningRate.toPrecision(3);
    const error: unknown = await run.result().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DivergedError);
    expect((error as DivergedError).message).toContain(limit);
  });
});

describe('a signal', () => {
  test('stops a run, with its reason as the cause', async () => {
    const control = new AbortController();
    const { run, count } = counted({ epochs: 1e9, logEvery: 1e6, signal: control.signal });
    const reason = new Error('the reader has gone home');
    const reading = (async () => {
      for await (const { epoch } of run) if (epoch >= 64) control.abort(reason);
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortedError', cause: reason });
    await expect(run.result()).rejects.toThrow(/^stopped at epoch \d+ of 1000000000$/);
    expect(count).toEqual({ opened: 1, destroyed: 1 });
  });

  test('that was aborted before opens nothing', async () => {
    const { run, count } = counted({ signal: AbortSignal.abort() });
    await expect(run.result()).rejects.toThrow(AbortedError);
    expect(count).toEqual({ opened: 0, destroyed: 0 });
  });

  test('that is aborted while the engine is opened trains nothing', async () => {
    const control = new AbortController();
    const { run, count, fake } = counted({ signal: control.signal });
    const result = run.result();
    control.abort();
    await expect(result).rejects.toThrow(AbortedError);
    expect(count).toEqual({ opened: 1, destroyed: 1 });
    expect(fake.prepared).toEqual([]);
  });
});

describe('what is refused, by name', () => {
  const { x, y } = DATA;
  test.each<[string, unknown, unknown, string, string]>([
    ['x missing', { y }, {}, 'x', 'x undefined is not an array'],
    ['text for x', { x: '1234', y }, {}, 'x', 'x "1234" is not an array'],
    ['unequal lengths', { x, y: [1] }, {}, 'y', 'y has 1 points, and x has 4'],
    ['one point', { x: [1], y: [1] }, {}, 'points', 'points 1 are not from 2 to 268435456'],
    ['too many', { x: new Array(2 ** 29), y: { length: 2 ** 29 } }, {}, 'points', '536870912'],
    ['NaN', { x: [0, NaN], y: [0, 0] }, {}, 'x', 'x[1] NaN'],
    ['a hole', { x: [0, 0], y: new Array(2) }, {}, 'y', 'y[0] undefined'],
    ['text in y', { x: [0, 0], y: [1, '2'] }, {}, 'y', 'y[1] "2"'],
    [
      'beyond f32',
      { x: [0, 1e39], y: [0, 0] },
      {},
      'x',
      'x[1] 1e+39 is not a number within ±3.40e+38',
    ],
    ['no rate', DATA, { lr: 0 }, 'lr', 'lr 0'],
    ['no setting', DATA, { learningRate: 1 }, 'learningRate', 'is not a setting'],
    ['points', DATA, { points: 4 }, 'points', 'points has no effect on given data'],
    ['a replay', DATA, { replay: 'linear' }, 'replay', 'replay has no effect on given data'],
    ['a short start', DATA, { start: [1] }, 'start', 'start "1" is not a number from'],
    [
      'an infinite start',
      DATA,
      { start: [1, -Infinity] },
      'start',
      'start "1,-Infinity" is not a number from',
    ],
    ['a start that is none', DATA, { start: 3 }, 'start', 'start 3 is not a number from'],
  ])('%s', (_name, columns, options, field, message) => {
    const refused = refusal(columns, options);
    expect(refused.field).toBe(field);
    expect(refused.message).toContain(message);
  });
});
