/** Formulas with their values, what is a case of what, and a sentence for each warning. */
import { describe, expect, test } from 'vitest';
import { filled } from '../../src/core/formula/filled.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { tapeOf } from '../../src/core/formula/tape.ts';
import { isCaseOf } from '../../src/run/fit/nested.ts';
import { taskOf } from '../../src/run/fit/task.ts';
import { ENGLISH, warningText } from '../../src/run/fit/words.ts';
import type { FitWarning } from '../../src/run/fit/warnings.ts';

describe('filled', () => {
  test.each([
    ['y = A*exp(-t/tau) + c', { A: '5.03', tau: '2.01', c: '-0.4' }, 'y = 5.03*exp(-t/2.01) - 0.4'],
    ['a - b*t', { a: '-1', b: '-2' }, '-1 + 2*t'],
    ['2a t + b', { a: '3', b: '1' }, '2(3) t + 1'],
    ['a*t^b', { a: '3', b: '-1.5' }, '3*t^(-1.5)'],
    ['c + a^2*t', { c: '1', a: '-3' }, '1 + (-3)^2*t'],
    ['c + a²*t', { c: '1', a: '-3' }, '1 + (-3)²*t'],
    ['exp(-k*t)', { k: '-0.5' }, 'exp(-(-0.5)*t)'],
    ['a(t + b)', { a: '1e-5', b: '-2' }, '(1e-5)(t - 2)'],
    ['t/a', { a: '-4' }, 't/(-4)'],
    ['|a|*t', { a: '-4' }, '|(-4)|*t'],
  ])('%s', (text, values, due) => {
    const written = filled(text, new Map(Object.entries(values)));
    expect(written).toBe(due);
    // Read once more, it says the same.
    const own = parseFormula(text, ['t']).graph;
    const theta = own.parameters.map((name) => Number((values as Record<string, string>)[name]));
    const { graph } = parseFormula(`${written} + one - one`, ['t']);
    const at = (of: typeof own, given: readonly number[]): number => tapeOf(of)([1.7], given)[of.output] ?? NaN; // prettier-ignore
    expect(at(graph, [0])).toBeCloseTo(at(own, theta), 12);
  });
});

describe('isCaseOf', () => {
  const t = Array.from({ length: 12 }, (_, i) => i / 2 + 0.25);
  const y = t.map((one) => Math.exp(-one) + Math.sin(3 * one) / 10);
  const task = (formula: string) => taskOf({ t, y, u: y.toReversed() }, `y = ${formula}`, {});
  test.each([
    // By the span, whatever they are called.
    ['a*t + b', 'c2*t^2 + c1*t + c0', true],
    ['a*(t - 5) + b', 'p*t^2 + q*(t + 1) + r', true],
    ['b', 'a*t + b', true],
    ['a*t', 'a*t + b', true],
    ['a*t + 1', 'a*t + b', true],
    ['a*t + 1', 'a*t + b*t^2', false],
    ['a*u + b', 'a*t + b*t^2 + c', false],
    ['a*sin(t) + b', 'a*t + b*t^2 + c', false],
    // Not linear: parameters that are fixed at 0 or 1.
    ['A*exp(-t/tau)', 'A*exp(-t/tau) + c', true],
    ['A*exp(-t/tau)', 'A*exp(-(t/tau)^h) + c', true],
    ['A*exp(-t/tau) + c', 'A*exp(-t/tau) + B*exp(-t/s) + c', true],
    ['A*exp(-k*t)', 'A*exp(-t/k) + c', false],
    ['A*exp(-t/tau)', 'A*sin(t/tau) + c', false],
    // It is one, by a limit: that is not seen.
    ['a*t + b', 'A*exp(-t/tau) + c', false],
    // As many parameters.
    ['a*t + b', 'a*t^2 + b', false],
    ['a*t + b', 'b*t + a', false],
  ])('%s of %s: %s', (simpler, fuller, due) => {
    expect(isCaseOf(task(simpler), task(fuller))).toBe(due);
    expect(isCaseOf(task(fuller), task(simpler))).toBe(false);
  });
});

