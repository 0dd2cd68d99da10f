import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { parseSeed, seedToJson } from '../../src/core/settings/seed.ts';

describe('parseSeed', () => {
  test.each<[unknown, bigint]>([
    [0, 0n],
    [-0, 0n],
    [42, 42n],
    [-1, -1n],
    [2 ** 53 - 1, 2n ** 53n - 1n],
    ['42', 42n],
    [' 42 ', 42n],
    ['+7', 7n],
    ['-7', -7n],
    ['-0', 0n],
    ['007', 7n],
    ['18446744073709551615', 2n ** 64n - 1n],
    ['-9223372036854775808', -(2n ** 63n)],
    [2n ** 64n - 1n, 2n ** 64n - 1n],
    [-(2n ** 63n), -(2n ** 63n)],
  ])('%o is %o', (raw, seed) => {
    expect(parseSeed(raw)).toBe(seed);
  });

  test.each<[unknown]>([
    ['18446744073709551616'],
    ['-9223372036854775809'],
    [2n ** 64n],
    [-(2n ** 63n) - 1n],
    [1.5],
    [NaN],
    [Infinity],
    [''],
    [' '],
    ['+'],
    ['+-5'],
    ['1e3'],
    ['0x10'],
    ['1.0'],
    ['4 2'],
    ['٤٢'],
    ['forty-two'],
    ['9'.repeat(1000)],
    [true],
    [null],
    [undefined],
    [{}],
    [[42]],
  ])('%o is refused, in one line that says what would do', (raw) => {
    const error = thrownBy(() => parseSeed(raw));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ field: 'seed' });
    expect(String(error)).toMatch(/^ConfigError: seed .* from -2\^63 to 2\^64-1: give one/);
    expect(String(error)).not.toContain('\n');
    expect(String(error).length).toBeLessThan(150);
  });

  test.each([2 ** 53, -(2 ** 53), 2 ** 64])('%o is refused as a number, and why', (raw) => {
    expect(() => parseSeed(raw)).toThrow('give it as a string');
  });
});

describe('seedToJson', () => {
  test.each<[bigint, number | string]>([
    [42n, 42],
    [-1n, -1],
    [2n ** 53n - 1n, 2 ** 53 - 1],
    [2n ** 53n, '9007199254740992'],
    // As a number it would round to 2^53
    [2n ** 53n + 1n, '9007199254740993'],
    [-(2n ** 63n), '-9223372036854775808'],
    [2n ** 64n - 1n, '18446744073709551615'],
  ])('%o becomes %o, and comes back', (seed, json) => {
    expect(seedToJson(seed)).toBe(json);
    expect(parseSeed(json)).toBe(seed);
  });
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
