/** Places where a descent ends that are no minimum, and what is said there. */
import { describe, expect, test } from 'vitest';
import { differentiate } from '../../src/core/formula/derivative.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { descend } from '../../src/cpu/least-squares/levenberg-marquardt.ts';
import { fit, type FitResult } from '../../src/index.ts';
import { call } from '../helpers/cli-fakes.ts';

const X = Array.from({ length: 20 }, (_, i) => i);
const noise = (i: number): number => 0.02 * Math.sin(i * i);
/** From 0 to 5 about x = 9. */
const SIGMOID = X.map((x, i) => 5 / (1 + Math.exp(-(x - 9) / 1.5)) + noise(i));
const DECAY = X.map((x, i) => 5 * Math.exp(-x / 4) + 1 + noise(i));
const kinds = ({ warnings }: FitResult): string[] => warnings.map(({ kind }) => kind);

describe('a plateau: nothing answers there to some of the parameters', () => {
  test.each([
    ['its middle far outside the rows', '5*sigmoid((x - m)/w)', ['m', 'w']],
    ['and a constant, which is determined', 'c + a*exp(-((x - m)/w)^2)', ['a', 'm', 'w']],
  ])('%s', async (_, formula, idle) => {
    // At its nearest a Gaussian of width 2 is e^(−240,000) high over the rows.
    const found = await fit({ x: X, y: SIGMOID }, formula, { bounds: { m: [1000, 2000], w: [1, 2] } }); // prettier-ignore
    expect(found).toMatchObject({ status: 'not-converged', reason: 'plateau' });
    const [first] = found.warnings;
    expect(first).toEqual({ kind: 'not-converged', reason: 'plateau' });
    for (const name of idle)
      expect(found.warnings).toContainEqual({ kind: 'undetermined', along: [[name, 1]] });
  });

  test('the terminal prints what was found, says so, and exits with 1', async () => {
    const table = ['x,y', ...X.map((x, i) => `${x},${SIGMOID[i]}`), ''].join('\n');
    const { status, out } = await call(['fit', '--data', 'd.csv', '--formula', '5*sigmoid((x - m)/w)', '--bounds', 'm=1000..2000,w=1..2'], { files: { 'd.csv': table } }); // prettier-ignore
    expect(status).toBe(1);
    expect(out).toContain('NOT converged (plateau) after');
    expect(out).toContain('! not converged, the curve does not answer there to some of the parameters, as it does elsewhere: do not use these numbers; give a start, bounds, or a formula with fewer parameters'); // prettier-ignore
  });

  test('from a start on it, another start leads away', async () => {
    const found = await fit({ x: X, y: SIGMOID }, 'top/(1 + exp(-(x - m)/w))', { start: { top: 5, m: 1e4, w: 1 }, starts: 1 }); // prettier-ignore
    expect(found.status).toBe('converged');
    expect(found.parameters[1]?.value).toBeCloseTo(9, 1);
  });

  test.each([
    ['one thing said twice', 'A*exp(-x/tau) + c + d', X, DECAY],
    ['a product of two', 'A*B*exp(-x/tau) + c', X, DECAY],
    ['an idle one', 'A*exp(-x/tau) + c + d*step(-1 - x)', X, DECAY],
    ['equal x', 'A*exp(-x/tau) + c', X.map(() => 3), DECAY],
    ['constant y', 'A*exp(-x/tau) + c', X, X.map(() => 7.3)],
  ])(
    'is not where as little is determined everywhere, or the fit is exact: %s',
    async (_, formula, x, y) => {
      const found = await fit({ x, y }, formula);
      expect(found.status).toBe('converged');
      expect(kinds(found)).toContain('undetermined');
    },
  );

  test('a parameter at its bound without a say is not held there: nothing draws it', async () => {
    const found = await fit({ x: X, y: DECAY }, 'A*exp(-x/tau) + 1 + idle*step(x - 1000)', { start: { idle: 0 }, bounds: { idle: [0, 1] } }); // prettier-ignore
    const [, , idle] = found.parameters;
    expect(idle).toMatchObject({ name: 'idle', atBound: false });
    expect(found.warnings).toContainEqual(expect.objectContaining({ kind: 'undetermined' }));
  });

  test('nor where a bound holds what the others need', async () => {
    const found = await fit({ x: X, y: DECAY }, 'c - A*exp(-((x - 3)/w)^2)', { bounds: { A: [0, 9], w: [0.01, 0.02] } }); // prettier-ignore
    expect(found.parameters[1]).toMatchObject({ name: 'A', value: 0, atBound: true });
    expect(found.status).toBe('converged');
  });
});

