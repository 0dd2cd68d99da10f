/** Many fits at once, whatever computes them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNIT_ROUNDOFF } from '../../src/core/arithmetic/floats.ts';
import {
  FIT_STATES,
  type FitBatch,
  type FitRecipe,
  type FitResults,
} from '../../src/core/fits/types.ts';
import type { Engine } from '../../src/core/types.ts';
import { answerOf, drawnBatch, FAMILIES, recipeOf, toleranceOf } from './fits.ts';

export function describeFits(
  open: () => Promise<Engine> | Engine,
  precision: 'f32' | 'f64',
  sizes: readonly number[],
): void {
  const u = UNIT_ROUNDOFF[precision];
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => {
    engine.destroy();
  });

  async function fitted(recipe: FitRecipe, batch: FitBatch): Promise<FitResults> {
    const fitter = await engine.fits?.(recipe);
    if (fitter === undefined) throw new Error('this engine does not fit');
    try {
      return await fitter.fit(batch);
    } finally {
      fitter.destroy();
    }
  }
  /** One fit, as a person would read it. */
  async function one(recipe: FitRecipe, batch: FitBatch) {
    const { parameters, chiSquares, iterations, states } = await fitted(recipe, batch);
    return { parameters: [...parameters], chiSquare: chiSquares[0] ?? NaN, iterations: iterations[0] ?? NaN, state: FIT_STATES[states[0] ?? -1] }; // prettier-ignore
  }
  /** x = 0, 1, … */
  const batchOf = (y: readonly number[], starts: readonly number[]): FitBatch => ({
    inputs: [Float32Array.from(y, (_, i) => i)],
    target: Float32Array.from(y),
    groups: [0, y.length],
    starts: Float32Array.from(starts),
  });

  function expectAnswers(recipe: FitRecipe, batch: FitBatch, results: FitResults): void {
    const P = recipe.graph.parameters.length;
    for (let fit = 0; fit < results.states.length; fit++) {
      const answer = answerOf(recipe, batch, fit);
      const most = toleranceOf(recipe, batch, fit, answer, u);
      for (const [p, due] of answer.parameters.entries()) {
        const off = Math.abs((results.parameters[fit * P + p] ?? NaN) - due);
        expect(off, `fit ${fit}, parameter ${p}`).toBeLessThanOrEqual(most[p] ?? NaN);
      }
      expect(FIT_STATES[results.states[fit] ?? -1], `fit ${fit}`).toBe('converged');
    }
  }

  describe.each(Object.entries(FAMILIES))('%s', (_name, family) => {
    const recipe = recipeOf(family.formula, family.columns);
    test.each(sizes)('%i fits come to the f64 answer', async (fits) => {
      const batch = drawnBatch(family, fits);
      expectAnswers(recipe, batch, await fitted(recipe, batch));
    });
  });

  const PEAK = FAMILIES['peak'] ?? { formula: '', theta: [], width: NaN, noise: NaN };
  const EXPONENTIAL = recipeOf('a*exp(-b*x) + c');

  test('χ² is that of the parameters', async () => {
    const recipe = recipeOf(PEAK.formula, PEAK.columns);
    const batch = drawnBatch(PEAK, 3);
    const { chiSquares } = await fitted(recipe, batch);
    for (const [fit, value] of chiSquares.entries()) {
      const due = answerOf(recipe, batch, fit).residualSquares;
      // At a minimum it changes only by what a step was not worth, and by rounding: (r + ε)² − r², 32 roundings of |y| ≤ 60.
      const noise = 2 * 32 * u * 60 * Math.sqrt(30 * due);
      expect(Math.abs(value - due)).toBeLessThanOrEqual(recipe.tolerance * due + noise);
    }
  });

  test('the same rows from other starts', async () => {
    const rows = { ...drawnBatch(PEAK, 1), groups: undefined };
    const starts = Array.from({ length: 70 }, (_start, i) => PEAK.theta.map((value) => value * (0.9 + i / 350))); // prettier-ignore
    const batch = { ...rows, starts: Float32Array.from(starts.flat()) };
    const recipe = recipeOf(PEAK.formula, PEAK.columns);
    expectAnswers(recipe, batch, await fitted(recipe, batch));
  });

  test('inputs that all groups share are given once', async () => {
    const x = Float32Array.from({ length: 9 }, (_, i) => i / 2);
    const y = [5, 6].flatMap((a) => [...x].map((at, i) => a * Math.exp(-at) + 1 + 0.01 * (i % 3)));
    const batch = { target: Float32Array.from(y), groups: [0, 9, 18], starts: new Float32Array(6).fill(2) }; // prettier-ignore
    const once = await fitted(EXPONENTIAL, { ...batch, inputs: [x] });
    const twice = await fitted(EXPONENTIAL, { ...batch, inputs: [Float32Array.of(...x, ...x)] });
    expect(once).toEqual(twice);
    expectAnswers(EXPONENTIAL, { ...batch, inputs: [x] }, once);
  });

  test('weights count as rows do', async () => {
    const y = [9, 6.1, 4.2, 3, 2.1, 1.8, 1.4];
    const starts = [8, 0.5, 1];
    const { parameters } = await one(EXPONENTIAL, batchOf(y, starts));
    const twice = batchOf([...y, ...y], starts);
    const inputs = [Float32Array.from(twice.target, (_, i) => i % y.length)];
    const halved = { ...twice, inputs, weights: new Float32Array(14).fill(0.5) };
    const answer = answerOf(EXPONENTIAL, halved, 0);
    const most = toleranceOf(EXPONENTIAL, halved, 0, answer, u);
    const again = await one(EXPONENTIAL, halved);
    for (const [p, value] of again.parameters.entries()) {
      expect(Math.abs(value - (answer.parameters[p] ?? NaN))).toBeLessThanOrEqual(most[p] ?? NaN);
      expect(Math.abs(value - (parameters[p] ?? NaN))).toBeLessThanOrEqual(2 * (most[p] ?? NaN));
    }
    // And a row of none is none: the last is far off.
    const without = { ...batchOf([...y, 99], starts), weights: Float32Array.from([...y.map(() => 1), 0]) }; // prettier-ignore
    const left = await one(EXPONENTIAL, without);
    for (const [p, value] of left.parameters.entries())
      expect(Math.abs(value - (parameters[p] ?? NaN))).toBeLessThanOrEqual(2 * (most[p] ?? NaN));
  });

  describe('a fit ends', () => {
    const y = [9, 6.1, 4.2, 3, 2.1, 1.8, 1.4];

    test('converged', async () => {
      const { state, iterations } = await one(EXPONENTIAL, batchOf(y, [8, 0.5, 1]));
      expect(state).toBe('converged');
      expect(iterations).toBeLessThan(12);
    });

    test('after as many iterations as are allowed', async () => {
      const few = { ...EXPONENTIAL, mostIterations: 1 };
      expect(await one(few, batchOf(y, [100, 3, -20]))).toMatchObject({ state: 'iterations', iterations: 1 }); // prettier-ignore
      const none = { ...EXPONENTIAL, mostIterations: 0 };
      expect(await one(none, batchOf(y, [100, 3, -20]))).toMatchObject({ state: 'iterations', iterations: 0, parameters: [100, 3, -20] }); // prettier-ignore
    });

    test.each([
      ['a product', 'a*b*x', [2, 3]],
      ['a parameter that nothing depends on', 'a*x + b*step(x - 100)', [1, 1]],
      ['sums of the same', 'a*x + b*x', [1, 1]],
    ])('singular: %s', async (_what, formula, starts) => {
      expect((await one(recipeOf(formula), batchOf([0, 2, 4.1, 6], starts))).state).toBe(
        'singular',
      );
    });

    test('singular of one row, which it meets', async () => {
      const { state, chiSquare, parameters } = await one(recipeOf('a*x + b'), { ...batchOf([5], [1, 1]), inputs: [Float32Array.of(2)] }); // prettier-ignore
      expect(state).toBe('singular');
      const [a = NaN, b = NaN] = parameters;
      expect(Math.abs(2 * a + b - 5)).toBeLessThan(64 * 5 * u + Math.sqrt(1e-6 * 4));
      expect(chiSquare).toBeLessThan(1e-6 * 4);
    });

    test('singular without a row, where it began', async () => {
      const batch = { ...batchOf([], [3, 4]), inputs: [new Float32Array()] };
      expect(await one(recipeOf('a*x + b'), batch)).toMatchObject({ state: 'singular', parameters: [3, 4], chiSquare: 0 }); // prettier-ignore
    });

    test('at a bound that holds it', async () => {
      const line = { ...recipeOf('a*x + b'), bounds: [{ least: 0, most: 1 }, undefined] };
      const batch = batchOf([1, 3.1, 4.9, 7], [0.5, 0]);
      const { state, parameters } = await one(line, batch);
      expect(state).toBe('at-bound');
      expect(parameters[0]).toBe(1);
      // The mean of y − x.
      expect(Math.abs((parameters[1] ?? NaN) - 2.5)).toBeLessThan(Math.sqrt(1e-6 * 6) + 32 * 7 * u);
      // Within them nothing is said, and a start outside comes in.
      const wide = { ...line, bounds: [{ least: -5, most: 5 }, undefined] };
      const inside = await one(wide, { ...batch, starts: Float32Array.of(9, 0) });
      expect(inside.state).toBe('converged');
      expect(Math.abs((inside.parameters[0] ?? NaN) - 1.98)).toBeLessThan(1e-3);
    });

    test.each([
      ['the model', 'a*log(x - c)', [1, 2, 3], [1, 5]],
      ['y', 'a*x + c', [1, NaN, 3], [1, 1]],
      ['an infinite y', 'a*x + c', [1, Infinity, 3], [1, 1]],
      ['a derivative', 'a*sqrt(x - c)', [0, 1, 2], [1, 0]],
      ['the start', 'a*x + c', [0, 1, 2], [NaN, 0]],
    ])('not finite: %s', async (_what, formula, values, starts) => {
      expect((await one(recipeOf(formula), batchOf(values, starts))).state).toBe('not-finite');
    });
  });

  test('a step into what is not finite is none', async () => {
    // From a = 3 the first step of √ would be past 0.
    const batch = batchOf([0.1, 1.05, 1.45, 1.74], [1, 0.9]);
    const answer = answerOf(recipeOf('a*sqrt(x + c)'), batch, 0);
    const { parameters, state } = await one(recipeOf('a*sqrt(x + c)'), batch);
    expect(state).not.toBe('not-finite');
    expect(Math.abs((parameters[1] ?? NaN) - (answer.parameters[1] ?? NaN))).toBeLessThan(1e-2);
  });

  test('constant y is met', async () => {
    const { chiSquare, state } = await one(EXPONENTIAL, batchOf([4, 4, 4, 4, 4, 4], [1, 1, 1]));
    expect(['converged', 'singular', 'iterations']).toContain(state);
    expect(chiSquare).toBeLessThan(6 * (4 * 1e-3) ** 2);
  });

  test.each([1e30, 1e-30])('y · %d is fitted as y is', async (factor) => {
    const y = [1, 3.1, 4.9, 7.2, 8.8];
    const plain = await one(recipeOf('a*x + b'), batchOf(y, [1, 1]));
    const scaled = await one(recipeOf('a*x + b'), batchOf(y.map((value) => value * factor), [factor, factor])); // prettier-ignore
    expect(scaled.state).toBe('converged');
    for (const [p, value] of scaled.parameters.entries())
      expect(Math.abs(value / factor / (plain.parameters[p] ?? NaN) - 1)).toBeLessThan(2e-3);
    expect(Math.abs(scaled.chiSquare / factor / factor / plain.chiSquare - 1)).toBeLessThan(1e-3);
  });

  test('columns that do not belong together are refused', async () => {
    const batch = batchOf([1, 2, 3], [1, 1]);
    const line = recipeOf('a*x + b');
    await expect(fitted(line, { ...batch, starts: Float32Array.of(1, 1, 1) })).rejects.toThrow('starts has 3 numbers'); // prettier-ignore
    await expect(fitted(line, { ...batch, groups: [0, 2, 3] })).rejects.toThrow('groups has 3 numbers'); // prettier-ignore
    await expect(fitted(line, { ...batch, groups: [0, 4] })).rejects.toThrow('groups 1 is 4');
    await expect(fitted(line, { ...batch, inputs: [] })).rejects.toThrow('inputs has 0 columns');
    await expect(fitted(line, { ...batch, weights: new Float32Array(2) })).rejects.toThrow('weights has 2 rows'); // prettier-ignore
    await expect(fitted(line, { ...batch, inputs: [new Float32Array(2)] })).rejects.toThrow('inputs has 2 rows'); // prettier-ignore
  });
}
