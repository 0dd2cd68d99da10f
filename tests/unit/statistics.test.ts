/** What a fit owes its reader, from the real solvers: against R's lm and nls, NIST, and fractions. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bandAt } from '../../src/core/statistics/bands.ts';
import { nestedTest } from '../../src/core/statistics/comparing.ts';
import { hasConstant } from '../../src/core/statistics/constant.ts';
import { normOf } from '../../src/core/statistics/scatter.ts';
import { fitted, modelOf } from '../helpers/fitted.ts';
import { NIST_SETS, digits, nist } from '../helpers/nist.ts';

const FIELD = new URL('../fixtures/field/', import.meta.url);

function table(name: string): (column: string) => number[] {
  const [head = '', ...rows] = readFileSync(new URL(name, FIELD), 'utf8').trim().split(/\r?\n/);
  const place = (column: string): number => head.split(',').map((one) => one.replaceAll('"', '')).indexOf(column); // prettier-ignore
  return (column) => rows.map((row) => Number(row.split(',')[place(column)]));
}

/** All of a list have as many digits. */
function expectDigits(found: readonly number[], due: readonly number[], least = 12): void {
  expect(digits(found, due), found.join(' ')).toBeGreaterThan(least);
}

const cars = table('cars.csv');
const [speed, dist] = [cars('speed'), cars('dist')];
const of = (formula: string, x: readonly number[], y: readonly number[], asked = {}) =>
  fitted(formula, { inputs: [x], target: y }, asked);

describe("R's lm on cars", () => {
  const found = of('a*x + b', speed, dist);

  // Of fractions, divided at the end to 17 digits; R prints the first 5 to 7 of each.
  test('standard errors, intervals, covariance', () => {
    const errors = found.parameters.map(({ standardError }) => standardError);
    expectDigits(errors, [0.415512776657122, 6.75844016937924]);
    const [a, b] = found.parameters;
    expectDigits([a?.low ?? NaN, a?.high ?? NaN], [3.09696432814032, 4.76785319010785]);
    expectDigits([b?.low ?? NaN, b?.high ?? NaN], [-31.1678496023886, -3.99034017863325]);
    expectDigits(found.covariance.flat(), [0.172650867565312, -2.6588233605058, -2.6588233605058, 45.6765135230788]); // prettier-ignore
    expectDigits(found.correlations.flat(), [1, -0.94680082979967, -0.94680082979967, 1]);
  });

  test('residual standard error on 48 degrees of freedom, R², RSS', () => {
    expect(found).toMatchObject({ rows: 50, fitted: 2, degreesOfFreedom: 48 });
    expectDigits([found.residualStandardDeviation], [15.3795867488199]);
    expectDigits([found.reducedChiSquare], [15.3795867488199 ** 2]);
    expectDigits([found.residualSquares, found.residualNorm ** 2], [11353.5210510949, 11353.5210510949]); // prettier-ignore
    expect(found.rSquared.about).toBe('mean');
    expectDigits([found.rSquared.value], [0.651079380758251]);
    expectDigits([found.rmse], [15.0688559957914]);
  });

  test('logLik and AIC as R has them, and AICc', () => {
    expectDigits([found.logLikelihood, found.aic, found.aicc ?? NaN], [-206.578431513677, 419.156863027352, 419.678602157788]); // prettier-ignore
  });

  test("predict's confidence and prediction at 21, and at 0", () => {
    const known = { ...found, factor: found.minimum.factor };
    const at21 = bandAt(known, found.gradientAt(21));
    expectDigits([at21.standardError, at21.confidence, at21.prediction], [3.18511616399429, 6.40410526639769, 31.5789154106304]); // prettier-ignore
    const at0 = bandAt(known, found.gradientAt(0));
    expectDigits([at0.confidence, at0.prediction], [13.5887547118777, 33.7767610772292]);
  });

  test("anova's F against a constant", () => {
    const against = nestedTest(of('b', speed, dist), found);
    expect(against).toMatchObject({ numerator: 1, denominator: 48 });
    expectDigits([against?.statistic ?? NaN, against?.pValue ?? NaN], [89.5671065364677, 1.48983649629509e-12]); // prettier-ignore
  });

  test('at another level', () => {
    // t of 48 degrees at 0.5 is 0.680..: half of all within it, and the interval as much shorter.
    const half = of('a*x + b', speed, dist, { level: 0.5 });
    const { value = NaN, low = NaN, high = NaN, standardError = NaN } = half.parameters[0] ?? {};
    expectDigits([value - low, high - value], Array<number>(2).fill(half.critical * standardError));
    expect(half.critical).toBeCloseTo(0.6796, 4);
  });
});

