import { describe, expect, test } from 'vitest';
import { AbortedError } from '../../src/core/errors.ts';
import { Mt19937 } from '../../src/core/random/mt19937.ts';
import { chooseShape } from '../../src/core/work/shape.ts';
import {
  PRECISIONS,
  type Engine,
  type Precision,
  type Problem,
  type Sample,
  type Snapshot,
} from '../../src/core/types.ts';
import { cascadeSum } from '../../src/cpu/cascade-sum.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';
import { compensatedBound } from '../helpers/compensated-bound.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { GOLDENS, nameOf, problemOf } from '../helpers/goldens.ts';
import { trainPlainly, type Arithmetic } from '../helpers/oracle.ts';
import { last, RATE, seededProblem } from '../helpers/problems.ts';
import { sumDepth, UNIT_ROUNDOFF } from '../helpers/tolerance.ts';

function engineOf(precision: Precision): Engine {
  return createCpuEngine({ precision, breathe: () => Promise.resolve() });
}

/** One snapshot for each of `pieces`. */
async function train(
  precision: Precision,
  problem: Problem,
  pieces: readonly number[],
): Promise<Snapshot[]> {
  const trainer = await engineOf(precision).prepare(problem);
  const snapshots: Snapshot[] = [];
  for (const steps of pieces) snapshots.push(await trainer.advance(steps, problem));
  return snapshots;
}

function samplesOf(snapshots: readonly Snapshot[]): Sample[] {
  return snapshots.flatMap(({ samples }) => [...samples]);
}

// To the bit, as Object.is sees it.
describe('f32 prints what PyTorch printed', () => {
  test.each(GOLDENS.map((golden) => [nameOf(golden), golden] as const))(
    '%s',
    async (_name, golden) => {
      const snapshots = await train('f32', problemOf(golden), [1, golden.epochs - 1]);
      const [first] = snapshots;
      expect(first?.loss).toBe(golden.firstStep.loss);
      expect(first?.gradient).toStrictEqual(golden.firstStep.grad);
      const log = samplesOf(snapshots).map(({ epoch, loss }) => [epoch, loss]);
      expect(log.slice(1)).toStrictEqual(golden.log);
      expect(golden.log).toHaveLength(200);
      expect(last(snapshots).parameters).toStrictEqual(golden.final);
    },
  );
});

for (const precision of PRECISIONS) describeEngine(`cpu, ${precision}`, () => engineOf(precision));

describe('against the oracle', () => {
  // In f64 the oracle rounds as well, so that both err: twice 2^-53.
  const arithmetic = {
    f32: (points: number): Arithmetic => ({
      unit: UNIT_ROUNDOFF,
      depth: sumDepth(points, chooseShape(points, true)),
    }),
    f64: (points: number): Arithmetic => ({ unit: 2 ** -52, depth: points }),
    // The loss is that of f32; what the parameters gain is tested below.
    compensated: (points: number): Arithmetic => ({ unit: UNIT_ROUNDOFF, depth: points + 2 }),
  };
  const sizes = [2, 3, 7, 8, 9, 31, 32, 33, 1023, 1024, 1025, 4096, 10_007];

  describe.each(PRECISIONS)('%s', (precision) => {
    test.each(sizes)('%i points', async (points) => {
      const problem = seededProblem(points);
      const rounding = arithmetic[precision](points);
      const [one] = await train(precision, problem, [1]);
      const first = trainPlainly(problem, 1, rounding);
      expect(Math.abs((one?.loss ?? NaN) - first.loss)).toBeLessThanOrEqual(first.lossBound);
      first.gradient.forEach((due, p) => {
        const error = Math.abs((one?.gradient[p] ?? NaN) - due);
        expect(error).toBeLessThanOrEqual(first.gradientBound[p] ?? NaN);
      });
      const [found] = await train(precision, problem, [40]);
      const due = trainPlainly(problem, 40, rounding);
      const moved = due.parameters.map((value, p) => value - (found?.parameters[p] ?? NaN));
      expect(Math.hypot(...moved)).toBeLessThanOrEqual(due.distanceBound);
    });
  });
});

