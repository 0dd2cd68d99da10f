/** `downhill fit`: the answers that are known of people's tables, the report, and each flag. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { FIT_FLAGS } from '../../src/cli/fit-flags.ts';
import { fit as library } from '../../src/index.ts';
import { ENGLISH } from '../../src/run/fit/words.ts';
import { call, type Setting } from '../helpers/cli-fakes.ts';
import { digits } from '../helpers/nist.ts';

const field = (name: string): string => readFileSync(`tests/fixtures/field/${name}`, 'utf8');

/** 5·e^(−t/2) + 1, and a scatter. */
const DECAY = `t,signal,sd,n,kind
0,6.02,0.05,1,a
0.5,4.91,0.05,1,a
1,4.03,0.05,2,b
1.5,3.31,0.05,1,a
2,2.89,0.1,2,b
3,2.09,0.1,1,a
4,1.71,0.1,2,b
5,1.38,0.1,1,a
6,1.29,0.05,0,b
8,1.05,0.05,1,a
10,1.06,0.05,2,b
`;
/** Longley's: seven columns that nearly depend on each other. */
const LONGLEY = `y,x1,x2,x3,x4,x5,x6
60323,83.0,234289,2356,1590,107608,1947
61122,88.5,259426,2325,1456,108632,1948
60171,88.2,258054,3682,1616,109773,1949
61187,89.5,284599,3351,1650,110929,1950
63221,96.2,328975,2099,3099,112075,1951
63639,98.1,346999,1932,3594,113270,1952
64989,99.0,365385,1870,3547,115094,1953
63761,100.0,363112,3578,3350,116219,1954
66019,101.2,397469,2904,3048,117388,1955
67857,104.6,419180,2822,2857,118734,1956
68169,108.4,442769,2936,2798,120445,1957
66513,110.8,444546,4681,2637,121950,1958
68655,112.6,482704,3813,2552,123366,1959
69564,114.2,502601,3931,2514,125368,1960
69331,115.7,518173,4806,2572,127852,1961
70551,116.9,554894,4007,2827,130081,1962
`;
const files = {
  'decay.csv': DECAY,
  'longley.csv': LONGLEY,
  'two.csv': 'a b,y (V),w\n0,1,1\n1,3,1\n2,5.1,1\n3,7,1\n4,8.8,1\n',
  'headless.csv': '1,1e300\n2,2e300\n3,3.1e300\n4,4e300\n',
  'clash.csv': 't,sd,y,signal\n0,1,2,1\n1,1,1,3.1\n2,1,1,5\n3,1,2,6.8\n4,1,2,9\n',
  'first.csv': 't,sd,signal\n0,1,1\n1,1,3.1\n2,2,5\n3,1,6.8\n4,1,9\n',
  'huge.csv': 'x,y\n1,1e300\n2,2e300\n3,3.1e300\n4,4e300\n',
  'holes.csv': 'x,y\n1,2\n2,\n3,6.1\n4,n/k\n5,10\n6,12.2\n',
  ...Object.fromEntries(['norris', 'noint1', 'weights', 'cars', 'const-y', 'groups', 'x-1e9'].map((name) => [`${name}.csv`, field(`${name}.csv`)])), // prettier-ignore
};
const FORMULA = 'A*exp(-t/tau) + c';

interface Json {
  readonly parameters: readonly {
    readonly name: string;
    readonly value: number;
    readonly standardError: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly start: number | null;
    readonly atBound: boolean;
    readonly fixed: boolean;
  }[];
  readonly rows: number;
  readonly rss: number;
  readonly residualStandardDeviation: number;
  readonly rSquared: number;
  readonly status: string;
  readonly iterations: number;
  readonly minima: readonly unknown[];
  readonly intervals: string;
  readonly warnings: readonly { readonly kind: string; readonly text: string }[];
  readonly residuals: readonly number[];
  readonly predictions: readonly Record<string, unknown>[];
  readonly comparison: { readonly models: readonly object[]; readonly tests: readonly object[] };
}

const fit = (flags: readonly string[], setting: Setting = {}) =>
  call(['fit', ...flags], { files, ...setting });

async function json(...flags: readonly string[]): Promise<Json> {
  const { status, out, err } = await fit([...flags, '--json']);
  expect(status, err).toBe(0);
  return JSON.parse(out) as Json;
}

const decay = (...flags: readonly string[]): Promise<Json> => json('--data', 'decay.csv', '--formula', FORMULA, ...flags); // prettier-ignore
const values = ({ parameters }: Json): number[] => parameters.map(({ value }) => value);
const errors = ({ parameters }: Json): number[] => parameters.map(({ standardError }) => standardError ?? NaN); // prettier-ignore
const kinds = ({ warnings }: Json): string[] => warnings.map(({ kind }) => kind);

