/** `fit` where exp goes beyond f64 at a start, on the way, or in the answer: the answer in the person's own units, or a word. */
import { describe, expect, test } from 'vitest';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { fit, type FitData, type FitOptions, type FitResult } from '../../src/index.ts';
import { digits } from '../helpers/nist.ts';

const N = 30;
const noise = new TorchGenerator(5).randn(N);
const spread = (from: number, to: number): number[] =>
  Array.from({ length: N }, (_, i) => from + ((to - from) * i) / (N - 1));
const values = ({ parameters }: FitResult): number[] => parameters.map(({ value }) => value);
const kinds = ({ warnings }: FitResult): string[] => warnings.map(({ kind }) => kind);

describe('x up to 10,000 in an exponential', () => {
  const short = spread(0.1, 1);
  const y = short.map((x, i) => 3 * Math.exp(3 * x) * (1 + 0.01 * (noise[i] ?? NaN)));
  const long = short.map((x) => 1e4 * x);

  test.each<[string, string, FitOptions]>([
    ['without a start', 'A*exp(x/t)', {}],
    ['from t = 1, where it is e^10,000', 'A*exp(x/t)', { start: { A: 1, t: 1 } }],
    ['from there and nowhere else', 'A*exp(x/t)', { start: { A: 1, t: 1 }, starts: 1 }],
    ['where it is e^−10,000', 'A*exp(x/t)', { start: { A: 1, t: -1 }, starts: 1 }],
  ])('%s it is the fit in units of 10,000', async (_, formula, options) => {
    const due = await fit({ x: short, y }, formula);
    const found = await fit({ x: long, y }, formula, options);
    expect(found.status).toBe('converged');
    const [A = NaN, t = NaN] = values(due);
    expect(digits(values(found), [A, 1e4 * t])).toBeGreaterThan(10);
    expect(digits([found.rss], [due.rss])).toBeGreaterThan(10);
  });

  test('e^500 high: squares beyond f64, and yet the answer', async () => {
    const x = Array.from({ length: 40 }, (_, i) => 250 * (i + 1));
    const found = await fit({ x, y: x.map((one) => 2 * Math.exp(one / 20)) }, 'A*exp(x/t)');
    expect(found.status).toBe('converged');
    expect(kinds(found)).toEqual(['exact']);
    // The argument 500 is rounded, so the last row is known to 500·2⁻⁵³; of that the row before it is e^−12.5, known to 1.5e-8,
    // and 250/t with it; A moves by 500 times what t does.
    expect(digits(values(found), [2, 20])).toBeGreaterThan(6);
  });
});

describe('Arrhenius in J/mol and K', () => {
  const T = spread(280, 400);
  const R = 8.314462618;
  const rate = (A: number, E: number) => T.map((one) => A * Math.exp(-E / (R * one)));

  test.each<[string, number, number, FitOptions]>([
    ['85 kJ/mol', 1e13, 85_000, {}],
    ['85 kJ/mol from 1, 1', 1e13, 85_000, { start: { A: 1, E: 1 } }],
    ['85 kJ/mol from e^4,000', 1e13, 85_000, { start: { A: 1, E: -1e7 } }],
    ['400 kJ/mol, as proteins unfold', 1e60, 400_000, {}],
    ['400 kJ/mol, as slow as that', 1e13, 400_000, {}],
  ])('%s', async (_, A, E, options) => {
    const k = rate(A, E);
    const found = await fit({ T, k }, 'k = A*exp(-E/(8.314462618*T))', options);
    expect(found.status).toBe('converged');
    // An argument of 172 is rounded: 172·2⁻⁵³ of k, and A follows from E by as much over the width of 1/T.
    expect(digits(values(found), [A, E])).toBeGreaterThan(10);
  });

  test('with a scatter, as it is of log k in the proportions of the errors', async () => {
    const k = rate(1e13, 85_000).map((one, i) => one * Math.exp(1e-4 * (noise[i] ?? NaN)));
    const s = k.map((one) => 0.01 * one);
    const found = await fit({ T, k, s }, 'k = A*exp(-E/(8.314462618*T))', { sigma: 's' });
    const log = await fit({ T, k }, 'log(k) = a - E/(8.314462618*T)');
    const [A, E] = found.parameters;
    const [a, due] = log.parameters;
    // A scatter of 1e-4 bends the logarithm by half its square.
    expect(Math.abs(Math.log(A?.value ?? NaN) - (a?.value ?? NaN))).toBeLessThan(0.01 * (a?.standardError ?? NaN)); // prettier-ignore
    expect(Math.abs((E?.value ?? NaN) - (due?.value ?? NaN))).toBeLessThan(0.01 * (due?.standardError ?? NaN)); // prettier-ignore
    expect((E?.standardError ?? NaN) / (due?.standardError ?? NaN)).toBeCloseTo(1, 3);
  });
});

describe('a logistic of large x', () => {
  test.each([1e4, 1e6, 1e9])('up to %d', async (scale) => {
    const x = spread(scale / N, scale);
    const y = x.map((one) => 10 / (1 + Math.exp(-(one / scale - 0.5) * 15)));
    for (const options of [{}, { start: { L: 1, k: 1, m: 0 } }]) {
      const found = await fit({ x, y }, 'L/(1 + exp(-k*(x - m)))', options);
      expect(found.status).toBe('converged');
      expect(digits(values(found), [10, 15 / scale, scale / 2])).toBeGreaterThan(10);
    }
  });

  test.each([
    ['K/(1 + A*exp(-r*x))', [500, Math.exp(0.022 * 1990), 0.022], 'A'],
    ['K/(1 + A*exp(-x/t))', [500, Math.exp(0.022 * 1990), 1 / 0.022], 'A'],
    ['K/(1 + exp(a - r*x))', [500, 0.022 * 1990, 0.022], 'a'],
  ])('of years, %s', async (formula, due, far) => {
    const x = spread(1790, 2020);
    const y = x.map((one) => 500 / (1 + Math.exp(-0.022 * (one - 1990))));
    const found = await fit({ x, y }, formula);
    expect(found.status).toBe('converged');
    // A of 1e19: e^44, whose argument is rounded to 44·2⁻⁵³, and a rate that is off by 1e-10 of itself moves it by 4e-9.
    expect(digits(values(found), due)).toBeGreaterThan(8);
    // Its height at year 0 is a long way off.
    expect(found.warnings).toContainEqual(expect.objectContaining({ kind: 'far-from-zero', name: far })); // prettier-ignore
  });
});

describe('a number nowhere: the row and the part of the formula', () => {
  test.each<[string, FitData, string]>([
    ['a*exp(x)', { x: [1e4, 2e4, 3e4], y: [1, 2, 3] }, 'exp(x): row 1, x = 10000'],
    ['a*exp(x^2)', { x: [1, 40, 3], y: [1, 2, 3] }, 'exp(x^2): row 2, x = 40'],
    ['a*log(-x) + b', { x: [1, 2, 3], y: [1, 2, 3] }, 'log(-x): row 1, x = 1'],
    ['a*sin(w*x)/(w*x)', { x: [-1, 0, 1], y: [1, 1.2, 1] }, 'a*sin(w*x)/(w*x): row 2'],
    ['a*(x - 5)^b', { x: [6, 7, 3], y: [1, 2, 3] }, '(x - 5)^b: row 3, x = 3'],
  ])('%s', async (formula, data, says) => {
    await expect(fit(data, formula)).rejects.toThrow(
      `the formula is a number at no start that was tried: ${says}`,
    );
  });
});
