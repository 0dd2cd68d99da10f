/** Any model in WebAssembly: sums of any number of points, several threads, and checkpoints. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LimitError } from '../../src/core/errors.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Engine, Problem, Snapshot } from '../../src/core/types.ts';
import { MOST_FED_STEPS } from '../../src/wasm/layout.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { buildThread, type BuiltThread } from '../helpers/wasm-threads.ts';

function problemOf(given: Readonly<Record<string, unknown>>): Problem {
  return { ...setUp(parseConfig(given)).problem, sampleEvery: 10 };
}

const NETWORK = { model: 'network', dataset: 'circle' } as const;

async function advanced(engine: Engine, problem: Problem, epochs: number): Promise<Snapshot> {
  const trainer = await engine.prepare(problem);
  const snapshot = await trainer.advance(epochs, problem);
  trainer.destroy();
  return snapshot;
}

/** Of f32: some hundred roundings of a term, most of them on the way to ŷ. */
const BOUND = 200 * 2 ** -24;

const MODELS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  // So short that several of it are written side by side.
  ['the line', { model: 'parameter' }],
  ['exponential', { model: 'exponential' }],
  ['a network', { ...NETWORK, layers: [8, 8] }],
  ['relu', { ...NETWORK, layers: [6, 3], activation: 'relu' }],
  ['sigmoid', { ...NETWORK, layers: [5], activation: 'sigmoid' }],
];

describe.each(MODELS)('%s', (_, model) => {
  test.each([2, 3, 4, 5, 127, 128, 129, 1000])('of %i points counts each once', async (points) => {
    const problem = problemOf({ ...model, points });
    const found = await advanced(await wasmEngine(), problem, 1);
    const exact = await advanced(cpuEngine('f64'), problem, 1);
    expect(Math.abs(found.loss / exact.loss - 1)).toBeLessThan(BOUND);
    const size = Math.max(...exact.gradient.map(Math.abs));
    exact.gradient.forEach((due, p) => {
      expect(Math.abs((found.gradient[p] ?? NaN) - due)).toBeLessThan(BOUND * size);
    });
  });
});

test('one point is enough', async () => {
  const { data, ...rest } = problemOf({ model: 'quadratic', points: 2 });
  const one = { ...rest, data: { x: data.x.slice(0, 1), y: data.y.slice(0, 1) } };
  const found = await advanced(await wasmEngine(), one, 1);
  const { loss } = await advanced(cpuEngine('f64'), one, 1);
  expect(Math.abs(found.loss / loss - 1)).toBeLessThan(BOUND);
});

test('relu has no slope at its kink', async () => {
  // Of two hidden units that give 0 exactly, no weight before them moves.
  const drawn = problemOf({ ...NETWORK, points: 8, layers: [2], activation: 'relu' });
  const parameters = [0, 0, 0, 0, 0, 0, 1, -1, 0.5];
  const { gradient } = await advanced(
    await wasmEngine(),
    { ...drawn, start: { ...drawn.start, parameters } },
    1,
  );
  expect(gradient.slice(0, 8)).toEqual(Array(8).fill(0));
  expect(gradient[8]).not.toBe(0);
});

/** Full and other batches; with and without numbers of the step, and slots. */
const RUNS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['full batches, plain steps', { model: 'exponential' }],
  ['full batches, Adam', { ...NETWORK, optimizer: 'adam', amsgrad: true }],
  ['a schedule', { model: 'sine', schedule: 'step', stepSize: 7, momentum: 0.9 }],
  ['batches', { ...NETWORK, batch: 7, optimizer: 'rmsprop', momentum: 0.5 }],
  ['batches of one', { model: 'cubic', batch: 1, momentum: 0.5, dampening: 0.5 }],
];

describe.each(RUNS)('%s', (_, config) => {
  const problem = problemOf({ points: 100, ...config });

  test('go on from a checkpoint to the same bits', async () => {
    const engine = await wasmEngine();
    const due = await advanced(engine, problem, 60);
    for (const pause of [1, 23, 59]) {
      const start = await advanced(engine, problem, pause);
      const found = await advanced(engine, { ...problem, start }, 60 - pause);
      expect({ ...found, samples: [] }).toEqual({ ...due, samples: [] });
    }
  });

  test('are what f64 computes, as far as f32 can', async () => {
    const found = await advanced(await wasmEngine(), problem, 30);
    const exact = await advanced(cpuEngine('f64'), problem, 30);
    expect(found.step).toBe(exact.step);
    expect(found.order).toEqual(exact.order);
    expect(found.slots).toHaveLength(exact.slots.length);
    expect(Math.abs(found.loss / exact.loss - 1)).toBeLessThan(1e-4);
  });
});

test('more steps than numbers lie in memory at a time are the same steps', async () => {
  const problem = problemOf({
    model: 'sine',
    points: 8,
    optimizer: 'adam',
    schedule: 'exponential',
  });
  const engine = await wasmEngine();
  const once = { ...problem, sampleEvery: 100_000 };
  const due = await advanced(engine, once, MOST_FED_STEPS + 5);
  const start = await advanced(engine, once, 5);
  const found = await advanced(engine, { ...once, start }, MOST_FED_STEPS);
  expect(found.parameters).toEqual(due.parameters);
});

describe('several threads', () => {
  let thread: BuiltThread;
  beforeAll(async () => {
    thread = await buildThread();
  });
  afterAll(() => {
    thread.remove();
  });

  test.each(RUNS.slice(0, 3))('train %s', async (_, config) => {
    const problem = problemOf({ points: 1000, ...config });
    const one = await advanced(await wasmEngine(), problem, 30);
    for (const cores of [2, 3]) {
      const engine = await wasmEngine({ cores, start: thread.start, pointsPerThread: 1 });
      const found = await advanced(engine, problem, 30);
      const start = await advanced(engine, problem, 11);
      const resumed = await advanced(engine, { ...problem, start }, 19);
      engine.destroy();
      // Blocks of f32 are the same; only their sums of f64 come in another order.
      expect(Math.abs(found.loss / one.loss - 1)).toBeLessThan(1e-5);
      expect(resumed.parameters).toEqual(found.parameters);
      expect(resumed.slots).toEqual(found.slots);
    }
  });

  test('leave batches to one', async () => {
    const problem = problemOf({ points: 1000, model: 'sine', batch: 500 });
    const engine = await wasmEngine({ cores: 3, start: thread.start, pointsPerThread: 1 });
    expect((await engine.prepare(problem)).description).toBe('SIMD loop, f32, 1 thread');
  });
});

test('a network that is too large to be written out is refused, with what fits', async () => {
  const problem = problemOf({ ...NETWORK, points: 10, layers: [40, 40] });
  await expect((await wasmEngine()).prepare(problem)).rejects.toThrow(LimitError);
  await expect((await wasmEngine()).prepare(problem)).rejects.toThrow(
    'engine wasm writes out models of at most 1024 parameters, and this one has 1801: lower layers, or use engine webgpu or cpu',
  );
});
