/** Window and grid of the landscape. */
import { describe, expect, test } from 'vitest';
import { leastSquares, windowAround } from '../../src/core/quadratic/index.ts';
import {
  contains,
  gridAxes,
  landscapeInPieces,
  lossAt,
  thinned,
  windowAbout,
} from '../../src/core/landscape.ts';
import { exactTrajectory, theoryFor } from '../helpers/theory.ts';
import { modelOf } from '../../src/core/models/index.ts';
import { atOnce } from '../../src/core/work/pieces.ts';
import { seededProblem, startAt } from '../helpers/problems.ts';

const problem = seededProblem(100);
const NO_CHOICE = {
  formula: undefined,
  degree: undefined,
  layers: undefined,
  activation: undefined,
};
const fit = leastSquares(problem.data);
const theory = theoryFor(problem);

describe('the window', () => {
  const starts = [problem.start.parameters, [40, -70], [-3, 12], [3.2, 9], fit.parameters];
  test.each(starts)('holds %d, %d, the optimum, and every stable way between them', (...start) => {
    const window = windowAround(theory, start);
    expect(contains(window, start)).toBe(true);
    expect(contains(window, fit.parameters)).toBe(true);
    for (const share of [0.01, 0.5, 0.9, 0.999]) {
      const learningRate = share * fit.largestStableLearningRate;
      const { at } = exactTrajectory({
        ...problem,
        learningRate,
        start: startAt(start),
      });
      for (let steps = 0; steps < 300; steps++) expect(contains(window, at(steps))).toBe(true);
    }
  });

  test('is not wider than it has to be', () => {
    const { aMin, aMax, bMin, bMax } = windowAround(theory, [40, -70]);
    const [a, b] = fit.parameters;
    const reach = Math.abs(40 - a) + Math.abs(-70 - b);
    expect(aMax - aMin).toBeLessThan(3 * reach);
    expect(bMax - bMin).toBeLessThan(3 * reach);
  });

  test.each([
    ['all x are equal', [3, 3], [1, 4]],
    ['all points are one', [3, 3], [4, 4]],
    ['all y are 0', [1, 2], [0, 0]],
  ])('has room where %s', (_what, x, y) => {
    const flat = theoryFor({ data: { x: Float32Array.from(x), y: Float32Array.from(y) } });
    const window = windowAround(flat, flat.parameters);
    expect(window.aMax - window.aMin).toBeGreaterThan(0);
    expect(window.bMax - window.bMin).toBeGreaterThan(0);
    expect(Object.values(window).every(Number.isFinite)).toBe(true);
  });
});

describe('the window about places', () => {
  test('reaches as far from the start as that is from 0, and at least 1', () => {
    expect(windowAbout([[0.5, -0.25]])).toEqual({ aMin: -0.5, aMax: 1.5, bMin: -1.25, bMax: 0.75 });
    expect(windowAbout([[3, -4]])).toEqual({ aMin: -1, aMax: 7, bMin: -8, bMax: 0 });
  });

  test('holds all of them, with a quarter of their span beside', () => {
    const window = windowAbout([
      [0, 0],
      [8, 0.5],
      [2, -4],
    ]);
    expect(window).toEqual({ aMin: -2, aMax: 10, bMin: -5.125, bMax: 1.625 });
  });
});

describe('the grid', () => {
  const grid = { aMin: -1, aMax: 3, bMin: 10, bMax: 16, width: 4, height: 3 };

  test('has its values in the middle of the cells', () => {
    expect(gridAxes(grid)).toEqual({ a: { first: -0.5, step: 1 }, b: { first: 11, step: 2 } });
  });

  test('is filled row by row, from the least b on', () => {
    const losses = atOnce(landscapeInPieces(problem, grid));
    expect(losses).toHaveLength(12);
    expect(losses[0]).toBe(lossAt(problem)([-0.5, 11]));
    expect(losses[1]).toBe(lossAt(problem)([0.5, 11]));
    expect(losses[11]).toBe(lossAt(problem)([2.5, 15]));
  });

  test('lies over the two parameters of its plane, the others held', () => {
    const { model } = modelOf({ ...NO_CHOICE, model: 'quadratic' });
    const surface = { ...problem, model, plane: { across: 2, up: 0, held: [7, -1.5, 9] } };
    const losses = atOnce(landscapeInPieces(surface, grid));
    const loss = lossAt(surface);
    expect(losses[0]).toBe(loss([11, -1.5, -0.5]));
    expect(losses[1]).toBe(loss([11, -1.5, 0.5]));
    expect(losses[4]).toBe(loss([13, -1.5, -0.5]));
  });

  test('is the quadratic form of the Hessian', () => {
    const losses = atOnce(landscapeInPieces(problem, grid));
    const [[haa, hab], [, hbb]] = fit.hessian;
    losses.forEach((loss, cell) => {
      const da = -0.5 + (cell % 4) - fit.parameters[0];
      const db = 11 + 2 * Math.floor(cell / 4) - fit.parameters[1];
      const due = fit.loss + (haa * da * da + 2 * hab * da * db + hbb * db * db) / 2;
      // A hundred terms, each of a few roundings.
      expect(Math.abs(loss - due)).toBeLessThanOrEqual(2 ** -52 * 200 * due);
    });
  });

  test.each([
    [100, 100, 100],
    [100, 99, 50],
    [101, 50, 34],
    [7, 3, 3],
  ])('of %i points, at most %i: takes %i', (points, most, kept) => {
    const { data } = seededProblem(points);
    const { x, y } = thinned(data, most);
    expect([x.length, y.length]).toEqual([kept, kept]);
    const every = Math.ceil(points / most);
    x.forEach((value, i) => {
      expect(value).toBe(data.x[i * every]);
      expect(y[i]).toBe(data.y[i * every]);
    });
  });
});
