/** `fit` where other tools are known to fail: with the numbers that are due, by hand or from the curve that made the rows. */
import { describe, expect, test } from 'vitest';
import { fit, fitGroups, type FitOptions, type FitResult } from '../../src/index.ts';
import { wasmEngine } from '../helpers/engines.ts';
import { digits } from '../helpers/nist.ts';

const X = Array.from({ length: 30 }, (_, i) => i / 3);
const values = ({ parameters }: FitResult): number[] => parameters.map(({ value }) => value);

describe('a covariance, by hand', () => {
  // Σe = 0, Σx·e = 0, Σe² = 14, Σx² = 10: slope and height are 0, and s² = 14/3.
  const x = [-2, -1, 0, 1, 2];
  const e = [1, -2, 2, -2, 1];
  const s2 = 14 / 3;
  const UNITS = [
    [1, 1],
    [1000, 1e-6],
    [1e-12, 1e6],
  ] as const;

  test.each(UNITS)('of a line whose parameters are 0, x in %d, y in %d', async (ofX, ofY) => {
    const found = await fit({ x: x.map((one) => ofX * one), y: e.map((one) => ofY * one) }, 'a*x + b'); // prettier-ignore
    const [[aa = NaN, ab = NaN] = [], [ba = NaN, bb = NaN] = []] = found.covariance;
    expect(digits([aa, bb], [((s2 / 10) * ofY ** 2) / ofX ** 2, (s2 / 5) * ofY ** 2])).toBeGreaterThan(14); // prettier-ignore
    const scale = Math.sqrt(aa * bb);
    expect([ab / scale, ba / scale].map(Math.abs).every((one) => one < 1e-15)).toBe(true);
    const [a, b] = found.parameters;
    expect(Math.abs((a?.value ?? NaN) / Math.sqrt(aa))).toBeLessThan(1e-14);
    expect(digits([a?.standardError ?? NaN, b?.standardError ?? NaN], [Math.sqrt(aa), Math.sqrt(bb)])).toBeGreaterThan(14); // prettier-ignore
  });

  test('of a line that begins at x = 0: they follow each other', async () => {
    const found = await fit({ x: x.map((one) => one + 2), y: e }, 'a*x + b');
    // (1/10, −2/10; −2/10, 1/5 + 4/10)
    const due = [s2 / 10, -s2 / 5, -s2 / 5, (3 / 5) * s2];
    expect(digits(found.covariance.flat(), due)).toBeGreaterThan(14);
  });

  test.each(UNITS)('of an exponential whose rate is 0, x in %d, y in %d', async (ofX, ofY) => {
    // At a = 1, b = 0 the slopes are 1 and x, so that Jᵀ·e = 0 there, too.
    const y = e.map((one) => ofY * (1 + 0.1 * one));
    const found = await fit({ x: x.map((one) => ofX * one), y }, 'a*exp(b*x)');
    const [a = NaN, b = NaN] = values(found);
    expect(digits([a], [ofY])).toBeGreaterThan(12);
    const [[aa = NaN, ab = NaN] = [], [, bb = NaN] = []] = found.covariance;
    expect(Math.abs(b) / Math.sqrt(bb)).toBeLessThan(1e-12);
    expect(digits([aa, bb], [(0.01 * s2 * ofY ** 2) / 5, (0.01 * s2) / 10 / ofX ** 2])).toBeGreaterThan(11); // prettier-ignore
    expect(Math.abs(ab) / Math.sqrt(aa * bb)).toBeLessThan(1e-12);
  });
});

test('a fit does not depend on the scale of x: 0.085, 0.09, and a decade either way', async () => {
  const y = X.map((x, i) => 4 * Math.exp(-(((x - 4) / 1.5) ** 2)) + 0.5 + 0.03 * Math.sin(i * i));
  const [A = NaN, m = NaN, w = NaN, c = NaN] = values(await fit({ x: X, y }, 'A*exp(-((x - m)/w)^2) + c')); // prettier-ignore
  for (const by of [0.0085, 0.05, 0.085, 0.09, 0.85, 8.5]) {
    const found = await fit({ x: X.map((x) => by * x), y }, 'A*exp(-((x - m)/w)^2) + c');
    expect(found.status).toBe('converged');
    expect(digits(values(found), [A, by * m, by * w, c])).toBeGreaterThan(10);
  }
});

describe('NaN that the formula makes at the start leads to the answer all the same', () => {
  test.each<[string, string, (x: number) => number, FitOptions['start'], readonly number[]]>([
    ['the root of a negative', 'a*sqrt(x - b)', (x) => 3 * Math.sqrt(x + 2), { b: 5 }, [3, -2]],
    ['the logarithm of a negative', 'a*log(x - b)', (x) => 2 * Math.log(x + 3), { a: 1, b: 5 }, [2, -3]], // prettier-ignore
    ['a negative base', 'a*(x - b)^c', (x) => 2 * (x + 3) ** 1.5, { a: 1, b: 20, c: 0.3 }, [2, -3, 1.5]], // prettier-ignore
    ['0/0 in row 1', 'a*(x - b)/(x + c)', (x) => (3 * (x + 1)) / (x + 2), { a: 1, b: 0, c: 0 }, [3, -1, 2]], // prettier-ignore
    ['∞ − ∞', 'a*exp(b*x) - exp(b*x)', (x) => 2 * Math.exp(-0.5 * x), { a: 1, b: 500 }, [3, -0.5]],
  ])('%s', async (_, formula, of, start, due) => {
    const found = await fit({ x: X, y: X.map(of) }, formula, { start });
    expect(found.status).toBe('converged');
    expect(digits(values(found), due)).toBeGreaterThan(8);
  });
});

