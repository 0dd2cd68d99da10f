/** What is predicted of a run, against running it. */
import { describe, expect, test } from 'vitest';
import { theoryOfLine } from '../../src/core/quadratic/index.ts';
import { MOST_F32 } from '../../src/core/arithmetic/floats.ts';
import { lossAt } from '../../src/core/landscape.ts';
import {
  epochsToExceed,
  epochsToWithin,
  growth,
  predictedPath,
} from '../../src/core/quadratic/index.ts';
import { exactTrajectory } from '../helpers/theory.ts';
import type { Problem } from '../../src/core/types.ts';
import { seededProblem, startAt } from '../helpers/problems.ts';

/** Steps of plain gradient descent in f64, until `stop` says so. */
function stepsUntil(problem: Problem, stop: (loss: number) => boolean): number {
  const { x, y } = problem.data;
  const [a = NaN, b = NaN] = problem.start.parameters;
  const theta: [number, number] = [a, b];
  for (let steps = 0; steps < 1e6; steps++) {
    if (stop(lossAt(problem)(theta))) return steps;
    let [ga, gb] = [0, 0];
    for (let i = 0; i < x.length; i++) {
      const upstream = (2 / x.length) * (theta[0] * (x[i] ?? NaN) + theta[1] - (y[i] ?? NaN));
      ga += upstream * (x[i] ?? NaN);
      gb += upstream;
    }
    theta[0] -= problem.learningRate * ga;
    theta[1] -= problem.learningRate * gb;
  }
  return Infinity;
}

const {
  loss: best,
  largestStableLearningRate: limit,
  parameters,
} = theoryOfLine(seededProblem(100)) ?? expect.fail('a line has a theory');
const at = (learningRate: number, start?: readonly number[]): Problem => {
  const problem = seededProblem(100, { learningRate });
  return start === undefined ? problem : { ...problem, start: startAt(start) };
};

describe('epochs to within a share of the best loss', () => {
  test.each([
    at(1e-3),
    at(1e-2),
    at(0.023),
    at(0.99 * limit),
    at(1e-3, [40, -70]),
    at(1e-3, [3, 9]),
    at(5e-3, [3, 30]),
  ])('$learningRate from $start.parameters', (problem) => {
    for (const share of [0.01, 0.5]) {
      const found = stepsUntil(problem, (loss) => loss <= (1 + share) * best);
      expect(epochsToWithin(exactTrajectory(problem), share)).toBe(found);
    }
  });

  test('none, where the start is that good', () => {
    expect(epochsToWithin(exactTrajectory(at(1e-3, parameters)), 0.01)).toBe(0);
  });

  test.each([limit, 0.03, 1])('never at %d, which is not stable', (learningRate) => {
    expect(epochsToWithin(exactTrajectory(at(learningRate)), 0.01)).toBe(Infinity);
  });

  test('never where the points lie on a line, and the best loss is 0', () => {
    const data = { x: Float32Array.of(1, 2), y: Float32Array.of(1, 2) };
    const exact = { ...at(1e-3), data };
    expect(epochsToWithin(exactTrajectory(exact), 0.01)).toBe(Infinity);
  });

  test('where all x are equal, the flat direction does not count', () => {
    const data = { x: Float32Array.of(3, 3), y: Float32Array.of(1, 4) };
    const flat: Problem = { ...at(0.01), data };
    const found = stepsUntil(flat, (loss) => loss <= 1.01 * 2.25);
    expect(found).toBeGreaterThan(0);
    expect(epochsToWithin(exactTrajectory(flat), 0.01)).toBe(found);
  });
});

describe('past the limit', () => {
  test.each([at(0.03), at(0.024), at(1), at(0.0237, [3.1, 30])])(
    '$learningRate from $start.parameters exceeds f32 when it is predicted to',
    (problem) => {
      const trajectory = exactTrajectory(problem);
      expect(growth(trajectory)).toBeGreaterThan(1);
      const found = stepsUntil(problem, (loss) => loss > MOST_F32);
      expect(epochsToExceed(trajectory, MOST_F32)).toBe(found);
    },
  );

  test('and below it never', () => {
    const trajectory = exactTrajectory(at(0.02));
    expect(growth(trajectory)).toBeLessThan(1);
    expect(epochsToExceed(trajectory, MOST_F32)).toBe(Infinity);
  });

  test('MOST_F32 is the greatest f32', () => {
    expect(Math.fround(MOST_F32)).toBe(MOST_F32);
    expect(Math.fround(MOST_F32 * (1 + 2 ** -24))).toBe(Infinity);
  });
});

describe('the predicted path', () => {
  test('begins at the start with every step, and ends at the optimum', () => {
    const trajectory = exactTrajectory(at(1e-3));
    const path = predictedPath(trajectory);
    for (let steps = 0; steps < 200; steps++) expect(path[steps]).toEqual(trajectory.at(steps));
    expect(path.length).toBeLessThan(250);
    path.at(-1)?.forEach((value, p) => {
      expect(Math.abs(value - (parameters[p] ?? NaN))).toBeLessThan(2e-3);
    });
  });

  test('ends where it leaves the picture', () => {
    const path = predictedPath(exactTrajectory(at(0.03)));
    const distances = path.map(([a = NaN, b = NaN]) =>
      Math.hypot(a - (parameters[0] ?? NaN), b - (parameters[1] ?? NaN)),
    );
    const [first = NaN] = distances;
    expect(distances.at(-1)).toBeGreaterThan(100 * first);
    expect(distances.at(-2)).toBeLessThanOrEqual(100 * first);
  });

  test('is a point where there is nothing to do', () => {
    expect(predictedPath(exactTrajectory(at(1e-3, parameters)))).toHaveLength(1);
  });
});
