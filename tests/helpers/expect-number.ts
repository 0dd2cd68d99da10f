/** Numbers as the page writes them, held to those that are expected. */
import { expect } from 'vitest';
import { readNumber } from './read-number.ts';

/** In a sentence: with the power of ten that belongs to it, and no digit of a word such as f32. */
const NUMBERS = new RegExp(
  `(?<![\\p{L}\\d])(?:−|\\+)?\\d[\\d,]*(?:\\.\\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?:[KMBG]\\b)?`,
  'gu',
);

/**
 * `text` is the number that is expected, as exactly as its digits say; and they say it to within `share` of it, or
 * of `of`.
 */
export function expectNumber(text: string, expected: number, share = 0.01, of = expected): void {
  if (Number.isNaN(expected)) {
    expect(text).toBe('–');
    return;
  }
  const { value, unit } = readNumber(text);
  const off = Math.abs(value - expected);
  // What was made in f32 is an ulp or two off.
  const rounding = Math.abs(expected) * 2 ** -22;
  expect(off, `${text} stands for ${expected}`).toBeLessThanOrEqual(unit / 2 + rounding);
  // Few digits will do where they are all there is.
  if (off <= rounding) return;
  expect(unit / 2, `digits of ${text}`).toBeLessThanOrEqual(Math.abs(of) * share);
}

/** Every number of a sentence, in its order, is the one that is expected. */
export function expectNumbers(text: string, expected: readonly number[], share?: number): void {
  const found = text.match(NUMBERS) ?? [];
  expect(found, text).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expectNumber(found[i] ?? '', value, share);
}
