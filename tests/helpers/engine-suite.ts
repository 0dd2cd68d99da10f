import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AbortedError } from '../../src/core/errors.ts';
import type { Engine, Problem, Snapshot, StrategyId, Trainer } from '../../src/core/types.ts';
import { cpuEngine } from './engines.ts';
import type { Extent } from './extent.ts';
import { FUSED_MOST_POINTS } from '../../src/core/work/shape.ts';
import { last, RATE, seededProblem as dispatchProblem, trainTo } from './problems.ts';
import { boundOf } from './tolerance.ts';

/** Around the numbers where a kernel's loops, vectors and workgroups end; and one large one. */
const SIZES = [
  2, 3, 4, 5, 7, 8, 9, 15, 16, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 255, 256, 257, 511, 512,
  513, 1023, 1024, 1025, 1027, 4095, 4096, 4097, 65_535, 65_536, 65_537, 1_000_000, 1_000_003,
];

/** One below, at and above each such number, if not of every number: what comes before it is as small, or as large. */
const COVERING = [2, 3, 5, 8, 63, 64, 65, 255, 256, 257, 1025, 4097, 65_537, 1_000_003];

/**
 * What every engine must do by every strategy. One suite, whichever they are.
 * @param how its `bindingBytes`, where the engine is told, and whether all of the sizes are tried
 */
