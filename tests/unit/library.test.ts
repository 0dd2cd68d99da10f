/** What callers without types do: whatever they give, an answer or a DownhillError. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as library from '../../src/index.ts';
import { ConfigError, DownhillError, GpuUnavailableError } from '../../src/index.ts';

const DATA = { x: [0, 1, 2, 3], y: [1, 3.5, 4.5, 7] };
const breathe = (): Promise<void> => Promise.resolve();
const cpu = library.createCpuEngine({ precision: 'f32', breathe });
const { problem } = library.setUp(library.parseConfig({ points: 7 }));
const session = { engine: cpu, problem, epochs: 10, clock: () => 0 };

/** Called as JavaScript does. */
type Loose = (...given: readonly unknown[]) => unknown;
const loose = (call: unknown): Loose => call as Loose;
const made =
  (type: unknown): Loose =>
  (...given) =>
    Reflect.construct(type as new () => object, given) as unknown;

/** What was thrown, or what a promise was rejected with; undefined where there was an answer. */
async function thrown(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error;
  }
}

const prepared = await cpu.prepare(problem);

/** All that can be called, without what trains for long when it is given something right. */
const ENTRIES: Readonly<Record<string, Loose>> = {
  'train, read': (_columns, options) =>
    loose(library.train)(DATA, { epochs: 3, ...Object(options) }),
  train: loose(library.train),
  'train, by': (one, other) =>
    loose(library.train)(DATA, { formula: 'a*x + b', optimizer: one, loss: other, schedule: one }),
  'train, in groups': (groups, group) => {
    const formula = 'a*x + b';
    for (const given of [groups, [group], [{ parameters: groups, lr: group }]]) {
      loose(library.train)(DATA, { formula, optimizer: { kind: 'sgd', groups: given } });
    }
  },
  parseConfig: loose(library.parseConfig),
  setUp: loose(library.setUp),
  'setUp of own data': (own) => library.setUp(library.DEFAULTS, own as library.OwnData),
  leastSquares: loose(library.leastSquares),
  rSquared: loose(library.rSquared),
  noisyLine: loose(library.noisyLine),
  createCpuEngine: loose(library.createCpuEngine),
  createWasmEngine: loose(library.createWasmEngine),
  createWebGpuEngine: loose(library.createWebGpuEngine),
  Session: made(library.Session),
  TorchGenerator: made(library.TorchGenerator),
  randn: loose((n: number) => new library.TorchGenerator(1).randn(n)),
  uniform: loose((p: number, q: number) => new library.TorchGenerator(1).uniform(p, q)),
  prepare: loose(cpu.prepare.bind(cpu)),
  advance: loose(prepared.advance.bind(prepared)),
  'advance at a rate': loose((rate: number) => prepared.advance(1, { learningRate: rate })),
  step: loose((n: number) => {
    new library.Session(session).step(n);
  }),
  setPace: loose((pace: number) => {
    new library.Session(session).setPace(pace);
  }),
  setLearningRate: loose((rate: number) => {
    new library.Session(session).setLearningRate(rate);
  }),
};

/** Small whole numbers would be an order to do something for long. */
const anything = fc
  .oneof(
    fc.anything({ withTypedArray: true, withBigInt: true, withDate: true, withMap: true }),
    fc.record({ x: fc.anything(), y: fc.anything() }),
    fc.record({ x: fc.array(fc.double()), y: fc.array(fc.double()) }),
    fc.dictionary(fc.constantFrom(...Object.keys({ ...problem, ...session })), fc.anything()),
    fc.record({ length: fc.anything() }),
  )
  .filter((value) => typeof value !== 'number' || value < 1e4 || !Number.isInteger(value));

describe.each(Object.entries(ENTRIES))('%s', (_name, call) => {
  test('without arguments, with null, with anything: an answer or a DownhillError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 2 }), async (given) => {
        const error = await thrown(() => call(...given));
        if (error === undefined) return;
        expect(error).toBeInstanceOf(DownhillError);
        expect((error as Error).message).not.toMatch(/\[object|undefined is not an? object/);
      }),
      { examples: [[[]], [[null]], [[null, null]], [[undefined, null]], [[{}, {}]]] },
    );
  });
});