describe("R's nls on Puromycin", () => {
  const conc = [0.02, 0.02, 0.06, 0.06, 0.11, 0.11, 0.22, 0.22, 0.56, 0.56, 1.1, 1.1];
  const rate = [76, 47, 97, 107, 123, 139, 159, 152, 191, 201, 207, 200];
  const found = of('Vm*x/(K + x)', conc, rate, { start: [200, 0.05] });

  test('as its summary prints', () => {
    expect(found.degreesOfFreedom).toBe(10);
    const printed = found.parameters.flatMap(({ value, standardError }) => [value, standardError]);
    expect(printed.map((one) => one.toPrecision(4))).toEqual(['212.7', '6.947', '0.06412', '0.008281']); // prettier-ignore
    expect(found.residualStandardDeviation.toPrecision(4)).toBe('10.93');
    expect(found.rSquared.about).toBe('zero');
  });
});

describe('NIST', () => {
  // Lanczos has residuals at the rounding of y: of their sum no more than 4 digits are left.
  const least = (name: string): number => (name.startsWith('Lanczos') ? 2 : 6);
  test.each(NIST_SETS)('%s has the certified standard errors', (name) => {
    const set = nist(name);
    const columns = set.inputs.length > 1 ? ['x1', 'x2'] : ['x'];
    const found = fitted(set.formula, set, { columns, start: set.starts[1] ?? [] });
    const errors = found.parameters.map(({ standardError }) => standardError);
    if (set.residualSquares === 0) for (const error of errors) expect(error).toBeLessThan(1e-6);
    else expectDigits(errors, set.standardErrors, least(name));
  });
});

describe('weights', () => {
  const columns = table('weights.csv');
  const [x, y] = [columns('x'), columns('y')];
  const weights = columns('sigma').map((sigma) => sigma ** -2);
  const observations = { inputs: [x], target: y, weights };
  const errorsOf = ({ parameters }: ReturnType<typeof fitted>): number[] =>
    parameters.map(({ standardError }) => standardError);

  // By fractions, w = 100, 100, 100 and 1/100: see the values of R's lm on the same table.
  test('of a known σ: s is 1, and z', () => {
    const found = fitted('a*x + b', observations, { isAbsolute: true });
    expectDigits(errorsOf(found), [0.07070360834695, 0.152743432603672]);
    expect(found.scale).toBe(1);
    expectDigits([found.critical], [1.95996398454005]);
    expectDigits([found.residualSquares, found.reducedChiSquare], [5.13338554337321, 5.13338554337321 / 2], 11); // prettier-ignore
    expectDigits([found.logLikelihood, found.aic, found.aicc ?? NaN], [-1.63727671851721, 7.27455343703441, 19.2745534370344], 11); // prettier-ignore
  });

  test('that only compare: s from the residuals, and t', () => {
    const found = fitted('a*x + b', observations);
    const s = 1.60209012595628;
    expectDigits(errorsOf(found), [0.07070360834695 * s, 0.152743432603672 * s], 11);
    expectDigits([found.residualStandardDeviation, found.scale], [s, s], 11);
    expectDigits([found.critical], [4.30265272974946]);
    expectDigits([found.rSquared.value, found.rmse], [0.993936525917242, 0.130807930904123], 11);
    expectDigits([found.logLikelihood, found.aic], [-1.5695260075643, 9.1390520151286], 11);
    expect(found.aicc).toBeUndefined();
  });

  test('times 7 change nothing but s', () => {
    const found = fitted('a*x + b', observations);
    const more = fitted('a*x + b', { ...observations, weights: weights.map((w) => 7 * w) });
    expectDigits(errorsOf(more), errorsOf(found));
    expectDigits([more.residualStandardDeviation / Math.sqrt(7)], [found.residualStandardDeviation]); // prettier-ignore
    expectDigits([more.rSquared.value, more.rmse, more.aic], [found.rSquared.value, found.rmse, found.aic]); // prettier-ignore
  });

  test('of 0: as if the row were not there', () => {
    const [first = NaN] = x;
    const found = fitted('a*x + b', { inputs: [[...x, 77]], target: [...y, 1e9], weights: [...weights, 0] }); // prettier-ignore
    const { parameters, rows, rSquared, rmse, aic } = fitted('a*x + b', observations);
    expect(first).toBe(1);
    expect(found).toMatchObject({ rows, rSquared, rmse, aic });
    expectDigits(errorsOf(found), errorsOf({ parameters } as typeof found));
  });

  test('the next observation scatters with its own weight', () => {
    const found = fitted('a*x + b', observations, { isAbsolute: true });
    const known = { ...found, factor: found.minimum.factor };
    const { standardError, prediction } = bandAt(known, found.gradientAt(2.5), 1 / 9);
    expectDigits([prediction], [found.critical * Math.hypot(standardError, 3)]);
    expect(bandAt(known, found.gradientAt(2.5), 100).prediction).toBeLessThan(prediction);
  });
});