describe('answers that are known', () => {
  test("Norris', to all digits that are certified", async () => {
    const found = await json('--data', 'norris.csv');
    expect(digits(values(found), [1.00211681802045, -0.262323073774029])).toBeGreaterThan(13.5);
    expect(digits(errors(found), [0.429796848199937e-3, 0.232818234301152])).toBeGreaterThan(12);
    expect(digits([found.residualStandardDeviation, found.rSquared], [0.884796396144373, 0.999993745883712])).toBeGreaterThan(12); // prettier-ignore
  });

  test("NoInt1's, through the origin, by a flag and by a formula", async () => {
    for (const flags of [['--through-origin'], ['--formula', 'b1*x']]) {
      const found = await json('--data', 'noint1.csv', ...flags);
      expect(digits(values(found), [2.07438016528926])).toBeGreaterThan(13.5);
      expect(digits(errors(found), [0.0165289256198347])).toBeGreaterThan(12);
      // About zero, as R has it and NIST certifies.
      expect(digits([found.rSquared], [0.999365492298663])).toBeGreaterThan(12);
    }
  });

  test("R's cars", async () => {
    const found = await json('--data', 'cars.csv');
    expect(digits(values(found), [3.9324087591240877, -17.579094890510948])).toBeGreaterThan(13);
    expect(digits(errors(found), [0.415512776657122, 6.75844016937923])).toBeGreaterThan(13);
    expect(digits([found.rSquared], [0.651079380758252])).toBeGreaterThan(13);
  });

  test('weights by sigma, relative and absolute', async () => {
    const relative = await json('--data', 'weights.csv', '--sigma', 'sigma');
    expect(digits(values(relative), [2.0509831039424133, -0.034971839904022396])).toBeGreaterThan(12); // prettier-ignore
    const absolute = await json('--data', 'weights.csv', '--sigma', 'sigma', '--absolute-sigma');
    // (XᵀWX)⁻¹ of a line, by hand.
    const rows = field('weights.csv').trim().split('\n').slice(1).map((line) => line.split(',').map(Number)); // prettier-ignore
    const sum = (of: (x: number, w: number) => number): number => rows.reduce((so, [x = NaN, , sigma = NaN]) => so + of(x, 1 / sigma ** 2), 0); // prettier-ignore
    const [w, wx, wxx] = [sum((_, one) => one), sum((x, one) => one * x), sum((x, one) => one * x * x)]; // prettier-ignore
    const determinant = w * wxx - wx ** 2;
    expect(digits(errors(absolute), [Math.sqrt(w / determinant), Math.sqrt(wxx / determinant)])).toBeGreaterThan(12); // prettier-ignore
    const s = relative.residualStandardDeviation;
    expect(digits(errors(relative), errors(absolute).map((one) => one * s))).toBeGreaterThan(12); // prettier-ignore
  });

  test("Longley's seven columns", async () => {
    const found = await json('--data', 'longley.csv', '--formula', 'y = b0 + b1*x1 + b2*x2 + b3*x3 + b4*x4 + b5*x5 + b6*x6'); // prettier-ignore
    const certified = [-3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355]; // prettier-ignore
    expect(digits(values(found), certified)).toBeGreaterThan(12);
    expect(digits(errors(found), [890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.22607320006937, 455.478499142212])).toBeGreaterThan(12); // prettier-ignore
    const asked = await json('--data', 'longley.csv', '--x', 'x1,x2,x3,x4,x5,x6', '--y', 'y');
    expect(digits(values(asked), [...certified.slice(1), -3482258.63459582])).toBeGreaterThan(12);
  });

  test('numbers are those of the file, not their nearest f32, and may be as large as f64 goes', async () => {
    const far = await json('--data', 'x-1e9.csv');
    // 1e9 + 0.2 is an f64 only to 1e-8 of 0.2: so many digits has an answer that was worked out in decimals.
    expect(digits(values(far), [1.0099096380090498, -1009909643.0321])).toBeGreaterThan(9);
    const huge = await json('--data', 'huge.csv');
    expect(huge.rows).toBe(4);
    const headless = await json('--data', 'headless.csv');
    expect(headless.rows).toBe(4);
    // (1, 1), (2, 2), (3, 3.1), (4, 4): slope 1.01, constant 0, by hand.
    expect(digits(values(huge).slice(0, 1), [1.01e300])).toBeGreaterThan(12);
  });
});

