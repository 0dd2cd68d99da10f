/** The row that stands out: its chance, when it is told, and when it is not. */
import { describe, expect, test } from 'vitest';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { upperTailOfF, upperTailOfNormal } from '../../src/core/statistics/distributions.ts';
import { fit, type FitOptions, type FitResult } from '../../src/index.ts';

const N = 24;
const drawn = new TorchGenerator(19).randn(N);
const X = Array.from({ length: N }, (_, i) => i / 3);
const S = X.map((x, i) => 5 * Math.exp(-x / 2) + 1 + 0.05 * (drawn[i] ?? NaN));
const FORMULA = 's = A*exp(-t/tau) + c';
const outlierOf = ({ warnings }: FitResult) => warnings.find((one) => one.kind === 'outlier');
/** With row 7 so much higher. */
const off = (by: number): number[] => S.map((s, i) => (i === 7 ? s + by : s));

test.each<[string, string, FitOptions]>([
  ['of a line', 's = a*t + b', {}],
  ['of a line with weights', 's = a*t + b', { weights: 'w' }],
])('%s the chance is that of the row as a new one for all others', async (_, formula, options) => {
  const line = X.map((t, i) => 3 * t - 2 + 0.05 * (drawn[i] ?? NaN) + (i === 7 ? 0.6 : 0));
  const w = X.map((t) => 1 + t);
  const found = await fit({ t: X, s: line, w }, formula, options);
  const without = (column: readonly number[]): number[] => column.filter((_one, i) => i !== 7);
  const others = await fit({ t: without(X), s: without(line), w: without(w) }, formula, options);
  const { value, standardError } = others.predict({ t: [X[7] ?? NaN] });
  const weight = options.weights === undefined ? 1 : (w[7] ?? NaN);
  const spread = Math.hypot(standardError[0] ?? NaN, others.residualStandardDeviation / Math.sqrt(weight)); // prettier-ignore
  const t = ((line[7] ?? NaN) - (value[0] ?? NaN)) / spread;
  const chance = N * upperTailOfF(t * t, 1, others.degreesOfFreedom);
  expect(chance).toBeLessThan(1e-4);
  const told = outlierOf(found);
  expect(told?.at).toEqual([['t', X[7]], ['s', line[7]]]); // prettier-ignore
  expect((told?.chance ?? NaN) / chance).toBeCloseTo(1, 9);
});

test('where σ is known the others do not say how far off it may be', async () => {
  const sd = X.map(() => 0.05);
  const found = await fit({ t: X, s: off(0.4), sd }, FORMULA, { sigma: 'sd', absoluteSigma: true });
  const { value, standardError } = found.predict({ t: [X[7] ?? NaN] });
  const z = ((off(0.4)[7] ?? NaN) - (value[0] ?? NaN)) / Math.sqrt(0.05 ** 2 - (standardError[0] ?? NaN) ** 2); // prettier-ignore
  expect((outlierOf(found)?.chance ?? NaN) / (2 * N * upperTailOfNormal(z))).toBeCloseTo(1, 9);
});

describe('it is told', () => {
  test.each([0.5, 10, 1e9, -1e9])('of a row %d off', async (by) => {
    const found = await fit({ t: X, s: off(by) }, FORMULA);
    expect(outlierOf(found)?.at).toEqual([['t', X[7]], ['s', off(by)[7]]]); // prettier-ignore
  });

  test('among more rows than are looked at', async () => {
    const many = Array.from({ length: 500 }, (_, i) => i);
    const y = many.map((i) => 2 * i + Math.sin(i * i) + (i === 250 ? 9 : 0));
    expect(outlierOf(await fit({ x: many, y }, 'a*x + b'))?.at[0]).toEqual(['x', 250]);
  });

  test('in the unit of the column where its logarithm is fitted', async () => {
    const y = X.map((x, i) => Math.exp(0.3 * x + 0.02 * (drawn[i] ?? NaN)) * (i === 7 ? 3 : 1));
    const found = await fit({ x: X, y }, 'log(y) = a*x + b');
    const [, [column, value] = ['', NaN]] = outlierOf(found)?.at ?? [];
    expect(column).toBe('y');
    expect(value).toBeCloseTo(y[7] ?? NaN, 12);
  });
});

describe('it is not told', () => {
  const bent = X.map((x) => Math.exp(2 * x));
  test.each<[string, readonly number[], string, FitOptions]>([
    ['of rows that scatter', S, FORMULA, {}],
    ['of one three standard deviations off', off(0.15), FORMULA, {}],
    ['with the loss that it is the remedy of', off(1e9), FORMULA, { loss: 'huber' }],
    ['of the end of a bend that the formula misses', bent, 's = a*t^2 + b*t + c', {}],
    ['of three rows on a line, and one not', [1, 2, 3.2, 4], 's = a*t + b', {}],
    ['of an exact fit', X.map((x) => 3 * x - 2), 's = a*t + b', {}],
    ['of a row that the curve goes through', off(1e9), 's = A*exp(-t/tau) + c + d*step(0.1 - abs(t - 7/3))', {}], // prettier-ignore
  ])('%s', async (_, s, formula, options) => {
    expect(outlierOf(await fit({ t: X.slice(0, s.length), s }, formula, options))).toBeUndefined();
  });
});
