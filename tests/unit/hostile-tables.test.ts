/** Tables that are made to break a fit: each has an answer, or a word that says what, the value, the limit and the remedy. */
import { describe, expect, test } from 'vitest';
import { fit, type FitData, type FitOptions, type FitResult } from '../../src/index.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { call } from '../helpers/cli-fakes.ts';
import { digits } from '../helpers/nist.ts';

const X = Array.from({ length: 20 }, (_, i) => i);
const noise = Array.from(new TorchGenerator(11).randn(X.length));
const NOISE = X.map((_, i) => 0.02 * (noise[i] ?? NaN));
const EXPONENTIAL = 'A*exp(-x/tau) + c';
/** 5·e^(−x/4) + 1, and a scatter of 0.02. */
const DECAY = X.map((x, i) => 5 * Math.exp(-x / 4) + 1 + (NOISE[i] ?? NaN));

const values = ({ parameters }: FitResult): number[] => parameters.map(({ value }) => value);
const errors = ({ parameters }: FitResult): number[] => parameters.map(({ standardError }) => standardError); // prettier-ignore
const kinds = ({ warnings }: FitResult): string[] => warnings.map(({ kind }) => kind);

/** What `downhill fit` prints of a table. */
async function told(data: FitData, ...flags: readonly string[]) {
  const columns = Object.values(data);
  const rows = Array.from({ length: columns[0]?.length ?? 0 }, (_, i) => columns.map((column) => column[i]).join()); // prettier-ignore
  return toldOf([Object.keys(data).join(), ...rows, ''].join('\n'), ...flags);
}

const toldOf = (text: string, ...flags: readonly string[]) =>
  call(['fit', '--data', 'd.csv', ...flags], { files: { 'd.csv': text } });

describe('y of any size', () => {
  const plain = fit({ x: X, y: DECAY }, EXPONENTIAL);

  test.each([1e300, 1e150, 1e-150, 1e-300])('times %d is the same curve', async (size) => {
    const y = DECAY.map((one) => one * size);
    const due = await plain;
    const found = await fit({ x: X, y }, EXPONENTIAL);
    const back = (list: readonly number[]): number[] => list.map((value, p) => (p === 1 ? value : value / size)); // prettier-ignore
    expect(found.status).toBe('converged');
    expect(digits(back(values(found)), values(due))).toBeGreaterThan(10);
    expect(digits(back(errors(found)), errors(due))).toBeGreaterThan(10);
    expect(digits([found.rSquared], [due.rSquared])).toBeGreaterThan(10);
    expect(found.minima).toHaveLength(due.minima.length);
  });

  test('has the same minima in the same order, where there are several', async () => {
    // Nearly aliases of one another: sin(b·x) at x near whole numbers.
    const x = X.map((one) => one + 0.05 * Math.sin(one));
    const y = x.map((one, i) => 2 * Math.sin(1.9 * one) + 5 * (NOISE[i] ?? NaN));
    const due = await fit({ x, y }, 'a*sin(b*x)');
    const found = await fit({ x, y: y.map((one) => one * 1e300) }, 'a*sin(b*x)');
    expect(due.minima.length).toBeGreaterThan(1);
    const frequencies = ({ minima }: FitResult): number[] => minima.map(({ parameters }) => parameters[1] ?? NaN); // prettier-ignore
    expect(digits(frequencies(found), frequencies(due))).toBeGreaterThan(6);
  });

  test.each([
    [1e300, 'beyond 1.8e308'],
    [1e-300, 'below 5e-324'],
  ])(
    'times %d says what its squares are, and is compared with another formula',
    async (size, squares) => {
      const { out, status } = await told({ x: X, y: DECAY.map((one) => one * size) }, '--formula', EXPONENTIAL, '--compare', 'A*exp(-x/tau)', '--profile'); // prettier-ignore
      expect(status).toBe(0);
      expect(out).toContain(`RSS                          ${squares}\n`);
      expect(out).toContain(`reduced χ²                   ${squares}\n`);
      // Profiles are of sums of squares.
      expect(out).toContain('95 % interval\n');
      const own = await told({ x: X, y: DECAY }, '--formula', EXPONENTIAL, '--compare', 'A*exp(-x/tau)'); // prettier-ignore
      const test = /A\*exp\(-x\/tau\) is rejected in favour of .*: F\(1, 17\) = \S+, p = \S+$/m;
      expect(test.exec(out)?.[0]).toBe(test.exec(own.out)?.[0]);
      expect(own.out).toMatch(test);
    },
  );
});

