/** Models that are linear in θ: which they are, and all that is known of them, against arithmetic without rounding. */
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { modelOf } from '../../src/core/models/index.ts';
import { holds, leastSquares, theoryOf, trajectoryOf } from '../../src/core/quadratic/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Problem } from '../../src/core/types.ts';
import { Descent } from '../../src/cpu/descent.ts';
import { F64 } from '../../src/core/formula/arithmetic.ts';
import { MODEL_GOLDENS, configOf, nameOf } from '../helpers/model-goldens.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { exactBest, exactFactors } from '../helpers/rational.ts';
import { ARTICLES, startAt } from '../helpers/problems.ts';

const EPS64 = 2 ** -52;

/** A problem of a formula on these columns, from 0. */
function problemOf(formula: string, columns: readonly number[][], y: readonly number[]): Problem {
  const names = columns.length === 1 ? ['x'] : columns.map((_, d) => `x${d + 1}`);
  const { graph } = parseFormula(formula, names);
  const [x = [], ...more] = columns.map((column) => Float32Array.from(column));
  return {
    ...ARTICLES,
    model: graph,
    data: { x: Float32Array.from(x), y: Float32Array.from(y), more },
    strategy: 'auto',
    learningRate: 0.01,
    sampleEvery: 1,
    start: startAt(graph.parameters.map(() => 0)),
  };
}

function known(problem: Problem) {
  const theory = theoryOf(problem);
  if (theory === undefined) throw new Error('there is no theory of it');
  return theory;
}

describe('the predicate', () => {
  test.each([
    'a*x + b',
    'b + x*a',
    'a',
    'a*x^2 + b*x + c',
    'a*sin(x) + b*exp(-x/2)',
    '(a + b)*x - 3*(c - x)/2',
    '-a/(1 + x^2)',
    'a*x + 3',
    '2*(a - sqrt(abs(x)))*x^-1',
  ])('takes %s', (formula) => {
    expect(holds({ ...ARTICLES, model: parseFormula(formula).graph })).toBe(true);
  });

  test.each([
    'a*exp(b*x)',
    'a*b*x',
    'a^2*x',
    'x/a',
    'x^a',
    'sin(a)',
    'a*x + a*b',
    'max(a, x)',
    'abs(a)*x',
    '(a + x)*(b + x)',
    'a*x/(b + x)',
  ])('refuses %s', (formula) => {
    expect(holds({ ...ARTICLES, model: parseFormula(formula).graph })).toBe(false);
  });

  test('refuses a network, and every other method', () => {
    const { model } = modelOf({ model: 'network', formula: undefined, degree: undefined, layers: [2], activation: 'tanh' }); // prettier-ignore
    expect(holds({ ...ARTICLES, model })).toBe(false);
    const quadratic = { ...ARTICLES, model: parseFormula('a*x^2 + b').graph };
    for (const other of [
      { loss: { kind: 'l1' } },
      { optimizer: { kind: 'adam' } },
      { optimizer: { kind: 'sgd', weightDecay: 0.1 } },
      { schedule: { kind: 'step' } },
      { batch: 10 },
    ] as const)
      expect(holds({ ...quadratic, ...other })).toBe(false);
  });
});

/** Small multiples of powers of 2: all that is made of them is exact in rational numbers. */
const drawn = (count: number, seed: number, unit: number): number[] => {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return ((state % 2001) - 1000) * unit;
  });
};

const polynomialText = (degree: number): string =>
  Array.from({ length: degree + 1 }, (_, i) => `c${degree - i}*x^${degree - i}`).join(' + ');