describe('the report', () => {
  it('is what a person reads', async () => {
    const { status, out, err } = await fit(['--data', 'decay.csv', '--formula', FORMULA, '--predict', '1,20', '--compare', 'A*exp(-t/tau)', '--compare', 'a*t + b']); // prettier-ignore
    expect(status).toBe(0);
    expect(err).toBe(
      'decay.csv: t is an input, y is signal, 11 rows\n' +
        'read as comma-separated, header on line 1\n' +
        `fitted in ${/fitted in (\d+) ms/.exec(err)?.[1] ?? ''} ms\n`,
    );
    expect(out).toMatchInlineSnapshot(`
      "y = A*exp(-t/tau) + c
      y = 5.0094*exp(-t/1.9847) + 1.0079

      name   value   ± error  95 % interval
      A     5.0094  ± 0.0367  4.9249 to 5.0940
      tau   1.9847  ± 0.0373  1.8986 to 2.0708
      c     1.0079  ± 0.0260  0.9481 to 1.0678

      rows                         11, errors from the residuals
      RSS                          0.0122452
      residual standard deviation  0.0391235 on 8 degrees of freedom
      R²                           0.999572 about the mean
      reduced χ²                   0.00153065
      AICc                         -28.9224
      runs test                    9 runs of one sign, 6.45 expected, chance of so few 0.98
      ended                        converged (gradient) after 8 iterations

       t   value  95 % of the curve  95 % of one more row
       1  4.0347  3.9935 to 4.0758   3.9355 to 4.1338
      20  1.0082  0.9483 to 1.0680   0.8999 to 1.1164

      formula            parameters        RSS  ΔAICc    weight
      A*exp(-t/tau) + c           3  0.0122452      0         1
      A*exp(-t/tau)               2    1.34396   46.4  8.22e-11
      a*t + b                     2     7.5936   65.5  6.01e-15

      by AICc A*exp(-t/tau) + c is the better one, with 100 % of the weight
      A*exp(-t/tau) is rejected in favour of A*exp(-t/tau) + c: F(1, 8) = 870.033, p = 1.89e-9
      "
    `);
  });

  it('says what there is to know in words', async () => {
    const flags = ['--bounds', 'c=2..', '--weights', 'n', '--level', '0.9'];
    const { out } = await fit(['--data', 'decay.csv', '--formula', `${FORMULA} + 0*d`, ...flags, '--predict', '3']); // prettier-ignore
    expect(out).toMatchInlineSnapshot(`
      "y = A*exp(-t/tau) + c + 0*d
      y = 4.223*exp(-t/1.218) + 2 + 0*0

      name  value         ± error  90 % interval
      A     4.223         ± 0.618  3.075 to 5.372
      tau   1.218         ± 0.292  0.676 to 1.761
      c         2    at its bound
      d         0  not determined

      rows                         10, errors from the residuals
      RSS                          3.76422
      residual standard deviation  0.68595 on 8 degrees of freedom
      R²                           0.8826 about the mean
      reduced χ²                   0.470528
      AICc                         25.8357
      runs test                    3 runs of one sign, 5.8 expected, chance of so few 0.048
      ended                        converged (gradient) after 25 iterations

      ! the data say nothing of d: fix it, or leave it out of the formula
      ! c is held by its bound 2, beyond which the fit would be better: it has no standard error, and those of the others take it as known
      ! 1 row left out: no number in a column that is needed, or no weight

      t  value  90 % of the curve  90 % of one more row of weight 1
      3  2.360  2.017 to 2.703     1.039 to 3.681
      "
    `);
  });

  it('has as many digits as there are, be they before the point or far behind it', async () => {
    const { out } = await fit(['--data', 'cars.csv']);
    expect(out).toContain('\nb     -17.58   ± 6.76  -31.17 to -3.99\n');
    expect(out).toContain('\ncorrelation                  a, b -0.947\n');
    const far = await fit(['--data', 'x-1e9.csv']);
    expect(far.out).toMatch(/\nb +-1\.0099e9 +± 0\.0\d+e9|\nb +-1009[\d.e]+ +± /);
  });

  it('of an exact fit claims no errors', async () => {
    const { status, out } = await fit(['--data', 'const-y.csv', '--formula', 'c']);
    expect(status).toBe(0);
    expect(out).toMatch(/\nc +7\.3 +± 0 +7\.3 to 7\.3\n/);
    expect(out).toContain('! the fit is exact');
  });
});

