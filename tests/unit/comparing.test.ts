/** Models compared, and the signs of residuals. */
import { describe, expect, test } from 'vitest';
import { nestedTest, ranked } from '../../src/core/statistics/comparing.ts';
import { informationOf } from '../../src/core/statistics/information.ts';
import { runsTest } from '../../src/core/statistics/runs-test.ts';

describe('what a model costs', () => {
  const likely = { residualNorm: 2, rows: 8, logWeights: 0, fitted: 2, isAbsolute: false };

  test('by hand: RSS 4 over 8 rows, so σ² = 1/2, 2 parameters and σ', () => {
    const { logLikelihood, aic, aicc } = informationOf(likely);
    // −½·Σ(log 2πσ² + r²/σ²) = −4·log π − 4
    expect(logLikelihood).toBeCloseTo(-4 * Math.log(Math.PI) - 4, 13);
    expect(aic).toBeCloseTo(8 * Math.log(Math.PI) + 14, 13);
    // 2·3·4/(8 − 3 − 1) = 6 more
    expect(aicc).toBeCloseTo(8 * Math.log(Math.PI) + 20, 13);
  });

  test('where σ is known no σ is fitted: χ² 4, σ 1, but one of ½', () => {
    const { logLikelihood, aicc } = informationOf({ ...likely, isAbsolute: true, logWeights: Math.log(4) }); // prettier-ignore
    // −½·(χ² + 8·log 2π − log 4)
    expect(logLikelihood).toBeCloseTo(-2 - 4 * Math.log(2 * Math.PI) + Math.log(2), 13);
    // 4 − 2·log L and 2·2·3/5
    expect(aicc).toBeCloseTo(4 - 2 * logLikelihood + 12 / 5, 13);
  });

  test.each([
    [5, 2, true],
    [4, 2, false],
    [3, 2, false],
  ])('of %d rows and %d parameters there is AICc: %s', (rows, fitted, isThere) => {
    const { aic, aicc } = informationOf({ ...likely, rows, fitted });
    expect(aicc !== undefined).toBe(isThere);
    expect(aic).toBeLessThan(Infinity);
  });

  test('an exact fit is infinitely likely', () => {
    expect(informationOf({ ...likely, residualNorm: 0 })).toEqual({ logLikelihood: Infinity, aic: -Infinity, aicc: -Infinity }); // prettier-ignore
  });
});

describe('several models', () => {
  test('by AICc: 2·log 3 apart means three times as likely', () => {
    const models = [12 + 2 * Math.log(3), 12].map((aicc) => ({ aic: -aicc, aicc }));
    const { criterion, differences, weights } = ranked(models);
    expect(criterion).toBe('aicc');
    expect(differences[0]).toBeCloseTo(2 * Math.log(3), 13);
    expect(differences[1]).toBe(0);
    expect(weights[0]).toBeCloseTo(0.25, 13);
    expect(weights[1]).toBeCloseTo(0.75, 13);
  });

  test('by AIC where one has no AICc', () => {
    const models = [{ aic: 5, aicc: 9 }, { aic: 3, aicc: undefined }]; // prettier-ignore
    expect(ranked(models)).toMatchObject({ criterion: 'aic', differences: [2, 0] });
  });

  test('of exact fits none is better', () => {
    const models = [-Infinity, 4, -Infinity].map((aic) => ({ aic, aicc: aic }));
    expect(ranked(models)).toEqual({ criterion: 'aicc', differences: [0, Infinity, 0], weights: [0.5, 0, 0.5] }); // prettier-ignore
  });
});

describe('one model a case of another', () => {
  const of = (squares: number, degreesOfFreedom: number) => ({
    residualNorm: Math.sqrt(squares),
    degreesOfFreedom,
  });

  test('by hand: RSS 24 on 12, 8 on 10', () => {
    const found = nestedTest(of(24, 12), of(8, 10));
    // (16/2)/(8/10)
    expect(found?.statistic).toBeCloseTo(10, 12);
    expect(found).toMatchObject({ numerator: 2, denominator: 10 });
    // With 2 in the numerator the tail is (1 + 2·f/ν)^(−ν/2).
    expect(found?.pValue).toBeCloseTo(3 ** -5, 12);
  });

  test('with σ known by χ²: 16 on 2 has exp(−8)', () => {
    const found = nestedTest(of(24, 12), of(8, 10), true);
    expect(found).toMatchObject({ numerator: 2, denominator: Infinity });
    expect(found?.statistic).toBeCloseTo(16, 12);
    expect((found?.pValue ?? NaN) / Math.exp(-8)).toBeCloseTo(1, 12);
  });

  test('squares beyond f64', () => {
    const [simpler, fuller] = [of(24, 12), of(8, 10)].map((one) => ({
      ...one,
      residualNorm: one.residualNorm * 1e300,
    }));
    if (simpler === undefined || fuller === undefined) throw new Error('two are compared');
    expect(nestedTest(simpler, fuller)?.statistic).toBeCloseTo(10, 12);
  });

  test('there is nothing to test', () => {
    expect(nestedTest(of(24, 10), of(8, 10))).toBeUndefined();
    expect(nestedTest(of(24, 10), of(8, 12))).toBeUndefined();
    expect(nestedTest(of(24, 2), of(8, 0))).toBeUndefined();
    expect(nestedTest(of(8, 12), of(24, 10))).toBeUndefined();
    expect(nestedTest(of(NaN, 12), of(8, 10))).toBeUndefined();
  });

  test('no gain, but for rounding', () => {
    for (const squares of [8, 8 - 1e-12, 0])
      expect(nestedTest(of(squares, 12), of(squares === 0 ? 0 : 8, 10))).toMatchObject({ statistic: 0, pValue: 1 }); // prettier-ignore
  });

  test('an exact fit beside one that is not', () => {
    expect(nestedTest(of(3, 12), of(0, 10))).toMatchObject({ statistic: Infinity, pValue: 0 });
  });
});