describe('x far from 0, and of any size', () => {
  test('2000 to 2019 in an exponential: A is 5·e^500', async () => {
    const x = X.map((one) => one + 2000);
    const found = await fit({ x, y: DECAY }, EXPONENTIAL);
    const near = await fit({ x: X, y: DECAY }, EXPONENTIAL);
    expect(found.status).toBe('converged');
    expect(digits([found.rss], [near.rss])).toBeGreaterThan(10);
    // What e^(x/tau) takes of them: an A of 217 decimals in front.
    expect(digits(values(found).slice(1), values(near).slice(1))).toBeGreaterThan(7);
    expect(digits(errors(found).slice(1), errors(near).slice(1))).toBeGreaterThan(7);
    const [A = NaN] = values(found);
    const [own = NaN, tau = NaN] = values(near);
    expect(Math.abs(Math.log(A) - Math.log(own) - 2000 / tau)).toBeLessThan(1e-4);
  });

  test.each([1e300, 1e-300, 1e9])('a line over x times %d', async (size) => {
    const y = X.map((x, i) => 3 * x - 7 + (NOISE[i] ?? NaN));
    const due = await fit({ x: X, y }, 'a*x + b');
    const found = await fit({ x: X.map((x) => x * size), y }, 'a*x + b');
    expect(digits(values(found).map((value, p) => (p === 0 ? value * size : value)), values(due))).toBeGreaterThan(12); // prettier-ignore
    expect(digits(errors(found).map((value, p) => (p === 0 ? value * size : value)), errors(due))).toBeGreaterThan(12); // prettier-ignore
  });
});

describe('little to go by', () => {
  const WHAT: readonly (readonly [
    string,
    FitData,
    string,
    readonly string[],
    readonly string[],
  ])[] = [
    [
      'constant y, a line',
      { x: X, y: X.map(() => 7.3) },
      'a*x + b',
      ['exact'],
      [
        'a         0      ± 0  0 to 0',
        'AICc                         not known: the fit is exact',
        '! the fit is exact, up to the rounding of y: errors and tests say nothing',
      ],
    ],
    [
      'constant y, a curve',
      { x: X, y: X.map(() => 7.3) },
      EXPONENTIAL,
      ['undetermined', 'exact'],
      ['! the data say nothing of tau: fix it, or leave it out of the formula'],
    ],
    ['y = 0', { x: X, y: X.map(() => 0) }, 'a*x + b', ['exact'], ['y = 0*x + 0']],
    [
      'one row',
      { x: [1], y: [2] },
      'a*x + b',
      ['few-rows', 'undetermined'],
      [
        'residual standard deviation  not known, on 0 degrees of freedom',
        'reduced χ²                   not known',
        '! the data do not tell a, b apart: when a changes by 1 and b by -1, the curve stays as it is; fix one of them',
        '! 1 row cannot tell 2 parameters: other values fit just as well, so do not use these; take at least 3 rows',
      ],
    ],
    ['one row, a constant', { x: [1], y: [2] }, 'c', ['few-rows'], ['c         2  not known']],
    [
      'one row, a curve',
      { x: [1], y: [2] },
      EXPONENTIAL,
      ['few-rows', 'undetermined', 'undetermined'],
      ['! 1 row cannot tell 3 parameters'],
    ],
    [
      'as many rows as parameters',
      { x: [1, 2, 4], y: [4, 3, 2] },
      EXPONENTIAL,
      ['few-rows'],
      ['! 3 rows for 3 parameters'],
    ],
    [
      'one row more',
      { x: [1, 2, 4, 5], y: [4, 3, 2, 1.9] },
      EXPONENTIAL,
      [],
      ['on 1 degree of freedom'],
    ],
    [
      'equal x, a line',
      { x: X.map(() => 3), y: DECAY },
      'a*x + b',
      ['undetermined'],
      ['! the data do not tell a, b apart: when a changes by 1 and b by -3'],
    ],
    [
      'equal x, a curve',
      { x: X.map(() => 3), y: DECAY },
      EXPONENTIAL,
      ['undetermined', 'undetermined'],
      ['! the data do not tell A, tau apart', '! the data do not tell A, c apart'],
    ],
    [
      'a parameter that nothing depends on',
      { x: X, y: DECAY },
      `${EXPONENTIAL} + 0*d`,
      ['undetermined'],
      ['! the data say nothing of d: fix it, or leave it out of the formula'],
    ],
  ];

  test.each(WHAT)('%s', async (_, data, formula, due, says) => {
    const found = await fit(data, formula);
    expect(kinds(found)).toEqual(due);
    expect(found.status).toBe('converged');
    const { out, status } = await told(data, '--formula', formula);
    expect(status).toBe(0);
    for (const text of says) expect(out).toContain(text);
    expect(out).not.toMatch(/nan|inf\b|undefined/);
  });

  test('every row three times over counts as three rows', async () => {
    const thrice = (list: readonly number[]): number[] => list.flatMap((one) => [one, one, one]);
    const once = await fit({ x: X, y: DECAY }, EXPONENTIAL);
    const found = await fit({ x: thrice(X), y: thrice(DECAY) }, EXPONENTIAL);
    expect(digits(values(found), values(once))).toBeGreaterThan(10);
    const ratio = Math.sqrt(once.degreesOfFreedom / found.degreesOfFreedom);
    expect(digits(errors(found), errors(once).map((one) => one * ratio))).toBeGreaterThan(10); // prettier-ignore
  });
});

