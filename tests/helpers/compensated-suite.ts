import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { ARTICLE_MODELS } from '../../src/core/models/index.ts';
import { setUp } from '../../src/core/setup.ts';
import {
  STRATEGIES,
  type Engine,
  type F32Precision,
  type Problem,
  type StrategyId,
} from '../../src/core/types.ts';
import { compensatedBound } from './compensated-bound.ts';
import { cpuEngine } from './engines.ts';
import type { Extent } from './extent.ts';
import { last, seededProblem, startAt, trainTo } from './problems.ts';
import { failures, verifyOn } from './verify.ts';

const EPOCHS = 20_000;

/** Additions of a term, 100 points: 25 quads in one invocation and across a quad; else fewer. */
const DEPTH = 27;

type Theta = readonly number[];

const distance = (a: Theta, b: Theta): number =>
  Math.hypot(...a.map((value, p) => value - (b[p] ?? NaN)));

async function train(engine: Engine, problem: Problem, ...epochs: number[]): Promise<Theta> {
  let { start } = problem;
  // Each stop is a checkpoint, from which a new trainer goes on.
  for (const until of epochs) {
    const trainer = await engine.prepare({ ...problem, start });
    start = last(await trainTo(trainer, until, start.epoch, 5000, problem));
    trainer.destroy();
  }
  return start.parameters;
}

const oracle = (problem: Problem, epochs = EPOCHS): Promise<Theta> =>
  train(cpuEngine('f64'), { ...problem, strategy: 'dispatch' }, epochs);

/** What `compensated` must do on every implementation of WebGPU. */
export function describeCompensated(
  open: (precision: F32Precision) => Promise<Engine>,
  extent: Extent = 'whole',
): void {
  describe('webgpu, compensated', () => {
    let compensated: Engine;
    let plain: Engine;
    beforeAll(async () => {
      [compensated, plain] = [await open('compensated'), await open('f32')];
    });
    afterAll(() => {
      compensated.destroy();
      plain.destroy();
    });

    const seeds = extent === 'whole' ? [42, 7, 2026] : [42];
    const runs = ARTICLE_MODELS.flatMap((model) => seeds.map((seed) => ({ model, seed })));
    test.each(runs)("comes to f64's answer where f32 does not: $model, seed $seed", async (run) => {
      const { problem } = setUp(parseConfig({ ...run, strategy: 'fused' }));
      const due = await oracle(problem);
      const bound = compensatedBound(problem, EPOCHS, DEPTH);
      expect(bound).toBeLessThan(1e-6);
      expect(distance(await train(compensated, problem, EPOCHS), due)).toBeLessThanOrEqual(bound);
      expect(distance(await train(plain, problem, EPOCHS), due)).toBeGreaterThan(1e-4);
    });

    test('needs the errors of the residuals where y is far from 0', async () => {
      const drawn = seededProblem(100, { strategy: 'fused' });
      const y = drawn.data.y.map((value) => value + 1000);
      const problem = { ...drawn, data: { ...drawn.data, y } };
      // Two floats a parameter with a gradient of f32 would end 2.3e-6 from the answer.
      const bound = compensatedBound(problem, EPOCHS, DEPTH);
      expect(bound).toBeLessThan(1.5e-6);
      const moved = distance(await train(compensated, problem, EPOCHS), await oracle(problem));
      expect(moved).toBeLessThanOrEqual(bound);
    });

    const problemOf = (strategy: StrategyId): Problem => seededProblem(100, { strategy });

    test.each(STRATEGIES)('is as exact on the way, twice to the bit, by %s', async (strategy) => {
      const problem = problemOf(strategy);
      for (const epochs of [1, 40, 700]) {
        const found = await train(compensated, problem, epochs);
        const bound = compensatedBound(problem, epochs, DEPTH);
        expect(distance(found, await oracle(problem, epochs))).toBeLessThanOrEqual(bound);
        expect(await train(compensated, problem, epochs)).toEqual(found);
      }
    });

    test.each(STRATEGIES)('loses nothing at checkpoints, by %s', async (strategy) => {
      const problem = problemOf(strategy);
      const due = await oracle(problem);
      const found = await train(compensated, problem, 2500, 9000, 14_000, EPOCHS);
      const bound = compensatedBound(problem, EPOCHS, DEPTH);
      expect(distance(found, due)).toBeLessThanOrEqual(bound);
      // Near the optimum ten steps would not make good a tail that was lost.
      const late = { ...problem, start: startAt(due, EPOCHS) };
      const further = await train(compensated, late, EPOCHS + 10);
      expect(distance(further, due)).toBeLessThanOrEqual(bound);
    });

    test('is verified by all strategies', async () => {
      const settings = { strategy: 'auto', precision: 'compensated', epochs: 2000 };
      const { strategies, pass } = await verifyOn(compensated, settings);
      expect(strategies.flatMap(({ checks }) => failures(checks))).toEqual([]);
      expect(pass).toBe(true);
    });

    test('starts and is sampled with both floats', async () => {
      const problem = seededProblem(100, {
        strategy: 'fused',
        sampleEvery: 1,
        learningRate: 1e-12,
        start: startAt([Math.PI, Math.E * 1e3]),
      });
      const trainer = await compensated.prepare(problem);
      const { parameters, samples } = await trainer.advance(1, problem);
      trainer.destroy();
      // A step of 1e-12 times a gradient of some thousands, less than half a ulp of f32.
      expect(distance(parameters, problem.start.parameters)).toBeLessThan(1e-7);
      expect(samples.map((sample) => sample.parameters)).toEqual([parameters]);
      expect(parameters.some((value) => value === Math.fround(value))).toBe(false);
    });
  });
}