describe('runs of signs', () => {
  const places = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

  test('all orders of up to 9 signs, one by one', () => {
    for (let n = 1; n <= 9; n++) {
      const orders = Array.from({ length: 2 ** n }, (_, bits) =>
        places(n).map((i) => ((bits >> i) & 1 ? 1 : -1)),
      );
      const runsOf = (signs: readonly number[]): number => signs.filter((sign, i) => sign !== signs[i - 1]).length; // prettier-ignore
      for (const signs of orders) {
        const alike = orders.filter((other) => count(other) === count(signs)).map(runsOf);
        const runs = runsOf(signs);
        const found = runsTest(places(n), signs);
        const share = (is: (other: number) => boolean): number => alike.filter(is).length / alike.length; // prettier-ignore
        expect(found.runs).toBe(runs);
        expect(found.expected).toBeCloseTo(alike.reduce((sum, one) => sum + one, 0) / alike.length, 12); // prettier-ignore
        expect(found.tooFew).toBeCloseTo(share((other) => other <= runs), 12); // prettier-ignore
        expect(found.tooMany).toBeCloseTo(share((other) => other >= runs), 12); // prettier-ignore
        expect(found.isExact).toBe(true);
      }
    }
  });

  const count = (signs: readonly number[]): number => signs.filter((sign) => sign > 0).length;

  test('in order of x, rows of one x together, those of weight 0 left out', () => {
    // By x: 1: 3 − 1, 2: −1, 3: 2 − 2, 4: 1, 5: −9 of weight 0, 6: −2.
    const x = [4, 1, 3, 6, 2, 1, 3, 5];
    const residuals = [1, 3, 2, -2, -1, -1, -2, -9];
    const found = runsTest(x, residuals, [1, 1, 1, 1, 1, 1, 1, 0]);
    expect(found).toMatchObject({ runs: 4, above: 2, below: 2, expected: 3 });
    // Of six orders of two and two, two have 4 runs.
    expect(found.tooMany).toBeCloseTo(1 / 3, 12);
    expect(runsTest(x.toReversed(), residuals.toReversed(), [0, 1, 1, 1, 1, 1, 1, 1])).toEqual(found); // prettier-ignore
  });

  test('rows of one x count with their weights', () => {
    expect(runsTest([1, 1, 2], [3, -1, 5], [1, 4, 1]).runs).toBe(2);
  });

  test('the normal distribution is within 0.005 of what is counted, from 201 signs on', () => {
    const [above, below] = [130, 75];
    const all = binomial(205, 75);
    const within = (runs: number): bigint => {
      const [more, less] = [BigInt(Math.ceil(runs / 2)) - 1n, BigInt(Math.floor(runs / 2)) - 1n];
      const of = (n: number, k: bigint): bigint => binomial(n - 1, Number(k));
      return of(above, more) * of(below, less) + of(below, more) * of(above, less);
    };
    const share = (orders: bigint): number => Number((orders * 10n ** 12n) / all) / 1e12;
    let fewer = 0n;
    for (let runs = 2; runs < 151; runs++) {
      // By turns, one sign a run, and all that are left in the first two.
      const first = above - Math.ceil(runs / 2) + 1;
      const second = below - Math.floor(runs / 2) + 1;
      const lengths = Array.from({ length: runs }, (_, r) => [first, second][r] ?? 1);
      const signs = lengths.flatMap((length, r) => Array<number>(length).fill(1 - 2 * (r % 2)));
      const found = runsTest(places(205), signs);
      expect(found).toMatchObject({ runs, above, below, isExact: false });
      expect(Math.abs(found.tooMany - share(all - fewer))).toBeLessThan(0.005);
      fewer += within(runs);
      expect(Math.abs(found.tooFew - share(fewer))).toBeLessThan(0.005);
    }
  });

  test('no signs, one sign, one row', () => {
    expect(runsTest([], [])).toMatchObject({ runs: 0, expected: 0, tooFew: 1, tooMany: 1 });
    expect(runsTest([1, 2], [0, 0])).toMatchObject({ runs: 0, tooFew: 1, tooMany: 1 });
    expect(runsTest([1], [-2])).toMatchObject({ runs: 1, expected: 1, tooFew: 1, tooMany: 1 });
    const many = places(300);
    expect(runsTest(many, many.map(() => 1))).toMatchObject({ runs: 1, tooFew: 1, tooMany: 1 }); // prettier-ignore
  });
});

function binomial(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let found = 1n;
  for (let i = 1; i <= k; i++) found = (found * BigInt(n - k + i)) / BigInt(i);
  return found;
}