describe('each flag', () => {
  it('--degree', async () => {
    const found = await json('--data', 'norris.csv', '--degree', '2');
    expect(found.parameters.map(({ name }) => name)).toEqual(['c2', 'c1', 'c0']);
    const without = await json('--data', 'norris.csv', '--degree', '2', '--through-origin');
    expect(without.parameters.map(({ name }) => name)).toEqual(['c2', 'c1']);
  });

  it('--x and --y, several of x, and columns that no formula can name', async () => {
    const found = await json('--data', 'two.csv', '--x', 'a b', '--y', '2');
    expect(digits(values(found), [1.96, 1.06])).toBeGreaterThan(12);
    const sum = await json('--data', 'two.csv', '--x', 'a b,w', '--y', 'y (V)', '--through-origin'); // prettier-ignore
    expect(sum.parameters.map(({ name }) => name)).toEqual(['a1', 'a2']);
    // The column of ones is the constant.
    expect(digits(values(sum), [1.96, 1.06])).toBeGreaterThan(12);
  });

  it('a left side, and --start in part', async () => {
    const found = await json('--data', 'decay.csv', '--formula', `signal = ${FORMULA}`, '--start', 'tau=1.5'); // prettier-ignore
    expect(found.parameters[1]?.start).toBe(1.5);
    expect(digits(values(found), values(await decay()))).toBeGreaterThan(7);
  });

  it('--bounds, of which one side may be open', async () => {
    const found = await decay('--bounds', 'c=2..,A=-100..100,tau=..50');
    expect(found.parameters[2]).toMatchObject({ value: 2, atBound: true, standardError: null });
    expect(kinds(found)).toContain('at-bound');
  });

  it('--fix', async () => {
    const found = await decay('--fix', 'c=1,A=5');
    expect(found.parameters.map(({ fixed }) => fixed)).toEqual([true, false, true]);
    expect(found.parameters[0]).toMatchObject({ value: 5, standardError: 0, low: 5, high: 5 });
  });

  it('--sigma is no y by itself, and may be called as y is in the formula', async () => {
    const found = await fit(['--data', 'first.csv', '--sigma', 'sd']);
    expect(found.err).toContain('x is t, y is signal, 5 rows');
    const line = await json('--data', 'clash.csv', '--x', 't', '--y', 'signal', '--sigma', 'sd');
    const weighted = await json('--data', 'clash.csv', '--x', 't', '--y', 'signal', '--sigma', 'y');
    expect(digits(values(line), [1.97, 1.04])).toBeGreaterThan(12);
    expect(Math.abs((values(weighted)[0] ?? NaN) - 1.97)).toBeLessThan(0.1);
    expect(values(weighted)).not.toEqual(values(line));
  });

  it('--weights, where 0 leaves a row out', async () => {
    const found = await decay('--weights', 'n');
    expect(found.rows).toBe(10);
    expect(kinds(found)).toContain('left-out');
    expect(found.residuals).toHaveLength(10);
  });

  it('--loss and --huber-delta', async () => {
    const [huber, narrow, l1] = [await decay('--loss', 'huber'), await decay('--loss', 'huber', '--huber-delta', '0.001'), await decay('--loss', 'l1')]; // prettier-ignore
    expect(kinds(l1)).toContain('approximate-errors');
    expect(values(huber)).not.toEqual(values(narrow));
    expect(values(l1)).not.toEqual(values(huber));
  });

  it('--level', async () => {
    const [usual, narrow] = [await decay(), await decay('--level', '0.5')];
    const width = ({ parameters: [one] }: Json): number => (one?.high ?? NaN) - (one?.low ?? NaN);
    // Student's t with 8 degrees of freedom: 2.306 and 0.706.
    expect(width(usual) / width(narrow)).toBeCloseTo(2.306004135 / 0.706386613, 6);
    const { out } = await fit(['--data', 'cars.csv', '--level', '0.5']);
    expect(out).toContain('50 % interval');
  });

  it('--profile', async () => {
    const [usual, profiled] = [await decay(), await decay('--profile')];
    expect(profiled.intervals).toBe('profile');
    const [, tau] = profiled.parameters;
    // Skew: longer above than below.
    expect((tau?.high ?? NaN) - (tau?.value ?? NaN)).toBeGreaterThan((tau?.value ?? NaN) - (tau?.low ?? NaN)); // prettier-ignore
    expect(values(profiled)).toEqual(values(usual));
  });

  it('--starts', async () => {
    const [few, many] = [await decay('--starts', '1'), await decay('--starts', '2000')];
    expect(few.parameters[1]?.start).not.toBe(many.parameters[1]?.start);
  });

  it('--json has what the answer has, NaN as null, and the texts of warnings', async () => {
    const { out } = await fit(['--data', 'decay.csv', '--formula', `${FORMULA} + 0*d`, '--json']);
    const found = JSON.parse(out) as Json;
    expect(Object.keys(found)).toEqual(['formula', 'target', 'parameters', 'covariance', 'rss', 'residualStandardDeviation', 'degreesOfFreedom', 'rSquared', 'reducedChiSquare', 'aicc', 'rows', 'status', 'reason', 'iterations', 'minima', 'engine', 'elapsedMs', 'warnings', 'rSquaredAbout', 'aic', 'correlation', 'condition', 'runs', 'level', 'critical', 'intervals', 'absoluteSigma', 'loss', 'residuals']); // prettier-ignore
    expect(Object.keys(found.parameters[0] ?? {})).toEqual(['name', 'value', 'standardError', 'low', 'high', 'start', 'atBound', 'fixed', 'unit']); // prettier-ignore
    expect(found.parameters[3]).toMatchObject({ name: 'd', standardError: null });
    expect(found.warnings).toEqual([{ kind: 'undetermined', along: [['d', 1]], text: 'the data say nothing of d: fix it, or leave it out of the formula' }]); // prettier-ignore
  });

  it('--json has null for what is not known', async () => {
    const few = { 'few.csv': 'x,y\n1,1\n2,3\n4,4\n' };
    const { out } = await fit(['--data', 'few.csv', '--json'], { files: few });
    expect(JSON.parse(out)).toMatchObject({ rows: 3, aicc: null });
  });

  it('has a unit beside each parameter of which it follows from the names of the columns', async () => {
    const rows = [0, 1, 2, 3, 4, 5].map((t) => `${t},${(5 * Math.exp(-t / 2) + 1 + 0.02 * (t % 2)).toFixed(3)}`); // prettier-ignore
    const own = {
      'own.csv': ['t [s],U (mV),n (mean)', ...rows.map((row) => `${row},1`)].join('\n'),
    };
    const report = async (...flags: readonly string[]): Promise<string> => (await fit(['--data', 'own.csv', ...flags], { files: own })).out; // prettier-ignore
    const text = await report('--formula', FORMULA);
    expect(text).toMatch(/^name .* interval +unit$/m);
    expect(text).toMatch(/^A .* mV$/m);
    expect(text).toMatch(/^tau .* s$/m);
    expect(await report('--csv', '--x', 't [s]', '--y', 'U (mV)')).toMatch(/^a,.*,mV\/s$/m);
    // Of other columns nothing is known.
    expect(await report('--y', 'n (mean)')).not.toContain('unit');
    const cells = { 'cells.csv': 'day,price\n2024-01-01,$3\n2024-01-02,$5\n2024-01-04,$9.2\n' };
    expect((await fit(['--data', 'cells.csv'], { files: cells })).out).toMatch(/^a .* \$\/d$/m);
  });

  it('--csv: parameters, predictions, models, groups', async () => {
    const csv = async (...flags: readonly string[]): Promise<string[]> => (await fit(['--data', 'cars.csv', '--csv', ...flags])).out.split('\n'); // prettier-ignore
    const [head, a] = await csv();
    expect(head).toBe('name,value,standardError,low,high,start,atBound,fixed,unit');
    expect(a).toMatch(/^a,3\.9324087591240\d*,0\.41551277665712\d*,3\.09\d*,4\.76\d*,,false,false,$/); // prettier-ignore
    const [heads, at] = await csv('--predict', '10');
    expect(heads).toBe('x,value,standardError,confidenceLow,confidenceHigh,predictionLow,predictionHigh'); // prettier-ignore
    expect(at).toMatch(/^10,21\.744992700/);
    expect((await csv('--compare', 'c'))[0]).toBe('formula,parameters,rss,degreesOfFreedom,status,difference,weight'); // prettier-ignore
    const { err } = await fit(['--data', 'decay.csv', '--formula', `${FORMULA} + 0*d`, '--csv']);
    expect(err).toContain('\nthe data say nothing of d: fix it');
  });
});

