/** Derivatives by reverse mode, held against differences of values: PyTorch's gradcheck. */
import { describe, expect, test } from 'vitest';
import { differentiate } from '../../src/core/formula/derivative.ts';
import { ARITY, type NodeKind } from '../../src/core/formula/graph.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { tapeOf } from '../../src/core/formula/tape.ts';
import { random } from '../helpers/random.ts';

// As torch.autograd.gradcheck has them.
const EPS = 1e-6;
const ATOL = 1e-5;
const RTOL = 1e-3;

/** Formulas in which every operation occurs, and the values that keep a, b and x away from kinks and poles. */
const FORMULAS: readonly (readonly [formula: string, from: number, to: number])[] = [
  ['a*x + b', -2, 2],
  ['a - b*x', -2, 2],
  ['(a + x)*(b - x)/(2 + a^2)', -2, 2],
  ['a/(b + x)', 0.5, 2],
  ['-a^2 + x', -2, 2],
  ['a^3*x + b^-2', 0.5, 2],
  ['(a x)^b', 0.5, 2],
  ['2^(a x)', -2, 2],
  ['abs(a) x + sign(b) a + step(a) b', 0.5, 2],
  ['abs(a) x', -2, -0.5],
  ['sqrt(a + x)', 0.5, 2],
  ['a*exp(-b*x)', -2, 2],
  ['a*(exp(b*x) - 1)', -2, 2],
  ['a*log(b + x)', 0.5, 2],
  ['log(1 + a x)', 0.1, 2],
  ['a log(a) x', 0.5, 2],
  ['a*sin(b*x) + b*cos(a)', -2, 2],
  ['tan(a/4)*b', -2, 2],
  ['asin(a/4) + acos(b/4) + atan(x a)', -2, 2],
  ['sinh(a) + cosh(b x)', -2, 2],
  ['tanh(a x + b)', -2, 2],
  ['a/(1 + exp(-b*x))', -2, 2],
  ['softplus(a x) + b', -2, 2],
  ['erf(a x - b)', -2, 2],
  ['min(a, 3 + b) + max(b, a + 3)', -1, 1],
  ['log10(a + x) + log2(b + x)', 0.5, 2],
  ['a*exp(-((x - b)/2)^2/2)', -2, 2],
];

function worst(formula: string, from: number, to: number): number {
  const differentiated = differentiate(parseFormula(formula).graph);
  const values = tapeOf(differentiated);
  const draw = random(3);
  const between = (): number => from + ((to - from) * draw(1_000_003)) / 1_000_003;
  let most = 0;
  for (let i = 0; i < 40; i++) {
    const x = [between()];
    const theta = differentiated.parameters.map(between);
    const at = (shifted: readonly number[]): number =>
      values(x, shifted)[differentiated.output] ?? NaN;
    for (const [p, id] of differentiated.gradient.entries()) {
      const shift = (by: number): number[] =>
        theta.map((value, q) => (q === p ? value + by : value));
      const due = (at(shift(EPS)) - at(shift(-EPS))) / (2 * EPS);
      const found = id === undefined ? 0 : (values(x, theta)[id] ?? NaN);
      most = Math.max(most, Math.abs(found - due) / (ATOL + RTOL * Math.abs(due)));
      if (Number.isNaN(found)) return NaN;
    }
  }
  return most;
}

describe('the gradient is that of the values', () => {
  test.each(FORMULAS)('%s', (formula, from, to) => {
    expect(worst(formula, from, to)).toBeLessThanOrEqual(1);
  });

  test('every operation is among them', () => {
    const used = new Set<NodeKind>(
      FORMULAS.flatMap(([formula]) =>
        differentiate(parseFormula(formula).graph).nodes.map(({ op }) => op),
      ),
    );
    const missing = [...Object.keys(ARITY), 'integerPower'].filter(
      (op) => !used.has(op as NodeKind),
    );
    expect(missing).toEqual([]);
  });
});

describe('at kinks and far out, as PyTorch has it', () => {
  const gradientAt = (formula: string, x: number, theta: readonly number[]): number[] => {
    const differentiated = differentiate(parseFormula(formula).graph);
    const values = tapeOf(differentiated)([x], theta);
    return differentiated.gradient.map((id) => (id === undefined ? 0 : (values[id] ?? NaN)));
  };

  test.each([
    ['abs(a)', 0, [0], [0]],
    ['min(a, b)', 0, [1, 1], [0.5, 0.5]],
    ['max(a, b)', 0, [2, 1], [1, 0]],
    // For z < −88 the quotient rule would give ∞/∞.
    ['1/(1 + exp(-a*x))', 1, [-1000], [0]],
    ['1/(1 + exp(-a*x))', 1, [1000], [0]],
    ['softplus(a)', 0, [1000], [1]],
    ['tanh(a)', 0, [1000], [0]],
    // A negative base under an integer power.
    ['(a*x)^3', -2, [1.5], [3 * 1.5 ** 2 * (-2) ** 3]],
    ['x^a', 0, [2], [0]],
  ])('%s at x = %d, θ = %j', (formula, x, theta, due) => {
    expect(gradientAt(formula, x, theta)).toEqual(due);
  });

  test('what depends on no parameter is not differentiated, and equal parts are shared', () => {
    const { nodes, gradient } = differentiate(parseFormula('a*exp(-b*x) + sin(x)*c').graph);
    expect(nodes.filter(({ op }) => op === 'cos')).toEqual([]);
    expect(nodes.filter(({ op }) => op === 'exp')).toHaveLength(1);
    expect(gradient).toHaveLength(3);
  });
});
