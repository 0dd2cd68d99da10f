/** `fit`: what people run into elsewhere, units and orders that change nothing, and hostile tables. */
import { describe, expect, test } from 'vitest';
import { AbortedError, ConfigError, DownhillError } from '../../src/core/errors.ts';
import { fit, type FitData, type FitOptions, type FitResult } from '../../src/index.ts';
import { atOnce } from '../../src/core/work/pieces.ts';
import { fitInPieces } from '../../src/run/fit/fit.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { digits } from '../helpers/nist.ts';

const X = Array.from({ length: 30 }, (_, i) => i / 3);
const noise = new TorchGenerator(7).randn(X.length);
const NOISE = X.map((_, i) => noise[i] ?? NaN);
/** 5·e^(−t/2) + 1, and a scatter of 0.05. */
const DECAY = X.map((t, i) => 5 * Math.exp(-t / 2) + 1 + 0.05 * (NOISE[i] ?? NaN));
const FORMULA = 's = A*exp(-t/tau) + c';

const values = ({ parameters }: FitResult): number[] => parameters.map(({ value }) => value);
const errors = ({ parameters }: FitResult): number[] =>
  parameters.map(({ standardError }) => standardError);
const kinds = ({ warnings }: FitResult): string[] => warnings.map(({ kind }) => kind);
/** value, and each of its errors, alike to so many digits. */
function expectAlike(
  one: FitResult,
  other: FitResult,
  of = (p: number): number => p * 0 + 1,
): void {
  const scaled = (list: readonly number[]): number[] => list.map((value, p) => value * of(p));
  expect(digits(scaled(values(other)), values(one))).toBeGreaterThan(10);
  expect(digits(scaled(errors(other)), errors(one))).toBeGreaterThan(10);
}

async function refusal(data: unknown, formula: unknown, options: unknown = {}): Promise<string> {
  const error: unknown = await fit(data as FitData, formula as string, options as FitOptions).then(
    () => 'it was accepted',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DownhillError);
  return (error as DownhillError).message;
}