describe('--predict', () => {
  test("R's predict(lm(dist ~ speed), data.frame(speed = 10), interval = …)", async () => {
    const { predictions } = await json('--data', 'cars.csv', '--predict', '10');
    const [{ at, value, confidenceLow, confidenceHigh, predictionLow, predictionHigh } = {}] = predictions; // prettier-ignore
    expect(at).toEqual({ x: 10 });
    const found = [value, confidenceLow, confidenceHigh, predictionLow, predictionHigh].map(Number);
    // As R prints them.
    for (const [i, due] of [21.74499, 15.46192, 28.02807, -9.809601, 53.29959].entries()) expect(found[i]).toBeCloseTo(due, 5); // prettier-ignore
  });

  it('of a constant is the same everywhere', async () => {
    const { predictions } = await json('--data', 'cars.csv', '--formula', 'c', '--predict', '1,2');
    expect(predictions.map(({ value }) => value)).toEqual([42.98, 42.98].map((due) => expect.closeTo(due, 10) as number)); // prettier-ignore
  });

  it('takes a table with the columns, in any order', async () => {
    const more = { ...files, 'at.csv': 'w;a b\n1;10\n1;20\n' };
    const flags = ['--data', 'two.csv', '--x', 'a b,w', '--y', 'y (V)', '--through-origin', '--predict', 'at.csv', '--json']; // prettier-ignore
    const { out } = await fit(flags, { files: more });
    const { predictions } = JSON.parse(out) as Json;
    expect(predictions.map(({ at }) => at)).toEqual([{ x1: 10, x2: 1 }, { x1: 20, x2: 1 }]); // prettier-ignore
    expect(Number(predictions[0]?.['value'])).toBeCloseTo(20.66, 9);
  });

  it('counts dates from the first of the data', async () => {
    const dates = { 'd.csv': 'day,y\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3.1\n2024-01-05,5\n', 'later.csv': 'day\n2024-01-11\n' }; // prettier-ignore
    const { out, err } = await fit(['--data', 'd.csv', '--predict', 'later.csv', '--json'], { files: dates }); // prettier-ignore
    expect(err).toContain('"day" in days since 2024-01-01');
    expect((JSON.parse(out) as Json).predictions[0]?.['at']).toEqual({ x: 10 });
  });
});

