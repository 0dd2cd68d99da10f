/** A model with its parameters, as it is read on the page. */
import { expect, test } from 'vitest';
import { withParameters } from '../../src/app/format/equation.ts';
import { partsOf, unmarked } from '../../src/app/format/marked.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { formulaText } from '../../src/core/formula/written.ts';

function marked(formula: string, theta: readonly number[], errors?: readonly number[]): string {
  const { graph } = parseFormula(formula);
  return withParameters((parameters) => formulaText({ ...graph, parameters }), theta, errors);
}

test.each([
  ['a*x^2 + b*x + c', [2, -0.5, -3], 'ŷ = 2·x² − 0.5·x − 3'],
  ['a*exp(-b*x) + c', [1.5, -0.3, 0], 'ŷ = 1.5·exp(0.3·x) + 0'],
  ['a*exp(-b*x) + c', [-1.5, 0.3, 2], 'ŷ = −1.5·exp(−0.3·x) + 2'],
  ['a*exp(-b*x) + c', [1, -3e20, 0], 'ŷ = 1·exp((3 × 10²⁰)·x) + 0'],
  ['x - a', [-2], 'ŷ = x + 2'],
  ['sin(a*x + b)', [-1, -2], 'ŷ = sin(−1·x − 2)'],
  ['a^2 + b*x', [-2, 1], 'ŷ = (−2)² + 1·x'],
  ['x^a', [-2], 'ŷ = x^(−2)'],
  ['a/(x - b)', [-1, -2], 'ŷ = −1/(x + 2)'],
  ['a*x*b', [1, -2], 'ŷ = 1·x·(−2)'],
])('%s at %o', (formula, theta, written) => {
  expect(unmarked(marked(formula, theta))).toBe(written);
});

test('each parameter is told from what stands about it, without a sign that belongs there', () => {
  expect(partsOf(marked('a*exp(-b*x) + c', [1.5, -0.3, -2], [0.1, 0, 0.02]))).toEqual([
    { text: 'ŷ = ' },
    { text: '1.50', p: 0 },
    { text: '·exp(' },
    { text: '0.3', p: 1 },
    { text: '·x) − ' },
    { text: '2.000', p: 2 },
    { text: '' },
  ]);
});