describe('what people run into elsewhere', () => {
  test('years as x, and a formula that says one thing twice', async () => {
    const x = [2011, 2012, 2013, 2014, 2015];
    const y = [5, 9, 16, 28, 52];
    const found = await fit({ x, y }, 'a*exp(b*x + c)');
    const centred = await fit({ x, y }, 'a*exp(b*(x - 2011))');
    expect(found.status).toBe('converged');
    expect(digits([found.rss], [centred.rss])).toBeGreaterThan(10);
    const [, b] = found.parameters;
    const [, due] = centred.parameters;
    expect(digits([b?.value ?? NaN, b?.standardError ?? NaN], [due?.value ?? NaN, due?.standardError ?? NaN])).toBeGreaterThan(8); // prettier-ignore
    const undetermined = found.warnings.find(({ kind }) => kind === 'undetermined');
    const along = undetermined?.kind === 'undetermined' ? undetermined.along : [];
    expect(along.map(([name]) => name)).toEqual(['a', 'c']);
    expect(errors(found)[0]).toBeNaN();
    // Without c, a would be 10⁻⁵¹⁸.
    const lost = await fit({ x, y }, 'a*exp(b*x)');
    expect(lost.status).toBe('not-converged');
    expect(kinds(lost)).toContain('out-of-range');
  });

  test.each([
    ['x times 0.085', 0.085, 1],
    ['x times 1e-12, y times 1e6', 1e-12, 1e6],
    ['x times 1e7, y times 1e-9', 1e7, 1e-9],
  ])('%s changes nothing but the units', async (_, x, y) => {
    const plain = await fit({ t: X, s: DECAY }, FORMULA);
    const scaled = await fit(
      { t: X.map((one) => one * x), s: DECAY.map((one) => one * y) },
      FORMULA,
    );
    expectAlike(plain, scaled, (p) => (p === 1 ? 1 / x : 1 / y));
    expect(digits([scaled.rSquared], [plain.rSquared])).toBeGreaterThan(10);
  });

  test('NaN that the model makes at a start is no end; where it is everywhere, row and part are named', async () => {
    const y = X.map((x) => 3 * Math.sqrt(x + 2));
    const found = await fit({ x: X, y }, 'a*sqrt(x - b)', { start: { b: 5 } });
    expect(digits(values(found), [3, -2])).toBeGreaterThan(10);
    const said = await refusal({ x: [-1, -2, -3], y: [1, 2, 3] }, 'a*x^b');
    expect(said).toContain('x^b: row 1, x = -1');
  });

  test('NaN in a table is a missing number', async () => {
    const found = await fit({ x: [1, 2, NaN, 4, 5], y: [1, 2, 3, NaN, 5.1], z: [NaN, NaN, NaN, NaN, NaN] }, 'y = a*x + b'); // prettier-ignore
    expect(found.rows).toBe(3);
    expect(found.warnings).toContainEqual({ kind: 'left-out', rows: 2 });
  });

  test('a bound and a parameter that nothing depends on are said', async () => {
    const bound = await fit({ t: X, s: DECAY }, FORMULA, { bounds: { c: [2, Infinity] } });
    expect(bound.parameters[2]).toMatchObject({ value: 2, atBound: true, standardError: NaN });
    expect(kinds(bound)).toContain('at-bound');
    const slope = await fit({ x: [0, 1, 2, 3], y: [1, 3, 5, 7] }, 'a*x + b', { bounds: { a: [3, 9] } }); // prettier-ignore
    expect(slope.parameters[0]).toMatchObject({ value: 3, atBound: true });
    // b of 3·x + b: the mean of y − 3·x.
    expect(slope.parameters[1]?.value).toBeCloseTo(-0.5, 12);
    const idle = await fit({ t: X, s: DECAY }, `${FORMULA} + 0*d`);
    expect(idle.warnings).toContainEqual({ kind: 'undetermined', along: [['d', 1]] });
    expectAlike(await fit({ t: X, s: DECAY }, FORMULA), { ...idle, parameters: idle.parameters.slice(0, 3) }); // prettier-ignore
  });

  test.each([
    ['anywhere', {}],
    ['beside a bound that holds', { bounds: { tau: [3, 9] } }],
  ] as const)('what the rows do not tell apart stays small, %s', async (_, options) => {
    const plain = await fit({ t: X, s: DECAY }, FORMULA, options);
    const found = await fit({ t: X, s: DECAY }, `${FORMULA} + d`, options);
    const [A, tau, c = NaN, d = NaN] = values(found);
    expect(found.status).toBe('converged');
    expect(digits([A ?? NaN, tau ?? NaN, c + d, found.rss], [...values(plain), plain.rss])).toBeGreaterThan(10); // prettier-ignore
    // The shortest of all that say the same.
    expect(digits([c], [d])).toBeGreaterThan(9);
    expect(kinds(found)).toEqual(['undetermined', ...kinds(plain)]);
    const [undetermined] = found.warnings;
    const along = undetermined?.kind === 'undetermined' ? undetermined.along : [];
    expect(along.map(([name]) => name)).toEqual(['c', 'd']);
    expect((along[0]?.[1] ?? NaN) / (along[1]?.[1] ?? NaN)).toBeCloseTo(-1, 12);
  });

  test('σ is absolute or relative as is said', async () => {
    const sd = X.map(() => 0.05);
    const relative = await fit({ t: X, s: DECAY, sd }, FORMULA, { sigma: 'sd' });
    const absolute = await fit({ t: X, s: DECAY, sd }, FORMULA, {
      sigma: 'sd',
      absoluteSigma: true,
    });
    const ratio = relative.residualStandardDeviation;
    expect(
      digits(
        errors(relative),
        errors(absolute).map((one) => one * ratio),
      ),
    ).toBeGreaterThan(12);
    expect(digits(values(relative), values(absolute))).toBeGreaterThan(12);
    // (1/1² + 4/2²)/(1/1² + 1/2²)
    const mean = await fit({ y: [1, 4], sd: [1, 2] }, 'c', { sigma: 'sd' });
    expect(mean.parameters[0]?.value).toBeCloseTo(1.6, 14);
    // Known, it is the normal distribution's 1.96; estimated with 27 degrees of freedom, t's 2.05.
    expect(absolute.critical).toBeCloseTo(1.959963984540054, 12);
    expect(relative.critical).toBeCloseTo(2.0518305164802833, 12);
  });

  test.each([
    [
      'an exponential with negative y',
      'a*exp(b*x)',
      (x: number) => -2 * Math.exp(0.3 * x),
      [-2, 0.3],
    ],
    ['a sine', 'a*sin(w*x + p)', (x: number) => 2 * Math.sin(3 * x + 0.4), [2, 3, 0.4]],
    ['four parameters of a logistic', 'd + (a - d)/(1 + (x/c)^b)', (x: number) => 5 + (1 - 5) / (1 + (x / 3) ** 2.5), [5, 1, 3, 2.5]], // prettier-ignore
  ] as const)('%s is found without a start', async (_, formula, of, due) => {
    const x = X.slice(1);
    const found = await fit({ x, y: x.map(of) }, formula);
    expect(digits([found.rss + 1], [1])).toBeGreaterThan(12);
    if (formula.startsWith('d')) return;
    expect(digits(values(found), due)).toBeGreaterThan(8);
  });

  test('one start of several values, others found; a bad one does no harm', async () => {
    const plain = await fit({ t: X, s: DECAY }, FORMULA);
    expectAlike(plain, await fit({ t: X, s: DECAY }, FORMULA, { start: { tau: 1 } }));
    expectAlike(plain, await fit({ t: X, s: DECAY }, FORMULA, { start: { A: -50, tau: 1e-3, c: 90 } })); // prettier-ignore
  });
});