describe('is refused by name, with a remedy', () => {
  const { x, y } = DATA;
  const engine = { ...session };
  test.each<[string, () => unknown, string, string]>([
    ['no columns', () => loose(library.train)(), 'column', 'undefined is no object'],
    ['weights', () => loose(library.train)({ x, y, weights: x }), 'weights', 'use x, y'],
    ['null options', () => loose(library.train)(DATA, null), 'options', 'null is not an object'],
    ['a rate', () => loose(library.train)(DATA, { learningRate: 1 }), 'learningRate', 'mean lr?'],
    ['a case', () => loose(library.train)(DATA, { logevery: 1 }), 'logevery', 'mean logEvery?'],
    ['a slip', () => loose(library.train)(DATA, { sgnal: 1 }), 'sgnal', 'did you mean signal?'],
    ['a gpu', () => loose(library.train)(DATA, { gpu: {} }), 'gpu', 'gpu an object is not WebGPU'],
    [
      'a signal',
      () => loose(library.train)(DATA, { signal: 1 }),
      'signal',
      '1 is not an AbortSignal',
    ],
    [
      'a say',
      () => loose(library.train)(DATA, { say: 'yes' }),
      'say',
      'say "yes" is not a function',
    ],
    [
      'logEvery, as it is written',
      () => library.train(DATA, { logEvery: 0 }),
      'logEvery',
      'logEvery 0 is not an integer from 1',
    ],
    [
      'too many lines',
      () => library.train(DATA, { logEvery: 1, epochs: 1e9 }),
      'logEvery',
      'raise logEvery or lower epochs',
    ],
    ['epochs NaN', () => new library.Session({ ...engine, epochs: NaN }), 'epochs', 'epochs NaN'],
    ['epochs −5', () => new library.Session({ ...engine, epochs: -5 }), 'epochs', 'epochs -5'],
    ['epochs 0', () => new library.Session({ ...engine, epochs: 0 }), 'epochs', 'epochs 0'],
    ['epochs 10.5', () => new library.Session({ ...engine, epochs: 10.5 }), 'epochs', '10.5'],
    [
      'no problem',
      () => made(library.Session)({ ...engine, problem: {} }),
      'data',
      'data undefined',
    ],
    ['an epoch', () => made(library.Session)({ ...engine, epoch: 1 }), 'epoch', 'mean epochs?'],
    ['NaN in x', () => library.leastSquares({ x: [0, NaN, 1], y: [0, 1, 2] }), 'x', 'x[1] NaN'],
    ['text in y', () => loose(library.leastSquares)({ x: [0, 1], y: ['0', 1] }), 'y', 'y[0] "0"'],
    ['short y', () => library.leastSquares({ x: [0, 1], y: [0] }), 'y', 'y has 1 points'],
    ['great x', () => library.leastSquares({ x: [0, 1e200], y: [0, 1] }), 'points', 'scale the'],
    ['no steps', () => prepared.advance(0, problem), 'steps', 'steps 0 is not an integer from 1'],
    ['no rate', () => loose(prepared.advance.bind(prepared))(1), 'learningRate', 'is not a finite'],
    ['another seed', () => made(library.TorchGenerator)(0.5), 'seed', 'seed 0.5 is not an integer'],
  ])('%s', async (_name, call, field, message) => {
    const error = await thrown(call);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).field).toBe(field);
    expect((error as ConfigError).message).toContain(message);
  });

  test('a start may be a typed array', async () => {
    const settings = { engine: 'cpu', epochs: 1, lr: 1e-12 } as const;
    const run = library.train(DATA, { ...settings, start: Float32Array.of(1.5, -3) });
    expect((await run.result()).parameters).toEqual([1.5, -3]);
  });
});

describe('a GPU that throws', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const throwing = (what: unknown) => (): never => {
    throw what;
  };
  const asking = (requestAdapter: () => unknown): library.GpuSource =>
    ({ requestAdapter }) as library.GpuSource;
  const adapter = (given: object): library.GpuSource => asking(() => Promise.resolve(given));
  const info = { vendor: 'a', architecture: 'b', device: '', description: '' };
  const able = { info, features: new Set(), limits: {} };

  test.each<[string, library.GpuSource, string]>([
    ['at once', asking(throwing(new TypeError('at once'))), 'no WebGPU adapter: at once'],
    ['what is no error', asking(throwing('text')), 'no WebGPU adapter: text'],
    ['a rejection', asking(() => Promise.reject(new Error('no'))), 'no WebGPU adapter: no'],
    ['nothing to wait for', asking(() => null), 'there is no usable graphics driver'],
    ['no adapter at all', adapter({}), 'the adapter unnamed adapter gives no device'],
    [
      'when a device is asked for',
      adapter({ ...able, requestDevice: throwing(new TypeError('later')) }),
      'the adapter a b gives no device: later; install a driver',
    ],
    ['no device at all', adapter({ ...able, requestDevice: () => ({}) }), 'gives no device'],
  ])('%s', async (_name, gpu, message) => {
    const error = await thrown(() => library.train(DATA, { engine: 'webgpu', gpu }).result());
    expect(error).toBeInstanceOf(GpuUnavailableError);
    expect((error as Error).message).toContain(message);
    const run = library.train(DATA, { epochs: 2, gpu });
    await run.result();
    expect(run.engine?.engine).toBe('cpu');
  });

  test('under Node the remedy is Node’s, in a page a browser’s', async () => {
    const gone = (): Promise<unknown> =>
      thrown(() => library.createWebGpuEngine({ gpu: undefined }));
    expect(((await gone()) as Error).message).toContain('npm install webgpu');
    vi.stubGlobal('process', undefined);
    expect(((await gone()) as Error).message).toContain('use a current Chrome');
  });

  test('what the caller’s own function throws comes as a DownhillError with its cause', async () => {
    const cause = new RangeError('mine');
    const error = await thrown(() => library.train(DATA, { say: throwing(cause) }).result());
    expect(error).toBeInstanceOf(DownhillError);
    expect((error as Error).cause).toBe(cause);
  });
});