describe.each(PRECISIONS)('the trainer in %s', (precision) => {
  test.each([
    [1, 0, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    [5, 0, [1, 5, 10]],
    [100, 0, [1]],
    [5, 10, [15, 20]],
    [5, 13, [15, 20, 25]],
    [5, 0, [1, 2, 3, 4, 5, 6, 7, 10], 7],
    [5, 10, [11, 12, 15, 20], 12],
  ])(
    'samples every %i epochs from epoch %i on',
    async (sampleEvery, epoch, due, sampleFirst = 1) => {
      const problem = seededProblem(50, { sampleEvery, sampleFirst });
      const start = { ...problem.start, epoch };
      const snapshots = await train(precision, { ...problem, start }, [12]);
      expect(samplesOf(snapshots).map((sample) => sample.epoch)).toEqual(due);
      expect(last(snapshots).epoch).toBe(epoch + 12);
    },
  );

  test.each([100, 1500])('gives the same bits in pieces, %i points', async (points) => {
    const problem = seededProblem(points, { sampleEvery: 1 });
    const whole = await train(precision, problem, [60]);
    const pieces = await train(precision, problem, [1, 2, 30, 7, 20]);
    expect(samplesOf(pieces)).toStrictEqual(samplesOf(whole));
    expect(samplesOf(whole)).toHaveLength(60);
    const { gradient, loss, parameters } = last(whole);
    expect(last(pieces)).toMatchObject({ gradient, loss, parameters, epoch: 60 });
  });

  test.each([100, 1500])('goes on from a checkpoint, %i points', async (points) => {
    const problem = seededProblem(points, { sampleEvery: 1 });
    const whole = await train(precision, problem, [25, 35]);
    const [start = last(whole)] = whole;
    const rest = await train(precision, { ...problem, start }, [35]);
    expect(rest).toStrictEqual(whole.slice(1));
  });

  test('takes a new learning rate with the next call of advance', async () => {
    const problem = seededProblem(100, { sampleEvery: 1 });
    const [start = last([])] = await train(precision, problem, [10]);
    const slower = await train(precision, { ...problem, learningRate: 1e-4, start }, [5]);
    const trainer = await engineOf(precision).prepare(problem);
    // Each call has its own steps and its own rate, even if it has not begun.
    const calls = [trainer.advance(10, problem), trainer.advance(5, { learningRate: 1e-4 })];
    expect(await Promise.all(calls)).toStrictEqual([start, ...slower]);
  });

  test('has nothing finite to show once it has diverged', async () => {
    // 1.1 is 46 times the largest stable rate: f32 overflows within 20 steps, f64 within 160.
    const snapshots = await train(precision, seededProblem(100, { learningRate: 1.1 }), [1, 400]);
    expect(snapshots.map(({ finite }) => finite)).toEqual([true, false]);
  });

  test('rejects what waits when it is destroyed', async () => {
    const trainer = await engineOf(precision).prepare(seededProblem(100));
    const waiting = trainer.advance(1, RATE);
    trainer.destroy();
    await expect(waiting).rejects.toThrow(AbortedError);
    await expect(trainer.advance(1, RATE)).rejects.toThrow(AbortedError);
  });
});

describe('compensated', () => {
  test.each([2, 3, 7, 100, 600, 4099])('is as good as f64 on %i points', async (points) => {
    const problem = seededProblem(points);
    for (const epochs of [1, 700, 20_000]) {
      const [found] = await train('compensated', problem, [epochs]);
      const [due] = await train('f64', problem, [epochs]);
      const moved = found?.parameters.map((value, p) => value - (due?.parameters[p] ?? NaN)) ?? [];
      const depth = sumDepth(points, chooseShape(points, true));
      expect(Math.hypot(...moved)).toBeLessThanOrEqual(
        compensatedBound(problem, epochs, depth + 2),
      );
    }
  });

  test.each(['fused', 'moments'] as const)('has no strategy %s', async (strategy) => {
    const refused = engineOf('compensated').prepare(seededProblem(100, { strategy }));
    await expect(refused).rejects.toThrow(/: use (dispatch|precision f64)$/);
  });
});

describe('cascadeSum', () => {
  const { fround } = Math;
  const sumOf = (terms: readonly number[]): number => terms.reduce((s, t) => fround(s + t), 0);
  const chunks = (terms: readonly number[], length: number): number[][] =>
    Array.from({ length: Math.ceil(terms.length / length) }, (_, i) => [
      ...terms.slice(i * length, (i + 1) * length),
    ]);

  /** As the kernel `step` describes it: columns, their folding, and what fills no vector. */
  function defined(terms: readonly number[]): number {
    const rows = chunks(terms, 32).filter(({ length }) => length === 32);
    const vectors = chunks(terms.slice(rows.length * 32), 8);
    const loose = vectors.filter(({ length }) => length < 8).flat();
    const columns = Array.from({ length: 32 }, (_, column) => {
      const levels = chunks(
        rows.map((row) => row[column] ?? NaN),
        16,
      );
      const full = levels.filter(({ length }) => length === 16).map(sumOf);
      const begun = levels.filter(({ length }) => length < 16).flat();
      const extra = vectors.filter(({ length }) => length === 8).map((v) => v[column] ?? 0);
      return sumOf([fround(sumOf(begun) + sumOf(full)), ...extra]);
    });
    const folded = Array.from({ length: 8 }, (_, j) =>
      sumOf([j, j + 8, j + 16, j + 24].map((column) => columns[column] ?? NaN)),
    );
    return sumOf([sumOf(loose), ...folded]);
  }

  test.each([
    0, 1, 2, 7, 8, 9, 31, 32, 33, 39, 40, 100, 255, 511, 512, 513, 1000, 1024, 1055, 8191,
  ])('%i terms', (n) => {
    const generator = new Mt19937(n);
    // More than are summed: the rest must not count.
    const terms = Float32Array.from(
      { length: n + 40 },
      () => generator.nextUint32() / 2 ** 20 - 500,
    );
    const counted = [...terms.subarray(0, n)];
    expect(cascadeSum(terms, n)).toBe(defined(counted));
    // Another order gives other bits, or this would prove nothing.
    if (n > 100) expect(sumOf(counted)).not.toBe(defined(counted));
  });
});