test('log(y) before = fits the logarithm of what was measured', async () => {
  const y = X.map((x) => Math.exp(0.3 * x + 1 + 0.01 * Math.sin(31 * x)));
  const found = await fit({ x: X, y }, 'log(y) = a*x + b');
  const due = await fit({ x: X, z: y.map(Math.log) }, 'z = a*x + b');
  for (const [p, { value, standardError }] of found.parameters.entries()) {
    // One rounding of a logarithm a row, of some ten: 1e-14 of them.
    expect(value).toBeCloseTo(due.parameters[p]?.value ?? NaN, 12);
    expect(standardError).toBeCloseTo(due.parameters[p]?.standardError ?? NaN, 12);
  }
});

describe('a column of sigma or of weights', () => {
  const sd = X.map((x) => 0.5 + (x % 2));

  test.each(['sigma', 'weights'] as const)('%s is neither fitted nor looked at', async (role) => {
    // It comes before what is fitted, and has the name of a parameter.
    const found = await fit({ t: X, A: sd, s: DECAY }, 'A*exp(-t/tau) + c', { [role]: 'A' });
    const due = await fit({ t: X, other: sd, s: DECAY }, FORMULA, { [role]: 'other' });
    expect(found.target).toBe('s');
    expect(found.parameters.map(({ name }) => name)).toEqual(['A', 'tau', 'c']);
    expectAlike(due, found);
  });
});

describe('the same answer', () => {
  test('of rows and parameters in another order, and of two rows with a weight of ½', async () => {
    const plain = await fit({ t: X, s: DECAY }, FORMULA);
    const back = (list: readonly number[]): number[] => [...list].reverse();
    expectAlike(plain, await fit({ t: back(X), s: back(DECAY) }, FORMULA));
    const other = await fit({ t: X, s: DECAY }, 's = c + A*exp(-t/tau)');
    const [c, A, tau] = other.parameters;
    expectAlike(plain, { ...other, parameters: [A, tau, c].flatMap((one) => one ?? []) });
    const twice = { t: [...X, ...X], s: [...DECAY, ...DECAY], w: [...X, ...X].map(() => 0.5) };
    const doubled = await fit(twice, FORMULA, { weights: 'w' });
    expect(digits(values(doubled), values(plain))).toBeGreaterThan(10);
    expect(digits([doubled.rss], [plain.rss])).toBeGreaterThan(10);
    // As many degrees of freedom more.
    const ratio = Math.sqrt(plain.degreesOfFreedom / doubled.degreesOfFreedom);
    expect(
      digits(
        errors(doubled),
        errors(plain).map((one) => one * ratio),
      ),
    ).toBeGreaterThan(10);
  });

  test('of a line in other units of x and y', async () => {
    const y = X.map((x, i) => 3 * x - 7 + (NOISE[i] ?? NaN));
    const plain = await fit({ x: X, y }, 'a*x + b');
    const other = await fit(
      { x: X.map((one) => one / 60), y: y.map((one) => one * 1000) },
      'a*x + b',
    );
    expectAlike(plain, other, (p) => (p === 0 ? 1 / 60_000 : 1 / 1000));
  });
});

