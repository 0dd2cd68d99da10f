/** Formulas as WGSL: that a person would write them so, and that they compute what they say. */
import { expect, test } from 'vitest';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { parseProgram } from '../../src/core/formula/program.ts';
import { CATALOGUE } from '../../src/core/models/catalogue.ts';
import { optimizerOf } from '../../src/core/optimizers/index.ts';
import { linearisedWgsl, stepWgsl, sumsWgsl } from '../../src/shaders/fits.ts';
import { curveWgsl, updateWgsl } from '../../src/shaders/formula.ts';
import { textOf } from '../../src/shaders/index.ts';

const { parameter, linear, ...CURVES } = CATALOGUE;

/** What a person may ask for by name, and some of what people fit. */
const FORMULAS = {
  ...Object.fromEntries(Object.entries(CURVES).map(([id, { formula }]) => [id, formula])),
  mgh09: 'a*(x^2 + x*b)/(x^2 + x*c + d)',
  'michaelis-menten': 'V*x/(K + x)',
  softened: 'a*softplus(b*x) + c*|x|',
};

test('the straight line is written as it is written by hand', () => {
  const { graph } = parseFormula('a*x + b');
  expect(curveWgsl(graph, 'The straight line')).toBe(textOf('curves/line'));
  expect(graph).toEqual(parseFormula(parameter.formula).graph);
  expect(graph).toEqual(parseFormula(linear.formula).graph);
});

test.each(Object.entries(FORMULAS))('%s reads as if written by hand', async (name, formula) => {
  const text = curveWgsl(parseFormula(formula).graph);
  await expect(text).toMatchFileSnapshot(`../fixtures/wgsl/${name}.wgsl`);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
});

test('what a fit takes of a formula reads as if written by hand', async () => {
  const { graph } = parseFormula('a*exp(-b*x) + c');
  const text = [linearisedWgsl(graph), sumsWgsl(3), stepWgsl(3)].join('\n');
  await expect(text).toMatchFileSnapshot('../fixtures/wgsl/fit-exponential.wgsl');
});

test('parentheses stay where another order would be another number', () => {
  const text = curveWgsl(parseFormula('a - (b - x) + c*(d*x)').graph);
  expect(text).toContain('theta[0] - (theta[1] - x)');
  // What an optimizer computes divides as it is written.
  const sgd = optimizerOf({ kind: 'sgd' });
  const lines = ['theta = theta/(g/(lr/g)) - (g - (lr - g))'];
  const moved = updateWgsl({ ...sgd, program: parseProgram(lines, sgd.program.inputs) });
  expect(moved).toContain('theta[p] / (gradient / (numbers.lr / gradient))');
  expect(moved).toContain('(gradient - (numbers.lr - gradient))');
});

test('two columns are two inputs, and what depends on nothing is 0', () => {
  const text = curveWgsl(parseFormula('a*u + sign(b)*v', ['u', 'v']).graph);
  expect(text).toContain('fn predict(theta: Theta, x: array<vec4f, 2>) -> vec4f');
  expect(text).toContain('Theta4(rounded(upstream * x[0]), vec4f())');
});

test('a constant has the digits of an f32, and a number stands for four', () => {
  expect(curveWgsl(parseFormula('a + 0.1').graph)).toContain('return vec4f(theta[0] + 0.1);');
  expect(curveWgsl(parseFormula('a*x + 1/3').graph)).toContain('+ 1 / 3;');
  // The f32 behind 1: seven digits would be 1 itself.
  expect(curveWgsl(parseFormula('a*x + 1.00000012').graph)).toContain('+ 1.0000001;');
});
