/** Curves that people fit, found without a start: the least squares are those that the truth leads to. */
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { differentiate } from '../../src/core/formula/derivative.ts';
import { termsOf } from '../../src/core/formula/linear.ts';
import { fit } from '../../src/index.ts';

const { exp, sin } = Math;
const numbered = (count: number, of: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => of(i)); // prettier-ignore
const peak = (x: number, height: number, at: number, width: number): number => height * exp(-(((x - at) / width) ** 2)); // prettier-ignore
/** As good as scatter of length 1, and the same on every machine. */
const scatter = (i: number): number => Math.SQRT2 * sin(11 * i * i + i);

const PEAKS = 'a*exp(-b*x) + c*exp(-(x - d)^2/f^2) + h*exp(-(x - k)^2/m^2)';

test.each([
  ['a Weibull curve of x far from 1', 'A - B*exp(-k*x^m)', { A: 70, B: 55, k: 1e-4, m: 2.2 },
    numbered(40, (i) => 9 + 2 * i), (x: number) => 70 - 55 * exp(-1e-4 * x ** 2.2), 0.5], // prettier-ignore
  ['two peaks that touch, on a decay', PEAKS, { a: 60, b: 0.014, c: 70, d: 81, f: 17, h: 48, k: 108, m: 15 },
    numbered(180, (i) => i + 1), (x: number) => 60 * exp(-0.014 * x) + peak(x, 70, 81, 17) + peak(x, 48, 108, 15), 2], // prettier-ignore
] as const)('%s', async (_, formula, start, x, of, size) => {
  const data = { x, y: x.map((one, i) => of(one) + size * scatter(i)) };
  const due = await fit(data, formula, { start, starts: 1 });
  const found = await fit(data, formula);
  expect(found.status).toBe('converged');
  expect(found.rss).toBeLessThanOrEqual(due.rss * (1 + 1e-9));
}, 60_000); // prettier-ignore

test('a height and a shift of an exponential that say the same stay near what they are', async () => {
  const x = numbered(40, (i) => 100 + i);
  const y = x.map((one, i) => 0.3 + 9 * (1 - exp(-(one - 100) / 11)) + 0.1 * scatter(i));
  const plain = await fit({ x, y }, 'y0 + A*(1 - exp(-(x - 100)/tau))');
  const found = await fit({ x, y }, 'y0 + A*(1 - exp(-(x - x0)/tau))');
  expect(found.status).toBe('converged');
  for (const { value } of found.parameters) expect(Math.abs(value)).toBeLessThan(1000);
  expect(found.rss / plain.rss).toBeCloseTo(1, 10);
  expect((found.parameters[3]?.standardError ?? NaN) / (plain.parameters[2]?.standardError ?? NaN)).toBeCloseTo(1, 8); // prettier-ignore
});

describe('the terms of a formula', () => {
  test.each([
    [PEAKS, [['a', 'b'], ['c', 'd', 'f'], ['h', 'k', 'm']]],
    ['a*exp(-b*x) + c', [['a', 'b'], ['c']]],
    ['d + (a - d)/(1 + (x/c)^b)', [['a', 'b', 'c', 'd']]],
    ['exp(a*x)*exp(b*x) + c*x', [['a', 'b'], ['c']]],
  ] as const)('%s', (formula, due) => {
    const derived = differentiate(parseFormula(formula, ['x']).graph);
    const { parameters } = derived;
    const terms = termsOf(derived, [...parameters.keys()]).map((term) => term.map((p) => parameters[p] ?? '').toSorted()); // prettier-ignore
    expect(terms.toSorted()).toEqual(due.map((one) => [...one]).toSorted());
  });
}); // prettier-ignore
