/** Quantiles and tails, held against 40 digits by mpmath 1.3 and against what is printed in every textbook. */
import { describe, expect, test } from 'vitest';
import {
  criticalValue,
  upperTailOfChiSquare,
  upperTailOfF,
  upperTailOfNormal,
} from '../../src/core/statistics/distributions.ts';

/** The package has the algorithms of Boost and Cephes, right to some ulps; 10⁻¹³ is 450 of them. */
function expectNear(found: number, due: number, tolerance = 1e-13): void {
  expect(Math.abs(found / due - 1)).toBeLessThan(tolerance);
}

describe('standard errors to either side', () => {
  test.each([
    [1, 12.7062047361747, 63.6567411628716],
    [2, 4.30265272974946, 9.92484320091829],
    [4, 2.77644510519779, 4.60409487134999],
    [5, 2.57058183563632, 4.03214298355523],
    [12, 2.17881282966723, 3.0545395893929],
    [30, 2.04227245630124, 2.74999565356723],
    [1000, 1.96233908082641, 2.58075469806595],
    [Infinity, 1.95996398454005, 2.5758293035489],
  ])('of t with %d degrees of freedom', (degrees, at95, at99) => {
    expectNear(criticalValue(0.95, degrees), at95);
    expectNear(criticalValue(0.99, degrees), at99);
  });

  test('of many degrees of freedom they come to those of the normal distribution', () => {
    // t − z ≈ (z³ + z)/4ν
    const z = criticalValue(0.95, Infinity);
    expect(criticalValue(0.95, 1e9) - z).toBeLessThan((z ** 3 + z) / 4e9 + 1e-13);
    expect(criticalValue(0.95, 1e9)).toBeGreaterThanOrEqual(z - 1e-13);
  });

  test('hold what they say: half of all within the quartile of t₁, which is 1', () => {
    expectNear(criticalValue(0.5, 1), 1);
  });

  test.each([0, 1, -1, 2, NaN])('there are none of the level %d', (level) => {
    expect(criticalValue(level, 5)).toBeNaN();
    expect(criticalValue(level, Infinity)).toBeNaN();
  });

  test.each([0, -3, NaN])('there are none with %d degrees of freedom', (degrees) => {
    expect(criticalValue(0.95, degrees)).toBeNaN();
  });
});

describe('the tail of F', () => {
  test('of the table: 5 % beyond 4.9646 (1, 10), 1 % beyond 5.6363 (5, 10)', () => {
    expect(upperTailOfF(4.9646, 1, 10)).toBeCloseTo(0.05, 5);
    expect(upperTailOfF(5.6363, 5, 10)).toBeCloseTo(0.01, 5);
  });

  test('of R for cars', () => {
    expectNear(upperTailOfF(89.5671065364677, 1, 48), 1.48983649629509e-12);
  });

  test('with 2 and 2 is 1/(1 + f), far out as well as near 0', () => {
    for (const f of [0, 1e-12, 0.3, 1, 7, 1e8, 1e200]) expectNear(upperTailOfF(f, 2, 2), 1 / (1 + f)); // prettier-ignore
    expect(upperTailOfF(Infinity, 2, 2)).toBe(0);
  });

  test('of one numerator is both tails of t', () => {
    for (const degrees of [1, 3, 48])
      expectNear(upperTailOfF(criticalValue(0.99, degrees) ** 2, 1, degrees), 1 - 0.99);
  });

  test('there is none without degrees of freedom', () => {
    expect(upperTailOfF(1, 0, 5)).toBeNaN();
    expect(upperTailOfF(1, 2, 0)).toBeNaN();
  });
});

test('the tail of χ²: with 2 it is exp(−x/2); 5 % beyond 11.0705 with 5', () => {
  for (const x of [0, 0.5, 5, 1000]) expectNear(upperTailOfChiSquare(x, 2), Math.exp(-x / 2));
  expectNear(upperTailOfChiSquare(11.07, 5), 0.0500096186224055);
  expect(upperTailOfChiSquare(Infinity, 5)).toBe(0);
  expect(upperTailOfChiSquare(1, 0)).toBeNaN();
});

test('the tail of the normal distribution, to its last digit far out', () => {
  expect(upperTailOfNormal(0)).toBe(0.5);
  expectNear(upperTailOfNormal(3), 0.00134989803163009);
  expectNear(upperTailOfNormal(10), 7.61985302416053e-24);
  // exp(−z²/2) of a z/√2 that is rounded: z² roundings.
  expectNear(upperTailOfNormal(30), 4.90671392714819e-198, 900 * 2 ** -52);
  expectNear(upperTailOfNormal(-3), 1 - 0.00134989803163009);
});