describe('--compare', () => {
  it('tests what is nested, and says which is the better', async () => {
    const found = await decay('--compare', 'A*exp(-t/tau)', '--compare', 'a*t + b');
    expect(found.comparison.models).toHaveLength(3);
    expect(found.comparison.tests).toMatchObject([{ simpler: 1, fuller: 0, numerator: 1, denominator: 8 }]); // prettier-ignore
  });

  it('prefers the simpler where both are as good', async () => {
    const { out } = await fit(['--data', 'cars.csv', '--degree', '2', '--compare', 'a*x + b']);
    // R: anova(lm(dist ~ speed), lm(dist ~ poly(speed, 2))) prints 11354, 10825, F = 2.296, p = 0.1364.
    expect(out).toContain('\na*x + b is enough, c2*x^2 + c1*x + c0 explains no more than chance would: F(1, 47) = 2.29603, p = 0.136'); // prettier-ignore
    expect(out).toMatch(/\nby AICc .* are as good as one another: take the simplest, a\*x \+ b/);
  });

  it('takes of --start, --bounds and --fix what a formula has', async () => {
    const found = await decay('--fix', 'c=1', '--start', 'tau=2', '--compare', 'A*exp(-t/tau)');
    expect(found.comparison.models).toMatchObject([{ parameters: 2 }, { parameters: 2 }]);
    expect(found.comparison.tests).toEqual([]);
  });
});

describe('--group', () => {
  it('fits each group by itself, a row each', async () => {
    const { status, out, err } = await fit(['--data', 'groups.csv', '--group', 'g', '--csv']);
    expect(status).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines[0]).toBe('group,rows,status,reason,a,a standard error,b,b standard error,rss,residualStandardDeviation,degreesOfFreedom,iterations,warnings'); // prettier-ignore
    const [a, b] = lines.slice(1).map((line) => line.split(','));
    expect(a?.slice(0, 4)).toEqual(['a', '3', 'converged', 'direct']);
    expect([a?.[4], a?.[6], b?.[4], b?.[6]].map(Number)).toEqual([1, 0, -1, 11].map((due) => expect.closeTo(due, 12) as number)); // prettier-ignore
    expect(err).toMatch(/\n2 of 2 groups converged, in \d+ ms\n$/);
  });

  it('prints a table, or one object', async () => {
    const flags = ['--data', 'decay.csv', '--formula', FORMULA, '--fix', 'c=1', '--group', 'kind'];
    const { out } = await fit(flags);
    expect(out).toMatchInlineSnapshot(`
      "group  rows                A              tau  c          RSS  status
      a         6  5.0304 ± 0.0194  1.9447 ± 0.0182  1   0.00203687  converged
      b         5  4.8826 ± 0.0438  2.0987 ± 0.0245  1  0.000750912  converged
      "
    `);
    const { group, fits } = JSON.parse((await fit([...flags, '--json'])).out) as { group: string; fits: (Json & { value: string })[] }; // prettier-ignore
    expect(group).toBe('kind');
    expect(fits.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(fits[0]?.parameters[1]?.name).toBe('tau');
  });

  it('says of one that cannot be fitted why, and goes on', async () => {
    const some = { 'g.csv': 'g,x,y\na,1,2\na,2,3\na,3,4.1\nb,-1,2\nb,-2,3\nb,-3,4\n' };
    const { status, out } = await fit(['--data', 'g.csv', '--formula', 'p*sqrt(x) + q', '--group', 'g', '--csv'], { files: some }); // prettier-ignore
    expect(status).toBe(1);
    expect(out).toMatch(/\nb,3,failed,.*sqrt/);
  });
});

test('in the library what stands for sigma is not taken for what is fitted', async () => {
  const found = await library({ t: [0, 1, 2, 3], signal: [1, 3, 5.1, 7], sd: [1, 1, 1, 1] }, 'a*t + b', { sigma: 'sd' }); // prettier-ignore
  expect(found.target).toBe('signal');
});

