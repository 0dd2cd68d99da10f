/** How the page writes numbers, and where its axes have their marks. */
import { describe, expect, test } from 'vitest';
import { lossRange } from '../../src/app/charts/loss-curve.ts';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { greatestDifference, replayedLines } from '../../src/core/article/compare.ts';
import { preferredLanguage } from '../../src/app/i18n/index.ts';
import { positionOf, POSITIONS, rateAt } from '../../src/app/views/lab/settings/SettingField.tsx';

describe('numbers in prose', () => {
  const numbers = numbersOf('en');

  test.each([
    [numbers.integer(20_000), '20,000'],
    [numbers.integer(NaN), '–'],
    [numbers.result(-0.56718051), '−0.567181'],
    [numbers.result(1022.830444), '1,022.8304'],
    [numbers.result(3.5e-9, 1e-7), '0'],
    [numbers.difference(-1e-9), '−1.00 × 10⁻⁹'],
    [numbers.error(7.52e-5), '7.5 × 10⁻⁵'],
    [numbers.error(NaN), 'NaN'],
    [numbers.compact(1e38), '10³⁸'],
    [numbers.compact(2e-7), '2 × 10⁻⁷'],
    [numbers.milliseconds(0.00123), '0.00123'],
    [numbers.milliseconds(1204.4), '1,204'],
    [numbers.percent(0.5), '50.0%'],
    [numbers.short(0.02374), '0.0237'],
    [numbers.shortBelow(0.02366), '0.0236'],
    [numbers.shortBelow(0.0236), '0.0236'],
    [numbers.shortBelow(0.9996), '0.999'],
    [numbers.shortBelow(48_660), '48,600'],
    [numbers.shortBelow(5.16e-5), '5.1 × 10⁻⁵'],
    [numbers.shortBelow(1 - 2 ** -24), '1'],
    [numbers.shortBelow(NaN), '–'],
    [numbers.short(5e-5), '5 × 10⁻⁵'],
    [numbers.short(-9.41e-6), '−9.4 × 10⁻⁶'],
    [numbers.short(1e-12), '10⁻¹²'],
    [numbers.duration(1240), '1.24 s'],
    [numbers.duration(125_400), '2:05 min'],
    [numbers.duration(3_725_000), '1:02:05 h'],
    [numbers.duration(NaN), '–'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });

  test('the language is the first one that the page speaks', () => {
    expect(preferredLanguage(['fr', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLanguage(['fr'])).toBe('en');
  });
});

describe('the axis of the loss', () => {
  test('reaches from below the least loss to above the start', () => {
    const [low, high] = lossRange([400, 2, NaN, 0.98], 0.97, 1000, 'log');
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(0.97);
    expect(high).toBeGreaterThan(1000);
    // An exact fit has loss 0.
    expect(lossRange([1e-9], 0, 10, 'log')[0]).toBeGreaterThan(1e-14);
    expect(lossRange([], 0, 0, 'log')[0]).toBeGreaterThan(0);
    expect(lossRange([], 0, 0, 'linear')).toEqual([0, 1]);
  });
});

describe('a replay', () => {
  test('the greatest difference is over the lines that there are', () => {
    const lines = replayedLines('parameter', [100, 200], [23.441668, 20.163363]);
    expect(lines).toHaveLength(26);
    expect(greatestDifference(lines)).toBeCloseTo(8e-6, 9);
    expect(greatestDifference(replayedLines('parameter', [], []))).toBeNaN();
  });
});

describe('the learning-rate slider', () => {
  test('every position is another rate, and knows its place', () => {
    const rates = Array.from({ length: POSITIONS + 1 }, (_, position) => rateAt(position));
    expect(new Set(rates).size).toBe(rates.length);
    expect(rates[0]).toBe(1e-6);
    expect(rates).toContain(0.001);
    expect(rates.at(-1)).toBe(1);
    expect(rates.map(positionOf)).toEqual(rates.map((_, position) => position));
    expect(positionOf(1e-12)).toBe(0);
    expect(positionOf(1e6)).toBe(POSITIONS);
  });
});
