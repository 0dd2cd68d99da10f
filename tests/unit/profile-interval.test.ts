/** Intervals from the profile of the sum of squares: against curves that are known, R's confint, and the real solver. */
import { describe, expect, test } from 'vitest';
import { crossing } from '../../src/core/arithmetic/crossing.ts';
import { profileInterval, type ProfileOptions } from '../../src/core/statistics/profile.ts';
import { fitted, type Asked } from '../helpers/fitted.ts';
import type { Observations } from '../../src/cpu/least-squares/observations.ts';

/** Ends are found to 10⁻⁸ of their distance from the value. */
const DIGITS = 1e-8;

const options: ProfileOptions = {
  place: 0,
  value: 3,
  standardError: 0.5,
  residualSquares: 8,
  scale: 2,
  critical: 1.5,
};

describe('of sums that are known', () => {
  test('a parabola has value ± t·error', () => {
    // RSS + s²·(δ/error)²
    const asked: number[] = [];
    const { low, high, better } = profileInterval(options, (place, value) => {
      expect(place).toBe(0);
      asked.push(value);
      return 8 + 4 * ((value - 3) / 0.5) ** 2;
    });
    expect(Math.abs(low - 2.25)).toBeLessThan(DIGITS);
    expect(Math.abs(high - 3.75)).toBeLessThan(DIGITS);
    expect(better).toBeUndefined();
    expect(asked.length).toBeLessThan(8);
  });

  test('one that is steeper above has a shorter side there', () => {
    // RSS + (e^δ − 1)²: 8 + 2²·1.5² where e^δ = 1 ± 3, of which one is none.
    const { low, high } = profileInterval(options, (_, value) => 8 + Math.expm1(value - 3) ** 2);
    expect(Math.abs(high - (3 + Math.log(4)))).toBeLessThan(2 * DIGITS);
    expect(low).toBe(-Infinity);
  });

  test('an estimate of the error that is far too small or none', () => {
    for (const standardError of [1e-6, 1e4, NaN, 0, Infinity]) {
      const { low, high } = profileInterval({ ...options, standardError }, (_, value) => 8 + (value - 3) ** 2); // prettier-ignore
      expect(Math.abs(low - 0)).toBeLessThan(3 * DIGITS);
      expect(Math.abs(high - 6)).toBeLessThan(3 * DIGITS);
    }
  });

  test('where the model is not finite the fit is too bad', () => {
    const { low, high } = profileInterval(options, (_, value) =>
      value > 3.3 ? NaN : value < 2.9 ? Infinity : 8,
    );
    expect(Math.abs(low - 2.9)).toBeLessThan(DIGITS);
    expect(Math.abs(high - 3.3)).toBeLessThan(DIGITS);
  });

  test('bounds end it, unless it ends before', () => {
    const sum = (_: number, value: number): number => 8 + 4 * ((value - 3) / 0.5) ** 2;
    const { low, high } = profileInterval({ ...options, least: 2.6, most: 4 }, sum);
    expect(low).toBe(2.6);
    expect(Math.abs(high - 3.75)).toBeLessThan(DIGITS);
    expect(profileInterval({ ...options, most: 3 }, sum).high).toBe(3);
  });

  test('a better minimum on the way is told', () => {
    const { better } = profileInterval(options, (_, value) => 8 + (value - 3) ** 2 * (value - 5));
    expect(better?.value).toBeLessThan(5);
    expect(better?.residualSquares).toBeLessThan(8);
  });

  test('without a scatter there is no interval, with none of it no width', () => {
    const never = (): number => {
      throw new Error('nothing is to be minimised');
    };
    const none = { low: NaN, high: NaN };
    expect(profileInterval({ ...options, scale: NaN }, never)).toEqual(none);
    expect(profileInterval({ ...options, critical: NaN }, never)).toEqual(none);
    expect(profileInterval({ ...options, residualSquares: Infinity }, never)).toEqual(none);
    expect(profileInterval({ ...options, scale: 0 }, never)).toEqual({ low: 3, high: 3 });
  });
});

/** Each parameter's interval, the others fitted anew at every place. */
function intervals(formula: string, observations: Observations, asked: Asked) {
  const found = fitted(formula, observations, asked);
  const names = found.model.derived.parameters;
  return found.parameters.map(({ value, standardError, low, high }, place) => {
    const { scale, critical, residualSquares } = found;
    const profile = profileInterval(
      { place, value, standardError, residualSquares, scale, critical },
      (p, at) => {
        const start = found.minimum.parameters;
        return fitted(formula, observations, { ...asked, start, held: { [names[p] ?? '']: at } })
          .residualSquares;
      },
    );
    return { value, low, high, profile };
  });
}

describe('with the real solver', () => {
  test('of a linear model it is that of Student', () => {
    const x = [1, 2, 3, 4, 5, 6];
    for (const { low, high, profile } of intervals(
      'a*x + b',
      { inputs: [x], target: [2, 3, 5, 4, 6, 9] },
      {},
    )) {
      expect(Math.abs(profile.low - low)).toBeLessThan(DIGITS * (high - low));
      expect(Math.abs(profile.high - high)).toBeLessThan(DIGITS * (high - low));
    }
  });

  test("R's confint on Puromycin: not as far to both sides", () => {
    const conc = [0.02, 0.02, 0.06, 0.06, 0.11, 0.11, 0.22, 0.22, 0.56, 0.56, 1.1, 1.1];
    const rate = [76, 47, 97, 107, 123, 139, 159, 152, 191, 201, 207, 200];
    const found = intervals('Vm*x/(K + x)', { inputs: [conc], target: rate }, { start: [200, 0.05] }); // prettier-ignore
    // The roots of RSS(V, K) = RSS·(1 + t²/10) with the other parameter at its best, to 30 digits by mpmath; R has them to 4, since
    // it interpolates by splines.
    const due = [
      [197.3019329, 229.289055055],
      [0.0469203420352, 0.0861569134271],
    ];
    for (const [p, { value, low, high, profile }] of found.entries()) {
      const [from = NaN, to = NaN] = due[p] ?? [];
      // And of the sum of squares no more than 12 digits are sure.
      expect(Math.abs(profile.low - from)).toBeLessThan(2 * DIGITS * (value - from));
      expect(Math.abs(profile.high - to)).toBeLessThan(2 * DIGITS * (to - value));
      // The sides of the linearised interval are alike.
      expect(high - value).toBeCloseTo(value - low, 10);
      expect((to - value) / (value - from)).toBeGreaterThan(1.05);
    }
  });
});

describe('where a function crosses 0', () => {
  test.each([
    ['from below', 0, 3],
    ['from above', 3, 0],
  ])('%s', (_, below, above) => {
    let count = 0;
    const sign = Math.sign(above - below);
    const of = (x: number): number => {
      count++;
      return sign * (x * x - 2);
    };
    const found = crossing(of, [below, of(below)], [above, of(above)], 1e-12);
    expect(Math.abs(found - Math.SQRT2)).toBeLessThan(1e-12);
    expect(count).toBeLessThan(16);
  });

  test('by halves where it is not finite, and at a step', () => {
    const of = (x: number): number => (x < 0.3 ? -1 : x > 0.7 ? Infinity : 1);
    expect(Math.abs(crossing(of, [0, -1], [1, Infinity], 1e-12) - 0.3)).toBeLessThan(1e-12);
  });
});