describe('least squares against rational numbers', () => {
  const hostile = [
    { name: 'one parameter', formula: 'a', columns: [drawn(20, 1, 1)], powers: [0] },
    { name: 'through 0', formula: 'a*x', columns: [drawn(20, 2, 0.5)], powers: [1] },
    ...[1, 2, 3, 4, 5, 6].map((degree) => ({
      name: `degree ${degree}`,
      formula: polynomialText(degree),
      columns: [drawn(40, 3, 2 ** -9)],
      powers: Array.from({ length: degree + 1 }, (_, i) => degree - i),
    })),
    ...[2, 3, 5].map((degree) => ({
      name: `degree ${degree} on wide x`,
      formula: polynomialText(degree),
      columns: [drawn(40, 4, 1)],
      powers: Array.from({ length: degree + 1 }, (_, i) => degree - i),
    })),
    {
      name: 'far from 0',
      formula: polynomialText(2),
      columns: [drawn(30, 5, 2 ** -6).map((x) => x + 4096)],
      powers: [2, 1, 0],
    },
    {
      name: 'tiny x',
      formula: polynomialText(3),
      columns: [drawn(30, 6, 2 ** -20)],
      powers: [3, 2, 1, 0],
    },
    {
      name: 'degree 7',
      formula: polynomialText(7),
      columns: [drawn(60, 8, 2 ** -9)],
      powers: [7, 6, 5, 4, 3, 2, 1, 0],
    },
  ];

  test.each(hostile)('$name', ({ formula, columns, powers }) => {
    const [x = []] = columns;
    const y = drawn(x.length, 77, 2 ** -7);
    const theory = known(problemOf(formula, columns, y));
    const exact = exactBest(x, y, powers);
    expect(theory.unique).toBe(true);
    for (const [p, due] of exact.parameters.entries()) {
      // What the theory itself says that it may be off, which has to be worth something.
      const error = Math.abs((theory.parameters[p] ?? NaN) - due);
      expect(error).toBeLessThanOrEqual(theory.errors[p] ?? NaN);
      expect(theory.errors[p]).toBeLessThan(1e-5 * Math.max(...exact.parameters.map(Math.abs)));
    }
    expect(Math.abs(theory.loss / exact.loss - 1)).toBeLessThanOrEqual(1e-12);
    exact.hessian.forEach((row, j) => {
      row.forEach((due, k) => {
        const size = Math.sqrt((exact.hessian[j]?.[j] ?? NaN) * (exact.hessian[k]?.[k] ?? NaN));
        const error = Math.abs((theory.hessian[j]?.[k] ?? NaN) - due);
        expect(error).toBeLessThanOrEqual(32 * powers.length * EPS64 * size);
      });
    });
  });

  test.each(hostile)('$name: the eigenvalues', ({ formula, columns, powers }) => {
    const [x = []] = columns;
    const { eigenvalues, axes, hessian, noise } = known(problemOf(formula, columns, x));
    const P = powers.length;
    expect(eigenvalues.toSorted((one, other) => one - other)).toEqual(eigenvalues);
    // Their product is the determinant, which rational numbers know; √λ errs by what columns have lost.
    const product = eigenvalues.reduce((all, value) => all * value, 1);
    const determinant = exactFactors(x, powers).reduce((all, value) => all * 2 * value, 1);
    const lost = eigenvalues.map((value) => (4 * Math.hypot(...noise)) / Math.sqrt(value / 2));
    const slack = lost.reduce((sum, one) => sum + one, 16 * P * EPS64);
    expect(Math.abs(product / determinant - 1)).toBeLessThanOrEqual(slack);
    for (const [i, axis] of axes.entries()) {
      // H·v = λ·v, to the roundings of H's greatest.
      const size = eigenvalues.at(-1) ?? NaN;
      hessian.forEach((row, p) => {
        const left = row.reduce((sum, h, q) => sum + h * (axis[q] ?? NaN), 0);
        const right = (eigenvalues[i] ?? NaN) * (axis[p] ?? NaN);
        expect(Math.abs(left - right)).toBeLessThanOrEqual(64 * P * EPS64 * size);
      });
      for (const [j, other] of axes.entries()) {
        const product = axis.reduce((sum, value, q) => sum + value * (other[q] ?? NaN), 0);
        expect(Math.abs(product - Number(i === j))).toBeLessThanOrEqual(32 * P * EPS64);
      }
    }
  });

  test('the line’s numbers are those of its own, to the bit', () => {
    const x = drawn(50, 9, 0.37);
    const y = drawn(50, 10, 0.11);
    const problem = problemOf('a*x + b', [x], y);
    const { parameters, loss, variance, hessian, eigenvalues } = leastSquares(problem.data);
    expect(theoryOf(problem, 'all')).toMatchObject({
      ...{ parameters, loss, variance, hessian, eigenvalues },
      // Means that go first lose nothing.
      noise: [0, 0],
    });
  });

  test('a part without θ is taken from y', () => {
    const x = drawn(30, 11, 0.5);
    const y = drawn(30, 12, 0.5);
    const shifted = known(problemOf('a*x + b + 3*x - 1', [x], y));
    const plain = known(problemOf('a*x + b', [x], y));
    const [a = NaN, b = NaN] = plain.parameters;
    expect(shifted.parameters[0]).toBeCloseTo(a - 3, 11);
    expect(shifted.parameters[1]).toBeCloseTo(b + 1, 9);
    expect(shifted.eigenvalues).toEqual(plain.eigenvalues);
  });

  test('several columns', () => {
    const [one, other] = [drawn(40, 13, 2 ** -8), drawn(40, 14, 2 ** -8)];
    const y = one.map((value, i) => 3 * value - 2 * (other[i] ?? NaN) + 5);
    const { parameters, loss } = known(problemOf('a*x1 + b*x2 + c', [one, other], y));
    [3, -2, 5].forEach((due, p) => {
      expect(Math.abs((parameters[p] ?? NaN) - due)).toBeLessThanOrEqual(1e-6);
    });
    expect(loss).toBeLessThan(1e-12);
  });

  test.each([
    ['the same column twice', 'a*x + b*x + c', 1],
    ['a column and twice it', 'a*x + b*2*x + c', 1],
    ['a sum of others', 'a*x + b*(x + 1) + c', 1],
    ['a column of zeros', 'a*(x - x) + b*x + c', 1],
    ['twice two', 'a*x + b*x + c + d', 2],
    [
      'what only rounding tells apart',
      'a*sin(x)^2 + b*x + d*cos(x)^2 + c',
      1,
      'a*sin(x)^2 + b*x + c',
    ],
  ])(
    '%s: the shortest of the best, and directions in which nothing changes',
    (_name, formula, flat, alike = 'a*x + b') => {
      const x = drawn(25, 15, 2 ** -4);
      const y = drawn(25, 16, 2 ** -4);
      const problem = problemOf(formula, [x], y);
      const theory = known(problem);
      const { loss } = known(problemOf(alike, [x], y));
      expect(theory.unique).toBe(false);
      expect(theory.eigenvalues.filter((value) => value === 0)).toHaveLength(flat);
      expect(theory.loss / loss).toBeCloseTo(1, 12);
      // At right angles to them.
      for (const axis of theory.axes.slice(0, flat)) {
        const along = axis.reduce(
          (sum, value, p) => sum + value * (theory.parameters[p] ?? NaN),
          0,
        );
        expect(Math.abs(along)).toBeLessThan(1e-12 * Math.hypot(...theory.parameters));
      }
    },
  );

  test('no theory where a part of the formula is not finite', () => {
    expect(theoryOf(problemOf('a*log(x) + b', [[0, 1, 2]], [1, 2, 3]))).toBeUndefined();
    expect(theoryOf(problemOf('a*exp(x) + b', [[0, 1, 800]], [1, 2, 3]))).toBeUndefined();
  });
});