export function describeEngine(
  name: string,
  open: () => Promise<Engine> | Engine,
  strategy: StrategyId = 'dispatch',
  how: { readonly bindingBytes?: number; readonly extent?: Extent } = {},
): void {
  describe(`${name}, ${strategy}`, () => {
    let engine: Engine;
    const { bindingBytes, extent = 'whole' } = how;
    const sizes = (extent === 'whole' ? SIZES : COVERING).filter(
      (size) => strategy !== 'fused' || size <= FUSED_MOST_POINTS,
    );

    function seededProblem(points: number, overrides: Partial<Problem> = {}): Problem {
      return dispatchProblem(points, { strategy, ...overrides });
    }

    const oracle = cpuEngine('f64');

    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => {
      engine.destroy();
    });

    async function withTrainer<T>(
      problem: Problem,
      use: (trainer: Trainer) => Promise<T>,
    ): Promise<T> {
      const trainer = await engine.prepare(problem);
      try {
        return await use(trainer);
      } finally {
        trainer.destroy();
      }
    }

    function firstStep(from: Engine, problem: Problem): Promise<Snapshot> {
      return from.prepare(problem).then(async (trainer) => {
        const snapshot = await trainer.advance(1, problem);
        trainer.destroy();
        return snapshot;
      });
    }

    test.each(sizes)('loss and gradient of %i points agree with the oracle', async (points) => {
      const problem = seededProblem(points);
      const found = await firstStep(engine, problem);
      const exact = await firstStep(oracle, { ...problem, strategy: 'dispatch' });
      const bound = boundOf(strategy, problem, engine.info.software, bindingBytes);
      expect(Math.abs(found.loss - exact.loss)).toBeLessThanOrEqual(bound.loss);
      found.gradient.forEach((value, p) => {
        const error = Math.abs(value - (exact.gradient[p] ?? NaN));
        expect(error).toBeLessThanOrEqual(bound.gradient[p] ?? NaN);
      });
      // θ − lr·g rounds once or twice.
      found.parameters.forEach((value, p) => {
        const due = (problem.start.parameters[p] ?? NaN) - 1e-3 * (found.gradient[p] ?? NaN);
        expect(Math.abs(value - due)).toBeLessThanOrEqual(2 ** -23 * Math.max(1, Math.abs(due)));
      });
    });

    test('samples epoch 1 and every multiple of sampleEvery', () =>
      withTrainer(seededProblem(100, { sampleEvery: 7 }), async (trainer) => {
        const snapshots = await trainTo(trainer, 30, 0, 4);
        const epochs = snapshots.flatMap(({ samples }) => samples.map(({ epoch }) => epoch));
        expect(epochs).toEqual([1, 7, 14, 21, 28]);
        expect(snapshots.map(({ epoch }) => epoch)).toEqual([4, 8, 12, 16, 20, 24, 28, 30]);
      }));

    test('samples each of the first, and then every multiple of sampleEvery', () =>
      withTrainer(seededProblem(100, { sampleEvery: 7, sampleFirst: 9 }), async (trainer) => {
        const snapshots = await trainTo(trainer, 30, 0, 4);
        const epochs = snapshots.flatMap(({ samples }) => samples.map(({ epoch }) => epoch));
        expect(epochs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 14, 21, 28]);
      }));

    test('a sample holds the loss before its update and the parameters after it', () =>
      withTrainer(seededProblem(100, { sampleEvery: 1 }), async (trainer) => {
        const one = await trainer.advance(1, RATE);
        const more = await trainer.advance(3, RATE);
        expect(more.samples.map(({ epoch }) => epoch)).toEqual([2, 3, 4]);
        expect(last(more.samples)).toEqual({
          epoch: 4,
          loss: more.loss,
          parameters: more.parameters,
        });
        expect(one.samples[0]?.loss).toBe(one.loss);
        // The loss falls from the first step on.
        const losses = [one, ...more.samples].map(({ loss }) => loss);
        expect(losses).toEqual([...losses].sort((a, b) => b - a));
      }));

    test('gives the same bits in pieces of any length, and on a second run', async () => {
      const runs: Snapshot[] = [];
      for (const piece of [100, 100, 33, 1]) {
        await withTrainer(seededProblem(1500), async (trainer) => {
          runs.push(last(await trainTo(trainer, 100, 0, piece)));
        });
      }
      for (const run of runs) {
        expect(run.parameters).toEqual(runs[0]?.parameters);
        expect(run.loss).toBe(runs[0]?.loss);
      }
    });

    test('goes on from a checkpoint', async () => {
      // `moments` and two floats a parameter may hold more of θ than the f64 of a checkpoint.
      const isExact = strategy !== 'moments' && engine.info.precision !== 'compensated';
      const sameBits = isExact ? 0 : 1e-5;
      const problem = seededProblem(100);
      const whole = await withTrainer(problem, async (t) => last(await trainTo(t, 500)));
      const half = await withTrainer(problem, async (t) => last(await trainTo(t, 250)));
      const rest = await withTrainer({ ...problem, start: half }, async (t) =>
        last(await trainTo(t, 500, 250)),
      );
      expect(rest.epoch).toBe(500);
      rest.parameters.forEach((value, p) => {
        const due = whole.parameters[p] ?? NaN;
        expect(Math.abs(value - due)).toBeLessThanOrEqual(sameBits * Math.abs(due));
      });
      expect(Math.abs(rest.loss - whole.loss)).toBeLessThanOrEqual(sameBits * whole.loss);
    });

    test('keeps several pieces in flight, in order', () =>
      withTrainer(seededProblem(100), async (trainer) => {
        const pieces = Array.from({ length: trainer.maxInFlight }, () => trainer.advance(50, RATE));
        const epochs = (await Promise.all(pieces)).map(({ epoch }) => epoch);
        expect(epochs).toEqual(pieces.map((_, i) => 50 * (i + 1)));
      }));

    test('takes a new learning rate from the next step on', () =>
      withTrainer(seededProblem(100), async (trainer) => {
        const before = await trainer.advance(10, RATE);
        const after = await trainer.advance(1, { learningRate: 5e-4 });
        after.parameters.forEach((value, p) => {
          const moved = value - (before.parameters[p] ?? NaN);
          const due = -5e-4 * (after.gradient[p] ?? NaN);
          expect(Math.abs(moved - due)).toBeLessThanOrEqual(2 ** -22);
        });
      }));

    test('says when numbers are no longer finite', () =>
      withTrainer(seededProblem(100), async (trainer) => {
        const tooLarge = { learningRate: 0.05 };
        expect((await trainer.advance(1, tooLarge)).finite).toBe(true);
        expect(last(await trainTo(trainer, 2000, 1, 5000, tooLarge)).finite).toBe(false);
      }));

    test('rejects after destroy', async () => {
      const trainer = await engine.prepare(seededProblem(100));
      trainer.destroy();
      await expect(trainer.advance(1, RATE)).rejects.toThrow(AbortedError);
    });

    test('fits two points exactly', () =>
      withTrainer(
        seededProblem(2, {
          data: { x: Float32Array.of(0, 1), y: Float32Array.of(1, 3) },
        }),
        async (trainer) => {
          const { parameters, loss } = last(
            await trainTo(trainer, 2000, 0, 5000, { learningRate: 0.5 }),
          );
          expect(parameters[0]).toBeCloseTo(2, 6);
          expect(parameters[1]).toBeCloseTo(1, 6);
          expect(loss).toBeLessThan(1e-12);
        },
      ));
  });
}
