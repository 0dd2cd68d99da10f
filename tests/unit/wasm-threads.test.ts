/** The engine wasm over several threads: the suite of all engines, and how threads come and go. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { threadsFrom } from '../../src/cli/start-thread.ts';
import { AbortedError, DownhillError } from '../../src/core/errors.ts';
import type { Snapshot } from '../../src/core/types.ts';
import { Barrier } from '../../src/wasm/barrier.ts';
import { MOST_THREADS, POINTS_PER_THREAD, type StartThread } from '../../src/wasm/index.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { wasmEngine } from '../helpers/engines.ts';
import { RATE, seededProblem } from '../helpers/problems.ts';
import { buildThread, type BuiltThread } from '../helpers/wasm-threads.ts';

let thread: BuiltThread;
beforeAll(async () => {
  thread = await buildThread();
});
afterAll(() => {
  thread.remove();
});

/** However few the points are. */
const threaded = (cores: number, start = thread.start) =>
  wasmEngine({ cores, start, pointsPerThread: 1 });

describeEngine('wasm, 2 threads', () => threaded(2));
describeEngine('wasm, 3 threads', () => threaded(3));

async function trained(points: number, steps: number, threads: number): Promise<Snapshot> {
  const engine = await threaded(threads);
  const trainer = await engine.prepare(seededProblem(points));
  try {
    return await trainer.advance(steps, RATE);
  } finally {
    engine.destroy();
  }
}

/** `start`, and the Workers that it has started. */
function watched(start: StartThread): { start: StartThread; workers: Worker[] } {
  const workers: Worker[] = [];
  return {
    workers,
    start: async (job) => {
      const started = await start(job);
      if (!(started instanceof Worker)) throw new Error('not a Worker');
      workers.push(started);
      return started;
    },
  };
}

const exits = (workers: readonly Worker[]) =>
  Promise.all(workers.map((worker) => once(worker, 'exit')));

describe('the threads of wasm', () => {
  test('give the same bits in every run with as many of them', async () => {
    const first = await trained(10_007, 500, 4);
    expect(await trained(10_007, 500, 4)).toEqual(first);
  });

  // All sums of f32 are those of one thread: the shares are whole blocks of 128 points. Sums of n
  // positive f64 in two orders differ by 2·n·u at most, to first order (Higham, chapter 4); and
  // four more operations make a mean of each.
  test.each([128, 300, 1000, 10_007, 100_003])(
    'lose and count twice none of %i points',
    async (points) => {
      const one = await trained(points, 1, 1);
      const bound = 2 * (Math.ceil(points / 128) + 4) * 2 ** -53 * one.loss;
      for (const threads of [2, 3, 4]) {
        const { loss } = await trained(points, 1, threads);
        expect(Math.abs(loss - one.loss)).toBeLessThanOrEqual(bound);
      }
    },
  );

  test('end with their trainer, also while it works', async () => {
    const { start, workers } = watched(thread.start);
    const engine = await threaded(3, start);
    const trainer = await engine.prepare(seededProblem(1000));
    expect(workers).toHaveLength(2);
    await trainer.advance(10, RATE);
    const working = trainer.advance(1000, RATE);
    const ended = exits(workers);
    trainer.destroy();
    await expect(working).rejects.toThrow(AbortedError);
    await ended;
  });

  test('end with their engine, which leaves nobody waiting', async () => {
    const { start, workers } = watched(thread.start);
    const engine = await threaded(3, start);
    const trainer = await engine.prepare(seededProblem(1000));
    const working = trainer.advance(1000, RATE);
    const ended = exits(workers);
    engine.destroy();
    await expect(working).rejects.toThrow(AbortedError);
    await ended;
  });

  test('of two trainers do not mix', async () => {
    const alone = await trained(2000, 20, 2);
    const engine = await threaded(2);
    const [one, other] = await Promise.all([
      engine.prepare(seededProblem(2000)),
      engine.prepare(seededProblem(3000)),
    ]);
    await Promise.all([one.advance(10, RATE), other.advance(10, RATE)]);
    expect((await one.advance(10, RATE)).parameters).toEqual(alone.parameters);
    engine.destroy();
  });
});

describe('where threads do not start, one trains alone', () => {
  test('and the description says why', async () => {
    const nowhere = threadsFrom(new URL('./nowhere.mjs', import.meta.url));
    const engine = await threaded(3, nowhere);
    const trainer = await engine.prepare(seededProblem(1000));
    expect(trainer.description).toMatch(/1 thread \(3 did not start: Cannot find module/);
    const { parameters } = await trainer.advance(100, RATE);
    expect(parameters).toEqual((await trained(1000, 100, 1)).parameters);
  });

  test('and those that did are ended', async () => {
    const { start, workers } = watched(thread.start);
    const engine = await threaded(3, (job) =>
      'place' in job && job.place.index === 2 ? Promise.reject(new Error('no room')) : start(job),
    );
    const { description } = await engine.prepare(seededProblem(1000));
    expect(description).toBe('SIMD loop, f32, 1 thread (3 did not start: no room)');
    expect(workers).toHaveLength(1);
    // -1 once it has ended.
    await expect.poll(() => workers[0]?.threadId).toBe(-1);
  });
});

test.each([
  [POINTS_PER_THREAD * 2 - 1, 8, 1],
  [POINTS_PER_THREAD * 2, 8, 2],
  [POINTS_PER_THREAD * 20, 3, 3],
  [POINTS_PER_THREAD * 20, 64, MOST_THREADS],
])('%i points on %i cores: %i threads', async (points, cores, threads) => {
  let started = 0;
  const engine = await wasmEngine({
    cores,
    start: () => {
      started++;
      return Promise.resolve({ terminate: () => undefined });
    },
  });
  const { description } = await engine.prepare(seededProblem(points));
  expect(description).toBe(`SIMD loop, f32, ${threads} thread${threads === 1 ? '' : 's'}`);
  expect(started).toBe(threads - 1);
});

test('a barrier tells when somebody does not come', () => {
  const cells = new Int32Array(new SharedArrayBuffer(4 * Barrier.CELLS));
  expect(() => {
    new Barrier(cells, 2).wait(1);
  }).toThrow(DownhillError);
});

test('a barrier stays shut for whoever is woken by the opening before', () => {
  const cells = new Int32Array(new SharedArrayBuffer(4 * Barrier.CELLS));
  const woken = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    // The second time it does open.
    if (woken.mock.calls.length === 2) Atomics.add(cells, 1, 1);
    return 'ok';
  });
  new Barrier(cells, 2).wait();
  expect(woken).toHaveBeenCalledTimes(2);
  woken.mockRestore();
});
