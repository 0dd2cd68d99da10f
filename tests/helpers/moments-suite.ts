/** What an engine's `moments` must do of any model that is linear in its parameters. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  closedFormBound,
  errorBound,
  theoryOf,
  trajectoryOf,
  type Values,
} from '../../src/core/quadratic/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Engine } from '../../src/core/types.ts';

const RUNS = [
  { model: 'quadratic', points: 50, lr: 0.01 },
  { model: 'cubic', points: 100, lr: 0.01 },
  ...[1, 2, 3, 4, 5, 6, 7].map((degree) => ({
    ...{ model: 'polynomial', degree, points: 60, lr: 0.2 },
  })),
  { model: 'polynomial', degree: 12, points: 100_000, lr: 0.1 },
  ...[0.1, 0.5, 0.9, 0.99].map((momentum) => ({
    ...{ model: 'quadratic', points: 40, lr: 0.02, optimizer: 'sgd', momentum },
  })),
  { model: 'polynomial', degree: 4, points: 40, lr: 0.8, optimizer: 'sgd', momentum: 0.9 },
];

/** Within the bounds that are derived of the run and of the closed form. */
export function testMoments(open: () => Promise<Engine> | Engine): void {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => {
    engine.destroy();
  });

  test.each(RUNS)('$model $degree $momentum stays at exact descent', async (settings) => {
    const { precision } = engine.info;
    const { problem: made } = setUp(parseConfig(settings));
    const problem = { ...made, strategy: 'moments', sampleEvery: 250 } as const;
    const theory = theoryOf(problem);
    if (theory === undefined) throw new Error('there is no theory of it');
    const trajectory = trajectoryOf(theory, problem.learningRate, problem.start.parameters);
    const bounds = [
      errorBound(trajectory, problem, { precision, strategy: 'moments' }),
      closedFormBound(trajectory, problem),
    ];
    const trainer = await engine.prepare(problem);
    const samples = [];
    for (const piece of [1, 999, 1500]) {
      const snapshot = await trainer.advance(piece, problem);
      samples.push(...snapshot.samples, snapshot);
    }
    expect(samples.length).toBeGreaterThan(10);
    for (const { epoch, loss, parameters } of samples) {
      const due = trajectory.after(epoch);
      const most = (of: (bound: Values) => number): number =>
        bounds.reduce((sum, boundAt) => sum + of(boundAt(epoch)), 0);
      expect(Math.abs(loss - due.loss)).toBeLessThanOrEqual(most((bound) => bound.loss));
      for (const [p, value] of due.parameters.entries()) {
        const error = Math.abs((parameters[p] ?? NaN) - value);
        expect(error).toBeLessThanOrEqual(most((bound) => bound.parameters[p] ?? NaN));
      }
    }
    trainer.destroy();
  });
}
