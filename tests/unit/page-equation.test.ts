/** A model with its parameters, as it is read on the page. */
import { expect, test } from 'vitest';
import { withParameters } from '../../src/app/format/equation.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { formulaText } from '../../src/core/formula/written.ts';

function equation(formula: string, theta: readonly number[]): string {
  const { graph } = parseFormula(formula);
  return withParameters((parameters) => formulaText({ ...graph, parameters }), theta);
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
  expect(equation(formula, theta)).toBe(written);
});