describe('a robust fit', () => {
  test.each([
    ['huber', 's = A*exp(-t/tau) + c'],
    ['l1', 's = A*exp(-t/tau) + c'],
    ['huber', 's = a*t + c'],
    ['l1', 's = a*t + c'],
  ] as const)('by %s of %s is not moved by an outlier of 1e9', async (loss, formula) => {
    const truth = formula.includes('exp') ? DECAY : X.map((t, i) => 2 * t - 1 + 0.05 * (NOISE[i] ?? NaN)); // prettier-ignore
    const clean = await fit({ t: X, s: truth }, formula, { loss });
    const s = truth.map((one, i) => (i === 5 ? 1e9 : one));
    const found = await fit({ t: X, s }, formula, { loss });
    for (const [p, { value, standardError }] of clean.parameters.entries()) {
      expect(Math.abs((values(found)[p] ?? NaN) - value)).toBeLessThan(standardError);
    }
    expect(kinds(found)).toContain('approximate-errors');
  });

  test('a wave is found beside an outlier', async () => {
    const y = X.map((x, i) => (i === 11 ? 1e6 : 2 * Math.sin(3 * x + 0.4) + 0.02 * (NOISE[i] ?? NaN))); // prettier-ignore
    const found = await fit({ x: X, y }, 'a*sin(w*x + p)', { loss: 'l1' });
    expect(Math.abs(values(found)[1] ?? NaN)).toBeCloseTo(3, 1);
  });

  test("by Huber's loss of R's stackloss-like rows is rlm's: the weights satisfy its equations", async () => {
    const s = DECAY.map((one, i) => (i % 7 === 3 ? one + 2 : one));
    const found = await fit({ t: X, s }, 's = a + b*t + d*t^2', { loss: 'huber' });
    const r = found.residuals;
    const sizes = Array.from(r, Math.abs).sort((one, other) => one - other);
    const scale = ((sizes[14] ?? NaN) + (sizes[15] ?? NaN)) / 2 / 0.6744897501960817;
    const psi = Array.from(r, (one) => Math.max(-1.345 * scale, Math.min(1.345 * scale, one)));
    for (const power of [0, 1, 2]) {
      const moment = psi.reduce((sum, one, i) => sum + one * (X[i] ?? NaN) ** power, 0);
      const size = psi.reduce((sum, one, i) => sum + Math.abs(one) * (X[i] ?? NaN) ** power, 0);
      expect(Math.abs(moment) / size).toBeLessThan(1e-8);
    }
  });
});

