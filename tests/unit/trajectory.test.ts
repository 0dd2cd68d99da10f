import { describe, expect, it } from 'vitest';
import { exactTrajectory } from '../helpers/theory.ts';
import type { Problem } from '../../src/core/types.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { last, seededProblem, trainTo } from '../helpers/problems.ts';

const EPS64 = 2 ** -52;

async function trained(problem: Problem, steps: number) {
  const trainer = await cpuEngine('f64').prepare({ ...problem, strategy: 'dispatch' });
  const snapshot = last(await trainTo(trainer, steps, 0, 5000, problem));
  trainer.destroy();
  return snapshot;
}

/** Each step rounds θ and a sum of `points` terms; errors shrink at least as fast as they come. */
async function expectSame(problem: Problem, steps: number): Promise<void> {
  const found = await trained(problem, steps);
  const exact = exactTrajectory(problem).after(steps);
  const rtol = EPS64 * (steps + problem.data.x.length) * 4;
  expect(Math.abs(found.loss - exact.loss)).toBeLessThanOrEqual(rtol * Math.max(1, exact.loss));
  exact.parameters.forEach((value, p) => {
    const error = Math.abs((found.parameters[p] ?? NaN) - value);
    expect(error).toBeLessThanOrEqual(rtol * Math.max(1, Math.abs(value)));
  });
}

function line(x: number[], y: number[], overrides: Partial<Problem> = {}): Problem {
  const data = { x: Float32Array.from(x), y: Float32Array.from(y) };
  return { ...seededProblem(2), data, ...overrides };
}

describe('the exact trajectory is the one of the f64 engine', () => {
  it.each([1, 2, 3, 100, 999, 20_000])('after %i steps on 100 points', (steps) =>
    expectSame(seededProblem(100), steps),
  );

  it.each([2, 3, 1027])('on %i points', (points) => expectSame(seededProblem(points), 500));

  it('where a step overshoots', () => expectSame(seededProblem(100, { learningRate: 0.02 }), 50));

  it('where the Hessian is a multiple of I', () =>
    expectSame(line([-1, 1], [1, 4], { learningRate: 0.1 }), 7));

  it('where b bends more than a', () =>
    expectSame(line([0.1, 0.2, -0.3], [1, 4, 2], { learningRate: 0.1 }), 7));

  it('where all x are equal, so that one direction is flat', () =>
    expectSame(line([3, 3], [1, 4], { learningRate: 0.01 }), 40));
});