describe('exit status', () => {
  const lost = { 'years.csv': 'x,y\n2011,5\n2012,9\n2013,16\n2014,28\n2015,52\n' };

  it('is 1 where it did not converge, and what was found is printed all the same', async () => {
    const { status, out } = await fit(['--data', 'years.csv', '--formula', 'a*exp(b*x)'], { files: lost }); // prettier-ignore
    expect(status).toBe(1);
    expect(out).toContain('\nended                        NOT converged');
    expect(out).toContain('\n! not converged, ');
    expect(out).toContain('write (x - 2011) for x');
  });

  it('is 1 where the formula is a number nowhere', async () => {
    const { status, out, err } = await fit(['--data', 'years.csv', '--formula', 'a*sqrt(-x)'], { files: lost }); // prettier-ignore
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('downhill: the formula is a number at no start that was tried');
  });

  it('is that of the signal where somebody stops it', async () => {
    const { status, out } = await fit(['--data', 'decay.csv', '--formula', FORMULA], { stopped: 'SIGINT' }); // prettier-ignore
    expect({ status, out }).toEqual({ status: 130, out: '' });
  });
});

describe('rows that are left out', () => {
  it('are said with their lines, and in the report', async () => {
    const { out, err } = await fit(['--data', 'holes.csv']);
    expect(err).toContain('1 row left out, no value for x or y: line 3\n');
    expect(out).toContain('! 2 rows left out: no number in a column that is needed, or no weight');
  });
});

describe('what cannot be done is refused, with a remedy', () => {
  it.each([
    ['', '--data is missing: give a table, such as --data decay.csv, or --data - for stdin'],
    ['--data no.csv', 'no.csv cannot be read (ENOENT: no such file or directory, open \'no.csv\'): give the path of a file, or - for stdin'], // prettier-ignore
    ['--data decay.csv --formula a*t --degree 2', '--degree takes the place of --formula: leave one of them out'], // prettier-ignore
    ['--data decay.csv --formula a*t --through-origin', '--through-origin is for a line or --degree: leave it out, and the constant out of the formula'], // prettier-ignore
    ['--data decay.csv --degree 0', 'degree "0" is not an integer from 1 to 63: give one in that range'], // prettier-ignore
    ['--data decay.csv --x t,n --degree 2', '--degree is for one x: leave it out, or write a formula'], // prettier-ignore
    ['--data decay.csv --sigma sd --weights n', '--sigma and --weights both say what a row counts: leave one of them out'], // prettier-ignore
    ['--data decay.csv --absolute-sigma', '--absolute-sigma says something about --sigma: give the column, too'], // prettier-ignore
    ['--data decay.csv --sigma err', 'sigma "err" is no column of the data: use "t", "signal", "sd", "n", "kind", or a number from 1 to 5'], // prettier-ignore
    ['--data decay.csv --formula a*t+sd --sigma sd', 'the formula names sd, which is the column of --sigma: rename one of the two'], // prettier-ignore
    ['--data decay.csv --huber-delta 1', '--huber-delta is for --loss huber: add it, or leave this out'], // prettier-ignore
    ['--data decay.csv --loss cauchy', 'loss "cauchy" is unknown: use mse, huber, l1'],
    ['--data decay.csv --loss l1 --profile', '--profile is for least squares: leave it out, or --loss l1'], // prettier-ignore
    ['--data decay.csv --loss l1 --compare c', '--compare is for least squares: leave it out, or --loss l1'], // prettier-ignore
    ['--data decay.csv --start 5', 'start "5" is not written as b1=500,b2=1e-4: give each name once, with commas between'], // prettier-ignore
    ['--data decay.csv --start a=1,a=2', 'start "a=1,a=2" is not written as b1=500,b2=1e-4: give each name once, with commas between'], // prettier-ignore
    [
      '--data decay.csv --start q=5',
      'start names "q", which is no parameter of the formula: use a, b',
    ],
    ['--data decay.csv --bounds a=1', 'bounds "a=1" is not written as tau=0..10,c=..5: give each name once, with commas between'], // prettier-ignore
    ['--data decay.csv --bounds a=2..1', 'bounds 2 to 1 leave no room: give the lesser one first, or fix the parameter'], // prettier-ignore
    ['--data decay.csv --fix a=x', 'fix "a=x" is not written as c=0: give each name once, with commas between'], // prettier-ignore
    ['--data decay.csv --fix a=1,b=1', 'all parameters are fixed: leave one free'],
    ['--data decay.csv --level 95', 'level "95" is not between 0 and 1: write 95 % as 0.95'],
    ['--data decay.csv --starts 0', 'starts "0" is not an integer from 1 to 1000000: give one in that range'], // prettier-ignore
    [
      '--data decay.csv --json --csv',
      '--json and --csv ask for two formats: leave one of them out',
    ],
    ['--data decay.csv --plot fit.pdf', '--plot fit.pdf is neither .svg nor .png: give a name that ends so'], // prettier-ignore
    ['--data decay.csv --group kind --plot a.svg', '--plot is for one fit, and --group makes many: leave one of them out'], // prettier-ignore
    ['--data decay.csv --group kind --predict 1', '--predict is for one fit, and --group makes many: leave one of them out'], // prettier-ignore
    ['--data decay.csv --group kind --compare c', '--compare is for one fit, and --group makes many: leave one of them out'], // prettier-ignore
    ['--data decay.csv --predict 1,,2', 'predict "1,,2" is neither numbers such as 1,12 nor the path of a table: write one of them'], // prettier-ignore
    ['--data decay.csv --predict 1,x', 'predict "1,x" is neither numbers such as 1,12 nor the path of a table: write one of them'], // prettier-ignore
    ['--data decay.csv --predict 1,2.csv', "1,2.csv cannot be read (ENOENT: no such file or directory, open '1,2.csv'): give the path of a file, or - for stdin"], // prettier-ignore
    ['--data decay.csv --x t,n --predict 1', '--predict 1 gives numbers for one input, and the formula looks at x1, x2: give a table with these columns'], // prettier-ignore
    ['--data decay.csv --predict t=3,4', '--predict t=3,4 has names in it, and x is the only input: give its numbers alone, --predict 3,4'], // prettier-ignore
    ['--data decay.csv --predict t=3.csv', "t=3.csv cannot be read (ENOENT: no such file or directory, open 't=3.csv'): give the path of a file, or - for stdin"], // prettier-ignore
    ['--data decay.csv --compare n=a*t', '--compare n = … fits another column than the formula does: compare formulas of one column'], // prettier-ignore
    ['--data decay.csv --formula a*t+b --compare log[signal]=a*t+b', 'log[signal]=a*t+b fits log signal, and a*t+b does not: write both of the same'], // prettier-ignore
    ['--data decay.csv --compare a*signal', '--compare looks at signal, which is what is fitted: leave it out of the formula'], // prettier-ignore
    [
      '--data decay.csv --epochs 5',
      '"--epochs" is not a flag of fit: downhill fit --help lists them',
    ],
  ])('%s', async (line, message) => {
    const { status, out, err } = await fit(line.split(' ').filter((word) => word !== ''));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.trim().split('\n').at(-1)).toBe(`downhill: ${message}`);
  });

  it('a formula, with a caret under what is wrong', async () => {
    const { status, err } = await fit(['--data', 'decay.csv', '--formula', 'a*exp(-t']);
    expect(status).toBe(2);
    expect(err).toContain('downhill: ( is never closed: add )\n  a*exp(-t\n       ^\n');
  });
});