describe('a hostile table', () => {
  test.each<[string, FitData, string, FitOptions, string]>([
    ['no data', { x: [], y: [] }, 'a*x + b', {}, 'there is no row'],
    ['lengths', { x: [1, 2], y: [1] }, 'a*x + b', {}, 'x has 2 rows, and y has 1'],
    ['∞', { x: [1, Infinity], y: [1, 2] }, 'a*x + b', {}, 'row 2 has an infinite number'],
    ['no y', { x: [1], u: [1], v: [1] }, 'a*x + b', {}, 'which column is fitted is not said'],
    ['a name', { x: [1], y: [1] }, 'a*x + b', { start: { c: 1 } }, 'start names "c"'],
    ['fixed', { x: [1], y: [1] }, 'a*x', { fixed: { a: 1 } }, 'all parameters are fixed'],
    ['bounds', { x: [1], y: [1] }, 'a*x', { bounds: { a: [2, 1] } }, 'bounds 2 to 1 leave no room'],
    [
      'outside',
      { x: [1], y: [1] },
      'a*x',
      { bounds: { a: [2, 3] }, start: { a: 1 } },
      'is outside',
    ],
    ['σ', { x: [1], y: [1], s: [0] }, 'a*x', { sigma: 's' }, 'row 1 has s 0'],
    ['weights', { x: [1], y: [1], s: [-1] }, 'a*x', { weights: 's' }, 'row 1 has s -1'],
    ['both', { x: [1], y: [1], s: [1] }, 'a*x', { weights: 's', sigma: 's' }, 'give one of them'],
    ['absolute', { x: [1], y: [1] }, 'a*x', { absoluteSigma: true }, 'give the column, too'],
    ['level', { x: [1], y: [1] }, 'a*x', { level: 95 }, 'level 95 is not a number between 0 and 1'],
    ['log', { x: [1, 2], y: [1, -2] }, 'log(y) = a*x', {}, 'log(y) of row 2'],
    [
      '1e300',
      { x: X, y: DECAY.map((one) => one * 1e300) },
      'a*exp(-b*x) + c',
      { loss: 'huber' },
      'divide it',
    ],
    [
      '1e-300',
      { x: X, s: DECAY.map((one) => one * 1e-300) },
      's = a*x + c',
      { loss: 'l1' },
      's is of the size of 2.47e-300, and with loss l1 that must be from 1e-100 to 1e100: multiply it',
    ],
  ])('%s is refused with a remedy', async (_, data, formula, options, says) => {
    expect(await refusal(data, formula, options)).toContain(says);
  });

  test('is refused also from those who call without types', async () => {
    expect(await refusal(null, 'a*x')).toContain('data null is not an object');
    expect(await refusal({ x: 'text' }, 'a*x')).toContain('x "text" is not a list of numbers');
    expect(await refusal({ x: [1], y: [1] }, 7)).toContain('formula 7 is not a text');
    expect(await refusal({ x: [1], y: [1] }, 'a*x', { strt: 1 })).toContain('did you mean start?');
    const error: unknown = await fit({ x: [1], y: [1] }, 'a*').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
  });

  test('constant y, one row, as many rows as parameters, equal x: an answer, and what it lacks', async () => {
    const flat = await fit({ x: X, y: X.map(() => 7.3) }, 'a*x + b');
    expect(values(flat)).toEqual([0, 7.3]);
    expect(kinds(flat)).toEqual(['exact']);
    const one = await fit({ x: [1], y: [2] }, 'a*x + b');
    expect(kinds(one)).toEqual(['few-rows', 'undetermined']);
    const two = await fit({ x: [1, 2], y: [2, 5] }, 'a*x + b');
    expect(digits(values(two), [3, -1])).toBeGreaterThan(14);
    expect(kinds(two)).toEqual(['few-rows']);
    expect(errors(two)).toEqual([NaN, NaN]);
    const equal = await fit({ x: [3, 3, 3], y: [1, 2, 3] }, 'a*x + b');
    expect(kinds(equal)).toEqual(['undetermined']);
    expect(equal.predict({ x: [3] }).value[0]).toBeCloseTo(2, 12);
    // Elsewhere than at x = 3 nothing is known.
    expect(equal.predict({ x: [3, 4] }).confidence[1]).toBe(Infinity);
  });

  test('y = 1e300 on a line, x beside 1e9, 64 parameters', async () => {
    const large = await fit({ x: [1, 2, 3, 4], y: [2e300, 4e300, 6e300, 8.1e300] }, 'a*x');
    expect(large.parameters[0]?.value).toBeCloseTo(2.01333333333e300, -290);
    const far = await fit({ x: [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 4], y: [1, 2, 3.2, 5] }, 'a*x + b');
    expect(kinds(far)).toEqual(['far-from-zero']);
    const near = await fit({ x: [10, 12, 14, 17], y: [1, 2, 3.2, 5] }, 'a*x + b');
    expect(kinds(near)).toEqual([]);
    const names = Array.from({ length: 63 }, (_, k) => `p${k}*cos(${k + 1}*x)`);
    const x = Array.from({ length: 200 }, (_, i) => (i * Math.PI) / 200);
    const y = x.map((one) => Math.cos(5 * one) - 2 * Math.cos(40 * one) + 1);
    const many = await fit({ x, y }, `${names.join(' + ')} + c`);
    const found = new Map(many.parameters.map(({ name, value }) => [name, value]));
    for (const [name, due] of [
      ['p4', 1],
      ['p39', -2],
      ['c', 1],
      ['p0', 0],
    ] as const)
      expect(found.get(name)).toBeCloseTo(due, 10);
  });

  test('two minima within reach are both told', async () => {
    // At every eighth of a turn sin(x) and sin(7·x) of the other sign are the same; a little off, nearly so.
    const x = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 4 + 0.003 * (i % 3));
    const y = x.map((one, i) => Math.sin(one) + 0.05 * (NOISE[i] ?? NaN));
    const found = await fit({ x, y }, 'a*sin(w*x)', { bounds: { w: [0.5, 7.5] } });
    expect(kinds(found)).toContain('other-minimum');
    expect(found.minima.length).toBeGreaterThan(1);
  });

  test.each([
    ['with many starts', FORMULA, {}],
    ['from a start in part', FORMULA, { start: { tau: 3 } }],
    ['from a start', FORMULA, { start: { tau: 3, A: 1, c: 0 } }],
    ['at once', 's = A*t + c', {}],
    ['with waves', 's = A*sin(w*t + p) + B*sin(v*t + q) + c', {}],
  ] as const)('%s it says how far it is, which never goes back', (_, formula, options) => {
    const many = Float64Array.from({ length: 4000 }, (__, i) => X[i % X.length] ?? NaN);
    const s = many.map((__, i) => (DECAY[i % X.length] ?? NaN) + 1e-3 * Math.sin(i * i));
    const shares: number[] = [];
    atOnce(fitInPieces({ t: many, s }, formula, options), (share) => shares.push(share));
    expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1)).toBe(true);
    // Where all rows take part it is told more often than once.
    expect(new Set(shares.filter((share) => share > 0.45 && share < 0.8)).size).toBeGreaterThan(2);
  });

  test('it can be stopped', async () => {
    const signal = AbortSignal.abort('enough');
    const stopped: unknown = await fit({ t: X, s: DECAY }, FORMULA, { signal }).catch((one: unknown) => one); // prettier-ignore
    expect(stopped).toBeInstanceOf(AbortedError);
  });
});

