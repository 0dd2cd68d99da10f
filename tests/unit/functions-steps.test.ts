/** A function written down as steps computes what it computes by itself. */
import { describe, expect, test } from 'vitest';
import { BINARY_FUNCTIONS, F32, UNARY_FUNCTIONS } from '../../src/core/functions/index.ts';
import {
  stepsOfBinary,
  stepsOfUnary,
  TAKES_NUMBER,
  type Steps,
} from '../../src/core/functions/steps.ts';
import { operandsOf } from '../helpers/function-operands.ts';
import { twinOf } from '../helpers/functions-suite.ts';

const F32_OPERATIONS: Readonly<Record<string, (...operands: number[]) => number>> = { ...F32 };

function run({ steps, result }: Steps, given: readonly number[]): number {
  const values = [...given];
  for (const step of steps) {
    const operands = step.operands.map((place) => values[place] ?? NaN);
    const all = 'value' in step ? [...operands, step.value] : operands;
    values.push(F32_OPERATIONS[step.op]?.(...all) ?? NaN);
  }
  return values[result] ?? NaN;
}

const CASES = [
  ...Object.entries(UNARY_FUNCTIONS).map(([name, of]) => ({ name, steps: stepsOfUnary(of) })),
  ...Object.entries(BINARY_FUNCTIONS).map(([name, of]) => ({ name, steps: stepsOfBinary(of) })),
];

describe.each(CASES)('$name', ({ name, steps }) => {
  test('has the bits of its steps', () => {
    const { a, b } = operandsOf(name, 500);
    const twin = twinOf(name);
    for (const [i, x] of a.entries()) {
      const y = b[i] ?? NaN;
      expect(run(steps, [x, y].slice(0, steps.arity))).toBe(twin(x, y));
    }
  });

  test('looks only at what stands before', () => {
    steps.steps.forEach((step, i) => {
      for (const place of step.operands) expect(place).toBeLessThan(steps.arity + i);
      expect('value' in step).toBe((TAKES_NUMBER as readonly string[]).includes(step.op));
    });
    const texts = steps.steps.map((step) => JSON.stringify(step));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