/** The plain loop over all points in f64: what the closed form foretells. */
async function descended(problem: Problem, steps: number) {
  const trainer = await cpuEngine('f64').prepare({ ...problem, strategy: 'dispatch' });
  return trainer.advance(steps, problem);
}

describe('the exact trajectory', () => {
  const x = drawn(40, 21, 2 ** -9);
  const y = drawn(40, 22, 2 ** -7);
  const cases = [
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((degree) => polynomialText(degree)),
    'a*sin(3*x) + b*cos(x) + c*exp(x) - 1',
    'a*x + b*x + c',
  ].map((formula) => ({ formula, problem: problemOf(formula, [x], y) }));

  test.each(cases)('of $formula is that of the loop', async ({ problem }) => {
    const theory = known(problem);
    const learningRate = 0.9 * theory.largestStableLearningRate;
    const start = startAt(theory.parameters.map((_, p) => 1 - p));
    const trajectory = trajectoryOf(theory, learningRate, start.parameters);
    for (const steps of [1, 2, 50, 3000]) {
      const found = await descended({ ...problem, learningRate, start }, steps);
      const due = trajectory.after(steps);
      const size = Math.max(...theory.parameters.map(Math.abs), 1);
      // Each step rounds θ and sums of 40 terms; below the limit errors do not grow.
      const most = EPS64 * (steps + 40) * 16 * size;
      expect(Math.abs(found.loss - due.loss)).toBeLessThanOrEqual(most * Math.max(1, due.loss));
      due.parameters.forEach((value, p) => {
        expect(Math.abs((found.parameters[p] ?? NaN) - value)).toBeLessThanOrEqual(most);
      });
    }
  });

  test.each(cases)('of $formula: stable below the limit, and not above', async ({ problem }) => {
    const theory = known(problem);
    const begin = startAt(
      theory.parameters.map((best, p) => best + (theory.axes.at(-1)?.[p] ?? 0)),
    );
    const after = async (share: number) => {
      const learningRate = share * theory.largestStableLearningRate;
      const { loss } = await descended({ ...problem, learningRate, start: begin }, 500);
      return loss - theory.loss;
    };
    const before = (theory.eigenvalues.at(-1) ?? NaN) / 2;
    expect(await after(0.99)).toBeLessThan(before);
    expect(await after(1.01)).toBeGreaterThan(before);
  });
});