test('profile intervals are where the sum of squares is, and a line has those of its errors', async () => {
  const y = X.map((x, i) => 3 * x - 7 + (NOISE[i] ?? NaN));
  const plain = await fit({ x: X, y }, 'a*x + b');
  const profile = await fit({ x: X, y }, 'a*x + b', { profile: true });
  for (const [p, { low, high }] of profile.parameters.entries()) {
    const due = plain.parameters[p];
    expect(digits([low, high], [due?.low ?? NaN, due?.high ?? NaN])).toBeGreaterThan(6);
  }
  const curved = await fit({ t: X, s: DECAY }, FORMULA, { profile: true });
  const tau = curved.parameters[1];
  const held = await fit({ t: X, s: DECAY }, FORMULA, { fixed: { tau: tau?.high ?? NaN } });
  const rise = (held.rss - curved.rss) / curved.residualStandardDeviation ** 2;
  expect(digits([Math.sqrt(rise)], [curved.critical])).toBeGreaterThan(6);
});

test('bands are those of the textbook for a line', async () => {
  const x = [1, 2, 3, 4, 5];
  const y = [1.1, 1.9, 3.2, 3.8, 5.1];
  const found = await fit({ x, y }, 'a*x + b');
  const { value, standardError, confidence, prediction } = found.predict({ x: [3, 6] });
  const s = found.residualStandardDeviation;
  // s·√(1/n + (x − x̄)²/Sxx), Sxx = 10; t at 3 degrees of freedom is 3.182.
  const due = [s * Math.sqrt(1 / 5), s * Math.sqrt(1 / 5 + 9 / 10)];
  expect(digits([...standardError], due)).toBeGreaterThan(12);
  expect(
    digits(
      [...confidence],
      due.map((one) => 3.182446305284263 * one),
    ),
  ).toBeGreaterThan(12);
  expect(digits([...prediction], due.map((one) => 3.182446305284263 * Math.hypot(one, s)))).toBeGreaterThan(12); // prettier-ignore
  expect(value[0]).toBeCloseTo(3.02, 12);
});