const WARNINGS: { readonly [K in FitWarning['kind']]: Extract<FitWarning, { kind: K }> } = {
  'not-converged': { kind: 'not-converged', reason: 'iterations' },
  undetermined: { kind: 'undetermined', along: [['a', 0.5], ['c', -1]] }, // prettier-ignore
  'nearly-undetermined': { kind: 'nearly-undetermined', condition: 3.21e9 },
  'at-bound': { kind: 'at-bound', name: 'tau', bound: 10 },
  'other-minimum': { kind: 'other-minimum', parameters: [['b', 2]], rss: 0.25 },
  'few-rows': { kind: 'few-rows', rows: 1, parameters: 2 },
  outlier: { kind: 'outlier', at: [['t', 2.5], ['y', 1e9]], chance: 1e-12 }, // prettier-ignore
  'not-random': { kind: 'not-random', runs: 3, expected: 10.5, pValue: 0.0002 },
  'far-from-zero': { kind: 'far-from-zero', name: 'c', column: 'year', from: 2011, to: 2015 },
  exact: { kind: 'exact' },
  'out-of-range': { kind: 'out-of-range', name: 'a', value: 1e-200, column: 'x', from: 1e9 + 1 },
  'left-out': { kind: 'left-out', rows: 1234 },
  'approximate-errors': { kind: 'approximate-errors', loss: 'huber' },
  'better-on-profile': { kind: 'better-on-profile', name: 'b', value: 1.5 },
};

describe('warnings in words', () => {
  test('each kind has its sentence', () => {
    expect(Object.keys(ENGLISH).toSorted()).toEqual(Object.keys(WARNINGS).toSorted());
    expect(Object.values(WARNINGS).map(warningText)).toMatchInlineSnapshot(`
      [
        "not converged, as many steps as are allowed were not enough: do not use these numbers; give a start, bounds, or a formula with fewer parameters",
        "the data do not tell a, c apart: when a changes by 1 and c by -2, the curve stays as it is; fix one of them",
        "the data determine some combination of the parameters only just (condition number 3.21e+9): take more rows, a wider range, or fewer parameters",
        "tau is held by its bound 10, beyond which the fit would be better: it has no standard error, and those of the others take it as known",
        "another minimum is nearly as good, RSS 0.25 at b = 2: the intervals do not reach there; give bounds to choose",
        "1 row cannot tell 2 parameters: other values fit just as well, so do not use these; take at least 3 rows, fix parameters, or take a formula with fewer",
        "the row with t = 2.5, y = 1000000000 stands out from all others (chance below 0.0001), and the fit follows it: leave the row out where it is a mistake, or fit with the loss huber, in which it does not decide",
        "the residuals are not random, 3 runs of one sign where 10.5 are expected (chance 0.0002): the formula may miss a bend, and then the errors are too small",
        "c is where year = 0, far from all rows (2011 to 2015): its error is that of an extrapolation; write (year - 2013) for year",
        "the fit is exact, up to the rounding of y: errors and tests say nothing",
        "a = 1e-200 is at the end of what numbers can hold: write (x - 1000000001) for x",
        "1,234 rows left out: no number in a column that is needed, or no weight",
        "with the loss huber standard errors and intervals are approximate, for many rows",
        "the profile met a better fit at b = 1.5: start from there",
      ]
    `);
  });

  test('as many rows as parameters are another thing than fewer', () => {
    expect(warningText({ kind: 'few-rows', rows: 3, parameters: 3 })).toBe('3 rows for 3 parameters: nothing is left to tell the errors from, and a small RSS says nothing; take more rows or fewer parameters'); // prettier-ignore
  });

  test('what was found of x far from 0 is written with all its digits', () => {
    expect(warningText({ kind: 'far-from-zero', name: 'b', column: 'x', from: 1e9, to: 1e9 + 10 })).toContain('(1000000000 to 1000000010): its error is that of an extrapolation; write (x - 1000000005) for x'); // prettier-ignore
  });
});
