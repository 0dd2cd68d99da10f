/** `fit` against answers that others have: exact arithmetic of people's tables, R's lm and nls of its own, and a pencil. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fit, type FitData } from '../../src/index.ts';
import { call } from '../helpers/cli-fakes.ts';
import { digits } from '../helpers/nist.ts';
import { exactBest } from '../helpers/rational.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);

function json(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8'));
}

interface Fit {
  readonly rows: number;
  readonly parameters: readonly { readonly value: number; readonly standardError: number }[];
  readonly rSquared: number;
}

/** What the terminal prints of a table as people have it. */
async function printed(
  name: string,
  flags: readonly string[],
): Promise<Fit & { readonly fits: readonly (Fit & { readonly value: string })[] }> {
  const files = { [name]: [new Uint8Array(readFileSync(new URL(`field/${name}`, FIXTURES)))] };
  const { status, out, err } = await call(['fit', '--data', name, ...flags, '--json'], { files });
  expect(status, err).toBe(0);
  return JSON.parse(out) as never;
}

const values = ({ parameters }: Pick<Fit, 'parameters'>): number[] => parameters.map(({ value }) => value); // prettier-ignore
const errors = ({ parameters }: Pick<Fit, 'parameters'>): number[] => parameters.map(({ standardError }) => standardError); // prettier-ignore

interface Line {
  readonly rows?: number;
  readonly a: number;
  readonly b: number;
}
type Known = Partial<Line> & {
  readonly b1?: number;
  readonly group?: string;
  readonly header?: readonly string[];
  readonly groups?: Readonly<Record<string, Line>>;
} & Readonly<Partial<Record<'x' | 'y' | 'sigma', string>>>;

const KNOWN = Object.entries(json('field/answers.json') as Record<string, Known>);

/** 1e9 + 0.2 is an f64 only to 1e-7 of 0.2, and the answer was worked out in decimals. */
const leastOf = (name: string): number => (name === 'x-1e9.csv' ? 9 : 13);

describe('by exact arithmetic', () => {
  const flag = (name: string, value: string | undefined): string[] => value === undefined ? [] : [`--${name}`, value]; // prettier-ignore

  test.each(KNOWN)('%s', async (name, known) => {
    const { x, y, sigma, groups = {}, rows, a, b, b1 } = known;
    const group = known.group ?? known.header?.[0];
    const flags = [...flag('x', x), ...flag('y', y), ...flag('sigma', sigma), ...flag('group', group)]; // prettier-ignore
    const found = await printed(name, b1 === undefined ? flags : [...flags, '--through-origin']);
    if (group === undefined) {
      if (rows !== undefined) expect(found.rows).toBe(rows);
      expect(digits(values(found), b1 === undefined ? [a ?? NaN, b ?? NaN] : [b1])).toBeGreaterThan(leastOf(name)); // prettier-ignore
      return;
    }
    expect(found.fits.map(({ value }) => value)).toEqual(Object.keys(groups));
    for (const { value, ...own } of found.fits) {
      expect(own.rows).toBe(groups[value]?.rows);
      expect(digits(values(own), [groups[value]?.a ?? NaN, groups[value]?.b ?? NaN])).toBeGreaterThan(leastOf(name)); // prettier-ignore
    }
  });

  test.each([
    ['curve.csv', ['--degree', '2'], [2, 1, 0]],
    ['curve.csv', ['--degree', '3', '--through-origin'], [3, 2, 1]],
    ['power.csv', ['--formula', 'a*x^3 + b'], [3, 0]],
  ] as const)('%s %s', async (name, flags, powers) => {
    const text = readFileSync(new URL(`field/${name}`, FIXTURES), 'utf8');
    const rows = text.trim().split('\n').slice(1).map((line) => line.split(',').map(Number)); // prettier-ignore
    const [x, y] = [0, 1].map((d) => rows.map((row) => row[d] ?? NaN));
    const due = exactBest(x ?? [], y ?? [], powers);
    expect(digits(values(await printed(name, flags)), due.parameters)).toBeGreaterThan(12);
  });
});

