/** Functions in fewer steps, for arguments of usual size: the bits of those for all. */
import { expect, test } from 'vitest';
import { F32, UNARY_FUNCTIONS, USUAL } from '../../src/core/functions/index.ts';
import type { Unary } from '../../src/core/formula/graph.ts';
import { operandsOf } from '../helpers/function-operands.ts';

test.each(Object.entries(USUAL))('%s', (name, { least, most, of }) => {
  const { a } = operandsOf(name, 200_000);
  const ends = [least, most].flatMap((size) => [size, -size]).map(Math.fround);
  const usual = [...a, ...ends].filter((x) => Math.abs(x) >= least && Math.abs(x) <= most);
  expect(usual.length).toBeGreaterThan(100_000);
  const wrong = usual.flatMap((x) => {
    const [value, due] = [of(F32, x), UNARY_FUNCTIONS[name as Unary](F32, x)];
    return Object.is(value, due) ? [] : [{ x, value, due }];
  });
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(of(F32, NaN)).toBeNaN();
});