describe('a start on a bound', () => {
  const y = X.map((x, i) => 5 * Math.exp(-x / 2) + 1 + 0.02 * Math.sin(i * i));

  test.each([0.1, 10])('tau = %d is left for the minimum between', async (tau) => {
    const due = await fit({ x: X, y }, 'A*exp(-x/tau) + c');
    const options = { bounds: { tau: [0.1, 10], A: [0, 100] }, start: { tau, A: 0 }, starts: 1 } as const; // prettier-ignore
    const found = await fit({ x: X, y }, 'A*exp(-x/tau) + c', options);
    expect(found.parameters.map(({ atBound }) => atBound)).toEqual([false, false, false]);
    expect(digits(values(found), values(due))).toBeGreaterThan(10);
  });
});

describe('a start at which the columns are one: "singular gradient"', () => {
  test('two exponentials from the same rate', async () => {
    const y = X.map((x) => 3 * Math.exp(-2 * x) + 5 * Math.exp(-0.3 * x));
    const start = { A: 1, a: 1, B: 1, b: 1 };
    const found = await fit({ x: X, y }, 'A*exp(-a*x) + B*exp(-b*x)', { start });
    expect(found.status).toBe('converged');
    const [A = NaN, a = NaN, B = NaN, b = NaN] = values(found);
    const pairs = a > b ? [A, a, B, b] : [B, b, A, a];
    expect(digits(pairs, [3, 2, 5, 0.3])).toBeGreaterThan(8);
  });

  test.each(['a*exp(b*x)', 'a*b^x'])('%s from 1, 1 of rows without a scatter', async (formula) => {
    const y = X.map((x) => 7 * Math.exp(-0.4 * x));
    const found = await fit({ x: X, y }, formula, { start: { a: 1, b: 1 } });
    const due = formula.includes('^') ? Math.exp(-0.4) : -0.4;
    expect(digits(values(found), [7, due])).toBeGreaterThan(12);
  });
});

test('a logistic of four parameters: either way of writing it', async () => {
  const x = X.slice(1);
  const y = x.map((one) => 5 + (1 - 5) / (1 + (one / 3) ** 2.5));
  const found = await fit({ x, y }, 'd + (a - d)/(1 + (x/c)^b)');
  const [d = NaN, a = NaN, c = NaN, b = NaN] = values(found);
  // With −b, a and d change places.
  const same = b > 0 ? [d, a, c, b] : [a, d, c, -b];
  expect(digits(same, [5, 1, 3, 2.5])).toBeGreaterThan(8);
});

describe('in batches', () => {
  const rows = Array.from({ length: 12 }, (_, i) => i / 2);
  const groups = Array.from({ length: 80 }, (_, g) => g);
  const key = groups.flatMap((g) => rows.map(() => g));
  const x = Float32Array.from(groups.flatMap(() => rows));
  const of = (curve: (x: number, g: number, i: number) => number): Float32Array => Float32Array.from(groups.flatMap((g) => rows.map((one, i) => curve(one, g, i)))); // prettier-ignore

  test('a sigmoid whose rows say nothing of its middle is not said to have converged, and the others are', async () => {
    const y = of((one, g, i) => g === 3 ? 5 : 5 / (1 + Math.exp(-(one - 3) * 2)) + 0.01 * Math.sin(i * i + g)); // prettier-ignore
    const fits = await fitGroups({ x, y }, key, 'top/(1 + exp(-k*(x - m)))', {
      engine: await wasmEngine(),
    });
    expect(fits.states[3]).not.toBe('converged');
    const [m = NaN, error = NaN] = [fits.parameters[11], fits.standardErrors[11]];
    expect(error < 10 * Math.abs(m)).toBe(false);
    expect(fits.states.filter((state) => state === 'converged')).toHaveLength(groups.length - 1);
  });

  test('columns of f32, of which differences are 0, and a formula of one’s own', async () => {
    // 100·(1 + 1.5e-8) is 100 in f32: no difference would see the amplitude.
    const y = of((one, g) => (100 + g) * Math.atan(one) + 3 * Math.sqrt(one));
    const formula = 'a*atan(b*x) + c*sqrt(x)';
    const fits = await fitGroups({ x, y }, key, formula, {
      engine: await wasmEngine(),
      polish: true,
    });
    for (const g of [0, 41, 79]) {
      const due = await fit({ x: x.subarray(0, 12), y: y.subarray(12 * g, 12 * g + 12) }, formula);
      const found = [...fits.parameters.subarray(3 * g, 3 * g + 3)];
      expect(digits(found, values(due))).toBeGreaterThan(6);
      // Rows rounded to 2⁻²⁴ of 150.
      expect(Math.abs((found[0] ?? NaN) - 100 - g)).toBeLessThan(1e-3);
    }
  });
});
