/** Optimizers and losses as lines of text, held to what they do by hand. */
import { describe, expect, test } from 'vitest';
import { parseProgram } from '../../src/core/formula/program.ts';
import { tapeOf } from '../../src/core/formula/tape.ts';
import { random } from '../helpers/random.ts';

/** The outputs of a program for inputs by name. */
function runOf(lines: readonly string[], inputs: Readonly<Record<string, number>>) {
  const { outputs, ...program } = parseProgram(lines, Object.keys(inputs));
  const values = tapeOf(program)(Object.values(inputs), []);
  return Object.fromEntries([...outputs].map(([name, id]) => [name, values[id] ?? NaN]));
}

test('a name has its last value, and its first until it is given one', () => {
  const found = runOf(['m = 2*m + g', 'p = p - m', 'm = m + 1'], { m: 3, g: 10, p: 100 });
  expect(found).toEqual({ m: 17, p: 84 });
});

test('a name without a value is refused', () => {
  expect(() => parseProgram(['p = p - q'], ['p'])).toThrow('p = p - q: q has no value');
  expect(() => parseProgram(['p - 1'], ['p'])).toThrow('p - 1: nothing is given a value');
});

describe('Adam', () => {
  const ADAM = [
    'm = beta1*m + (1 - beta1)*g',
    'v = beta2*v + (1 - beta2)*g^2',
    'p = p - lr/(1 - beta1^t)*m/(sqrt(v)/sqrt(1 - beta2^t) + eps)',
  ];

  test('is three lines', () => {
    const draw = random(7);
    const [lr, beta1, beta2, eps] = [0.01, 0.9, 0.999, 1e-8];
    let [p, m, v] = [1, 0, 0];
    let state = { p, m, v };
    for (let t = 1; t <= 20; t++) {
      const g = draw(1000) / 100 - 5;
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      p -= ((lr / (1 - beta1 ** t)) * m) / (Math.sqrt(v) / Math.sqrt(1 - beta2 ** t) + eps);
      state = { ...state, ...runOf(ADAM, { ...state, g, t, lr, beta1, beta2, eps }) };
      expect(state.p).toBeCloseTo(p, 14);
      expect(state.m).toBeCloseTo(m, 14);
      expect(state.v).toBeCloseTo(v, 14);
    }
  });
});