describe('R² is about the mean where the model has a constant', () => {
  test.each([
    ['a*x + c', true],
    ['a*exp(-b*x) + c', true],
    ['a*(x + b)', true],
    ['c', true],
    ['a*x + b*(1 - x)', true],
    ['a*(x - 2000)/3 + b*x', true],
    ['a*(x + x^2) - b*(x^2 - 5) + c*x', true],
    // One direction, given twice.
    ['a*(x/3 + 1) + b*(x + 3)', false],
    ['a*(x - 1) + b*(2*x + 1 - 3)', false],
    ['a*(1 - x) + b*(-(1 - x))', false],
    ['a*(x + 1) + b*(x^2 + 3) - c*(x^2 + 3)', false],
    ['a*x', false],
    ['a*exp(-b*x)', false],
    ['a*x + b*x^2', false],
    ['a*x + b*(1 - x^2)', false],
    ['a/(1 + exp(-b*(x - c)))', false],
    ['a*(x - 2000)', false],
  ])('%s: %s', (formula, is) => {
    const { derived, free } = modelOf(formula);
    expect(hasConstant(derived, free, derived.parameters.map((_, p) => 0.7 + p))).toBe(is); // prettier-ignore
  });

  test('one that is free to move, and does', () => {
    const held = modelOf('a*x + c', { held: { c: 1 } });
    expect(hasConstant(held.derived, held.free, [1, 1])).toBe(false);
    const still = modelOf('a*(x + b)');
    expect(hasConstant(still.derived, still.free, [0, 3])).toBe(false);
  });

  test('through the origin, by hand: y = 2, 3 at 1, 2: b = 8/5, RSS 1/5 of 13', () => {
    const found = of('b*x', [1, 2], [2, 3]);
    expect(found.rSquared.about).toBe('zero');
    expectDigits([found.rSquared.value], [1 - 0.2 / 13]);
    expectDigits([found.parameters[0]?.standardError ?? NaN], [Math.sqrt(0.2 / 5)]);
  });

  test('of a constant y it is 1 where the fit is exact, else 0', () => {
    const y = [0.1, 0.1, 0.1];
    expect(of('a*x + c', [1, 2, 3], y).rSquared.value).toBe(1);
    expect(of('a*x + 0*c', [1, 2, 3], y).rSquared).toMatchObject({ about: 'zero' });
  });
});