describe('the strategy moments', () => {
  const linear = MODEL_GOLDENS.filter((golden) => holds(setUp(configOf(golden)).problem));

  test('trains some of PyTorch’s runs', () => {
    expect(new Set(linear.map(({ model }) => model)).size).toBeGreaterThanOrEqual(2);
  });

  test.each(linear.map((golden) => ({ name: nameOf(golden), golden })))(
    'trains as PyTorch does in f64: $name',
    async ({ golden }) => {
      const { problem } = setUp(configOf(golden));
      const { log64, final64, epochs } = golden;
      const sampled = { ...problem, sampleEvery: 1, strategy: 'moments' } as const;
      const trainer = await cpuEngine('f64').prepare(sampled);
      const { samples, parameters } = await trainer.advance(epochs, problem);
      for (const [epoch, due] of log64) {
        expect(Math.abs((samples[epoch - 1]?.loss ?? NaN) / due - 1)).toBeLessThanOrEqual(1e-9);
      }
      final64.forEach((due, p) => {
        expect(Math.abs((parameters[p] ?? NaN) / due - 1)).toBeLessThanOrEqual(1e-9);
      });
    },
  );

  test('has the gradient of the points', async () => {
    const { problem } = setUp(parseConfig({ model: 'cubic', points: 37 }));
    const trainer = await cpuEngine('f64').prepare({ ...problem, strategy: 'moments' });
    const { gradient, loss } = await trainer.advance(1, problem);
    const plain = new Descent(problem, F64);
    plain.epochs(1, problem.learningRate);
    const size = Math.max(...plain.gradient.map(Math.abs));
    expect(loss / plain.loss).toBeCloseTo(1, 12);
    plain.gradient.forEach((due, p) => {
      expect(Math.abs((gradient[p] ?? NaN) - due)).toBeLessThanOrEqual(64 * 37 * EPS64 * size);
    });
  });

  test('refuses what is not linear, with the reason', async () => {
    const { problem } = setUp(parseConfig({ model: 'exponential' }));
    for (const precision of ['f32', 'f64'] as const) {
      await expect(
        cpuEngine(precision).prepare({ ...problem, strategy: 'moments' }),
      ).rejects.toThrow(/linear in their parameters.*use dispatch$/);
    }
  });
});