describe('with a pencil', () => {
  test('means 4 and 8.075, Σ(x − x̄)² 50, Σ(x − x̄)·y 100.3, Σ(y − ȳ)² 201.2475', async () => {
    const found = await printed('spaces.txt', []);
    expect(digits(values(found), [2.006, 0.051])).toBeGreaterThan(13);
    // RSS 201.2475 − 2.006·100.3 = 0.0457; of b 1/4 + 4²/50.
    expect(digits(errors(found), [Math.sqrt(0.02285 / 50), Math.sqrt(0.02285 * 0.57)])).toBeGreaterThan(12); // prettier-ignore
    expect(digits([found.rSquared], [1 - 0.0457 / 201.2475])).toBeGreaterThan(13);
  });

  test('an outlier draws a line along: Σ(x − x̄)·y 135.3, Σ(x − x̄)² 28', async () => {
    const slope = 135.3 / 28;
    const found = await printed('outlier.csv', []);
    expect(digits(values(found), [slope, 136.1 / 7 - 4 * slope])).toBeGreaterThan(13);
  });

  test('1,234.5 to 4,567.8 in steps of 1,111.1', async () => {
    expect(digits(values(await printed('thousands.csv', [])), [1111.1, 123.4])).toBeGreaterThan(13);
  });

  test('a mean of weighted rows: (1·1 + 3·5)/4, and its error', async () => {
    const found = await fit({ y: [1, 5], w: [1, 3] }, 'c', { weights: 'w' });
    // RSS 1·9 + 3·1 = 12 on 1 degree of freedom; √(12/4).
    expect(digits([...values(found), ...errors(found), found.rss], [4, Math.sqrt(3), 12])).toBeGreaterThan(14); // prettier-ignore
  });

  test('half a life: y = 8, 4, 2 at 0, 1, 2 is 8·2^(−x)', async () => {
    const found = await fit({ x: [0, 1, 2], y: [8, 4, 2] }, 'A*exp(-k*x)');
    expect(digits(values(found), [8, Math.LN2])).toBeGreaterThan(12);
  });
});

interface Recorded {
  readonly call: string;
  readonly formula: string;
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
  readonly weights?: readonly number[];
  readonly start?: Readonly<Record<string, number>>;
  readonly values: readonly number[];
  readonly errors: readonly number[];
  readonly sigma: number;
  readonly degreesOfFreedom: number;
  readonly rss: number;
  readonly aic: number;
  readonly rSquared?: number;
  readonly intervals?: readonly number[];
  readonly fitted: readonly number[];
}

const RECORDED = json('r-goldens.json') as readonly Recorded[];

describe("R's own tables", () => {
  test.each(RECORDED.map((one) => [one.call, one] as const))('%s', async (_, r) => {
    const columns = Object.entries(r.columns).map(
      ([name, column]) => [name, column.map((value) => value ?? NaN)] as const,
    );
    const data: FitData = { ...Object.fromEntries(columns), ...(r.weights && { w: r.weights }) };
    const found = await fit(data, r.formula, {
      ...(r.weights && { weights: 'w' }),
      ...(r.start && { start: r.start }),
    });
    expect(found.status).toBe('converged');
    expect(found.degreesOfFreedom).toBe(r.degreesOfFreedom);
    const isLinear = r.intervals !== undefined;
    // R's QR in f64 loses four digits of a cubic of 58 to 72; its nls takes differences for derivatives.
    const least = isLinear ? 11 : 6;
    expect(digits(values(found), r.values)).toBeGreaterThan(least);
    expect(digits(errors(found), r.errors)).toBeGreaterThan(least);
    const places = found.predict(data).value.slice(0, r.fitted.length);
    expect(digits([...places], r.fitted)).toBeGreaterThan(least);
    // A sum of squares is flat about its least.
    const figures = [found.residualStandardDeviation, found.rss, found.aic];
    expect(digits(figures, [r.sigma, r.rss, r.aic])).toBeGreaterThan(11);
    if (r.intervals === undefined) return;
    expect(digits(found.parameters.flatMap(({ low, high }) => [low, high]), r.intervals)).toBeGreaterThan(least); // prettier-ignore
    expect(digits([found.rSquared], [r.rSquared ?? NaN])).toBeGreaterThan(least);
  });
});
