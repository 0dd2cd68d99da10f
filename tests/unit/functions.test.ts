/** The functions of formulas in f32: how exact they are, and what they are at the ends of the numbers. */
import { describe, expect, test } from 'vitest';
import { MOST_ULP } from '../../src/core/functions/accuracy.ts';
import { max, min } from '../../src/core/functions/choices.ts';
import { power, powerLog } from '../../src/core/functions/power.ts';
import { sin } from '../../src/core/functions/trigonometric.ts';
import { F32 } from '../../src/core/functions/index.ts';
import type { Operation } from '../../src/core/formula/graph.ts';
import { operandsOf } from '../helpers/function-operands.ts';
import { twinOf } from '../helpers/functions-suite.ts';
import { exactOf, isStated, ulpsBetween } from '../helpers/ulps.ts';

const COUNT = 100_000;
const OPERATIONS = Object.keys(MOST_ULP) as Operation[];

describe('each function is within its stated error', () => {
  test.each(OPERATIONS)('%s', (operation) => {
    const { a, b } = operandsOf(operation, COUNT);
    const [found, exact] = [twinOf(operation), exactOf(operation)];
    let worst = { ulps: 0, a: NaN, b: NaN, found: NaN, due: NaN };
    for (let i = 0; i < a.length; i++) {
      const [x, y] = [a[i] ?? NaN, b[i] ?? NaN];
      if (!isStated(operation, x, y)) continue;
      const [value, due] = [found(x, y), exact(x, y)];
      const ulps = ulpsBetween(value, due);
      if (ulps > worst.ulps) worst = { ulps, a: x, b: y, found: value, due };
    }
    expect(worst.ulps, JSON.stringify(worst)).toBeLessThanOrEqual(MOST_ULP[operation]);
    // The bound says something: no function is twice as exact as it is said to be.
    expect(worst.ulps).toBeGreaterThanOrEqual(MOST_ULP[operation] / 2);
  });
});

describe('where numbers end', () => {
  test.each(OPERATIONS)('%s takes what is below the normal numbers for 0', (operation) => {
    const value = twinOf(operation);
    // What a device rounds once by itself it may leave as it is.
    if (['add', 'subtract', 'multiply', 'abs', 'negate'].includes(operation)) return;
    for (const a of [2 ** -127, -(2 ** -149)]) {
      expect(value(a, 2)).toBe(value(a < 0 ? -0 : 0, 2));
      expect(value(2, a)).toBe(value(2, a < 0 ? -0 : 0));
    }
  });

  test('powers are those of IEEE 754', () => {
    const values = [0, -0, 1, -1, 4, -4, 2.25, 0.25, 3, -3, 0.5, Infinity, -Infinity, NaN];
    for (const a of values) {
      for (const b of values) {
        expect({ a, b, power: power(F32, a, b) }).toEqual({ a, b, power: Math.fround(a ** b) });
      }
    }
  });

  test('the derivative of a power by its exponent is 0 where the base is', () => {
    expect(powerLog(F32, 0, 2)).toBe(0);
    expect(powerLog(F32, 0, 0)).toBe(0);
    expect(powerLog(F32, 0, -1)).toBe(-Infinity);
    expect(powerLog(F32, -2, 2)).toBeNaN();
  });

  test('a sine of an angle whose neighbours are half a radian apart is none', () => {
    expect(sin(F32, 2 ** 22)).toBeCloseTo(Math.sin(2 ** 22), 6);
    expect(sin(F32, 2 ** 22 + 0.5)).toBeNaN();
    expect(sin(F32, Infinity)).toBeNaN();
  });

  test('between the stated angles and those, sine keeps its places after the point', () => {
    for (let i = 0; i < 20_000; i++) {
      const x = Math.fround(6433 + (i / 20_000) * (2 ** 22 - 6433));
      expect(Math.abs(sin(F32, x) - Math.sin(x))).toBeLessThan(2 ** -23);
    }
  });

  test('of −0 and 0 the first is the lesser, whichever is named first', () => {
    const all = [min(F32, 0, -0), min(F32, -0, 0), max(F32, 0, -0), max(F32, -0, 0)];
    expect(all).toEqual([-0, -0, 0, 0]);
  });
});