describe('the documentation', () => {
  const blocks = ['docs/fitting.md', 'README.md'].flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/```\n\$ downhill (fit .*)\n([^]*?)```/g),
      ([, line = '', due = '']) => [line, due] as const,
    ),
  );

  it.each(blocks)('%s prints what it says', async (line, due) => {
    const words = Array.from(line.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? ''); // prettier-ignore
    const { status, out } = await call(words);
    expect(status).toBe(0);
    expect(out).toContain(due.replace('…\n', ''));
  });

  it('has them all', () => {
    expect(blocks).toHaveLength(4);
  });

  it('tells every flag, every key of the JSON and every kind of warning', async () => {
    const text = readFileSync('docs/fitting.md', 'utf8');
    for (const [heading, rows] of Object.entries(FIT_FLAGS)) {
      for (const flag of Object.keys(rows)) expect(text, heading).toContain(`--${flag}`);
    }
    const { out } = await fit(['--data', 'cars.csv', '--json', '--compare', 'c', '--predict', '1']);
    for (const key of Object.keys(JSON.parse(out) as object)) expect(text).toContain(`\`${key}\``);
    for (const kind of Object.keys(ENGLISH)) expect(text).toContain(`| \`${kind}\``);
  });
});

test('it loads no engine, no kernel and no device', () => {
  const src = fileURLToPath(new URL('../../src', import.meta.url));
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    // What is imported when it is asked for stands in parentheses, and types are gone.
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)(?! type)[^;()]*?'(\.[^']+\.ts)';/gm)) visit(join(dirname(file), path)); // prettier-ignore
  };
  for (const main of ['cli/main.ts', 'cli/run.ts', 'cli/fit.ts']) visit(join(src, main));
  const rooms = [...seen].map((file) => relative(src, file).split(sep).join('/'));
  expect(rooms).toContain('cpu/least-squares/linear.ts');
  expect(rooms.filter((file) => /^(gpu|wasm|shaders)\/|^cpu\/(?!least-squares\/)/.test(file))).toEqual([]); // prettier-ignore
  expect(rooms.filter((file) => /^cli\/(train|bench|verify|info|fit-(plot|svg|groups|compare|predict))\.ts$/.test(file))).toEqual([]); // prettier-ignore
});