describe('what is not known is said to be', () => {
  test('held: no error, no covariance', () => {
    const found = of('a*x + b', speed, dist, { held: { b: -17 } });
    expect(found).toMatchObject({ fitted: 1, degreesOfFreedom: 49 });
    expect(found.parameters[1]).toEqual({ value: -17, standardError: 0, low: -17, high: -17, standing: 'held' }); // prettier-ignore
    expect(found.covariance.map((row) => row[1])).toEqual([0, 0]);
    // Σx² = 13228
    expectDigits([found.parameters[0]?.standardError ?? NaN], [found.scale / Math.sqrt(13228)]);
  });

  test('at a bound: neither, and the others as if it were held there', () => {
    const x = [0, 1, 2, 3, 4, 5];
    const y = [5.1, 3.9, 3.2, 2.4, 2.1, 1.4];
    const bounds = [undefined, { least: 0.3, most: 1 }];
    const found = of('a*exp(-b*x)', x, y, { start: [5, 0.5], bounds });
    const held = of('a*exp(-b*x)', x, y, { held: { b: 0.3 } });
    expect(found.parameters.map(({ standing }) => standing)).toEqual(['fitted', 'at-bound']);
    expect(found.parameters[1]).toMatchObject({ value: 0.3, standardError: NaN, low: NaN, high: NaN }); // prettier-ignore
    expect(found.covariance.flat().map(Number.isNaN)).toEqual([false, true, true, true]);
    expectDigits([found.parameters[0]?.standardError ?? NaN], [held.parameters[0]?.standardError ?? NaN]); // prettier-ignore
    expect(found.degreesOfFreedom).toBe(5);
  });

  test('not determined: that pair has none, the others have theirs', () => {
    const found = of('(a + b)*x + c', speed, dist);
    const plain = of('a*x + c', speed, dist);
    expect(found.parameters.map(({ standing }) => standing)).toEqual(['undetermined', 'undetermined', 'fitted']); // prettier-ignore
    expect(found.parameters.slice(0, 2).map(({ standardError }) => standardError)).toEqual([NaN, NaN]); // prettier-ignore
    expect(found).toMatchObject({ fitted: 2, degreesOfFreedom: 48, condition: Infinity });
    expectDigits([found.parameters[2]?.standardError ?? NaN], [plain.parameters[1]?.standardError ?? NaN]); // prettier-ignore
    expect(found.covariance.map((row) => Number.isNaN(row[2]))).toEqual([true, true, false]);
    expect(found.correlations[2]).toEqual([NaN, NaN, 1]);
    expectDigits([found.aic], [plain.aic]);
    // The curve is as sure as ever; but not what its halves would say one by one.
    const known = { ...found, factor: found.minimum.factor };
    const band = bandAt(known, found.gradientAt(21));
    expectDigits([band.confidence], [6.40410526639769], 11);
    expect(bandAt(known, [21, 0, 1]).confidence).toBe(Infinity);
  });

  test('fewer rows than parameters: no scatter, no errors, unless σ is known', () => {
    const few = of('a*x + b*x^2 + c', [1, 2], [3, 4]);
    expect(few).toMatchObject({ fitted: 2, degreesOfFreedom: 0, residualStandardDeviation: NaN });
    expect(few.parameters.every(({ standardError }) => Number.isNaN(standardError))).toBe(true);
    const two = of('a*x + b', [1, 2], [3, 4]);
    expect(two.parameters.map(({ standing, standardError }) => [standing, standardError])).toEqual([['fitted', NaN], ['fitted', NaN]]); // prettier-ignore
    const known = of('a*x + b', [1, 2], [3, 4], { isAbsolute: true });
    // (XᵀX)⁻¹ of 1, 2: 2 and 5.
    expectDigits(known.parameters.map(({ standardError }) => standardError), [Math.sqrt(2), Math.sqrt(5)]); // prettier-ignore
    expect(known.reducedChiSquare).toBeNaN();
    expect(known.aicc).toBeUndefined();
  });

  test('one row, and none', () => {
    expect(of('c', [5], [3])).toMatchObject({ rows: 1, degreesOfFreedom: 0, critical: NaN });
    expect(of('c', [], [])).toMatchObject({ rows: 0, fitted: 0, degreesOfFreedom: 0, rmse: NaN });
  });

  test('residuals that are the rounding of y are no scatter', () => {
    const x = Array.from({ length: 30 }, (_, i) => i / 10);
    const y = x.map((one) => 0.1 * one + 0.7);
    const found = of('a*x + b', x, y);
    expect(found.residualStandardDeviation).toBe(0);
    const [first = NaN, ...rest] = y;
    // Ten times the rounding is some.
    const off = of('a*x + b', x, [first * (1 + 2 ** -48), ...rest]);
    expect(off.residualStandardDeviation).toBeGreaterThan(0);
  });

  test('an exact fit: errors of 0, correlations all the same', () => {
    const found = of('a*x + b', [1, 2, 3], [3, 5, 7]);
    expect(found.parameters.map(({ standardError }) => standardError)).toEqual([0, 0]);
    expect(found.parameters[0]).toMatchObject({ low: 2, high: 2 });
    expect(found).toMatchObject({ residualStandardDeviation: 0, aic: -Infinity });
    expect(found.rSquared.value).toBe(1);
    // −Σx/√(n·Σx²) = −6/√42
    expectDigits([found.correlations[0]?.[1] ?? NaN], [-6 / Math.sqrt(42)]);
  });
});

describe('numbers whose squares are beyond f64', () => {
  test.each([1e300, 1e-200])('y times %d', (size) => {
    const plain = of('a*x + b', speed, dist);
    const found = of('a*x + b', speed, dist.map((y) => y * size)); // prettier-ignore
    for (const [p, { standardError, low, high }] of found.parameters.entries()) {
      const due = plain.parameters[p];
      expectDigits([standardError / size, low / size, high / size], [due?.standardError ?? NaN, due?.low ?? NaN, due?.high ?? NaN], 11); // prettier-ignore
    }
    expectDigits([found.rmse / size, found.residualStandardDeviation / size], [plain.rmse, plain.residualStandardDeviation], 11); // prettier-ignore
    expectDigits([found.rSquared.value], [plain.rSquared.value], 11);
    expectDigits([found.aic], [plain.aic + 100 * Math.log(size)], 11);
    expectDigits([found.correlations[0]?.[1] ?? NaN], [plain.correlations[0]?.[1] ?? NaN], 11);
    const band = bandAt({ ...found, factor: found.minimum.factor }, found.gradientAt(21));
    expectDigits([band.prediction / size], [31.5789154106304], 11);
  });

  test('the length of a list: 3, 4 in any unit; NaN and Infinity as they are', () => {
    for (const unit of [1, 1e300, 1e-300]) expect(normOf([3 * unit, -4 * unit]) / unit).toBeCloseTo(5, 13); // prettier-ignore
    expect(normOf([3, 100, 4], [4, 0, 1])).toBeCloseTo(Math.sqrt(52), 13);
    expect(normOf([1, NaN, Infinity])).toBeNaN();
    expect(normOf([1, -Infinity])).toBe(Infinity);
    expect(normOf([])).toBe(0);
  });
});