describe('no digit moves, and yet it is no minimum', () => {
  test('the least is at infinity: a decay that is to grow is a line', async () => {
    const found = await fit({ x: X, y: DECAY }, 'A*exp(-x/tau) + c', { bounds: { A: [-Infinity, 0] } }); // prettier-ignore
    expect(found.status).toBe('not-converged');
    // Other ends on the way there are no minima.
    expect(found.minima).toHaveLength(1);
    expect(kinds(found)).not.toContain('other-minimum');
  });

  test('x beside 1e9 in an exponential leaves c no digits but those of its error, and it is said, with the remedy', async () => {
    const y = X.map((x, i) => 5 * x + 1 + noise(i));
    const near = await fit({ x: X, y }, 'a*exp(b*x + c)');
    const far = await fit({ x: X.map((x) => 1e9 + x), y }, 'a*exp(b*x + c)');
    const [, due] = near.parameters;
    const [, b] = far.parameters;
    // b·1e9 = 1.4e8 is rounded to 1.5e-8 of a factor of ŷ.
    expect(Math.abs((b?.value ?? NaN) - (due?.value ?? NaN))).toBeLessThan(0.01 * (due?.standardError ?? NaN)); // prettier-ignore
    expect(far.warnings).toContainEqual({ kind: 'far-from-zero', name: 'c', column: 'x', from: 1e9, to: 1e9 + 19 }); // prettier-ignore
  });

  test('columns that are nearly one hide a slope from each by itself', () => {
    // Both columns are nearly at right angles to y, and their difference is along it.
    const { graph } = parseFormula('a*exp(p) + b*exp(q)', ['p', 'q']);
    const p = X.map((_, i) => 1e-7 * noise(i));
    const model = { derived: differentiate(graph), free: [0, 1], held: [0, 0] };
    const inputs = [p, X.map(() => 0)];
    const target = X.map((_, i) => noise(i) - X.reduce((sum, _x, k) => sum + noise(k), 0) / X.length); // prettier-ignore
    const { isFlat } = descend(model, { inputs, target }, [0, 0], { mostIterations: 0 });
    expect(isFlat).toBe(false);
  });
});

describe('a height at x = 0, where all rows are far from there', () => {
  const far = X.map((x) => 2000 + x);
  const named = async (formula: string, y = DECAY): Promise<readonly string[]> => {
    const { warnings } = await fit({ x: far, y }, formula);
    return warnings.flatMap((one) => (one.kind === 'far-from-zero' ? [one.name] : []));
  };

  test.each([
    ['a*x + b', ['b']],
    ['b + a*x + d*x^2', ['b']],
    // c is what is left far from there.
    ['A*exp(-x/tau) + c', ['A']],
    ['A*exp(-(x - 2000)/tau) + c', []],
    ['a*(x - 2010) + b', []],
  ])('%s', async (formula, due) => {
    expect(await named(formula)).toEqual(due);
  });

  test('an amplitude is none, for a wave is as high everywhere', async () => {
    const wave = far.map((x, i) => 2 * Math.cos(0.7 * x) + noise(i));
    expect(await named('a*cos(w*x)', wave)).toEqual([]);
  });
});