describe('what is no table of numbers', () => {
  test.each([
    ['nothing', '', 'the data have no rows: give at least 2'],
    ['a header only', 'x,y\n', 'the data have a header ("x", "y") and no rows below it: give at least 2'], // prettier-ignore
    [
      'words only',
      'x,y\na,b\nc,d\n',
      'the data have no numeric column for y: name one of "x", "y"; "x" has "a", which is no number',
    ],
    ['missing numbers only', 'x,y\n1,NaN\n2,NaN\n', 'the data have no numeric column for y: name one of "x", "y"; "y" has "NaN", which is no number'], // prettier-ignore
  ])('%s', async (_, text, says) => {
    const { status, err, out } = await toldOf(text);
    expect([status, out]).toEqual([2, '']);
    expect(err.trim().split('\n').at(-1)).toBe(`downhill: ${says}`);
  });

  test('words and numbers that are none: what is left is fitted, and the lines are named', async () => {
    const text = 'x,y\n1,2\n2,inf\n3,6.2\nNaN,8\n5,10.1\n6,-Infinity\n7,14.1\n8,1e400\nnine,18\n';
    const { status, out, err } = await toldOf(text);
    expect(status).toBe(0);
    expect(err).toContain('3 rows left out, not a number: line 3 "inf", line 7 "-Infinity", line 10 "nine"'); // prettier-ignore
    expect(err).toContain('1 row left out, no value for x or y: line 5 "NaN"');
    expect(err).toContain('1 row left out, larger than numbers go: line 9 "1e400"');
    expect(out).toContain('! 5 rows left out');
    expect(out).toContain('rows                         4, errors from the residuals');
  });
});

describe('a formula that is no number', () => {
  const negative = { x: [-1, -2, -3, -4], y: [1, 2, 3, 4.5] };

  test.each([
    ['a*x^b', 'x^b: row 1, x = -1, b = 1.5'],
    ['a*log(x) + b', 'log(x): row 1, x = -1'],
    ['a/(x - x) + b', 'row 1'],
  ])('%s anywhere: the row and the part are named', async (formula, part) => {
    const { status, err } = await told(negative, '--formula', formula);
    expect(status).toBe(1);
    expect(err).toContain('the formula is a number at no start that was tried');
    expect(err).toContain(part);
    expect(err).toContain('give --start, --bounds, or other columns');
  });

  test('at the start that is given, others are tried', async () => {
    const options: FitOptions = { start: { b: 50 } };
    const found = await fit({ x: X, y: X.map((x) => 3 * Math.sqrt(x + 2)) }, 'a*sqrt(x - b)', options); // prettier-ignore
    expect(digits(values(found), [3, -2])).toBeGreaterThan(10);
  });
});
