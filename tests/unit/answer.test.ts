/** What is taken along of an answer, the way down to it, and the words of its warnings. */
import { describe, expect, test } from 'vitest';
import { CONCLUSIONS_ZH, WARNINGS_ZH } from '../../src/app/i18n/fit-zh-CN.ts';
import { fitObject } from '../../src/cli/fit-json.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { ellipseOf } from '../../src/core/statistics/ellipse.ts';
import { fit } from '../../src/index.ts';
import { CONCLUSIONS, conclusionText, type Conclusion } from '../../src/run/fit/compared-words.ts';
import { COPIES, type CopyId } from '../../src/run/fit/copies.ts';
import { descentTo } from '../../src/run/fit/descent.ts';
import type { FitWarning } from '../../src/run/fit/warnings.ts';
import { ENGLISH, warningText } from '../../src/run/fit/words.ts';

const T = Array.from({ length: 30 }, (_, i) => i / 3);
const noise = new TorchGenerator(7).randn(T.length);
const S = T.map((t, i) => 5 * Math.exp(-t / 2) + 1 + 0.05 * (noise[i] ?? NaN));
const FORMULA = 'A*exp(-t/tau) + c';

async function copied(id: CopyId, formula = FORMULA, target = 's'): Promise<string> {
  const answer = await fit({ t: T, [target]: S }, formula);
  return COPIES[id]({ ...answer, inputs: ['t'] });
}

describe('an answer to take along', () => {
  test('as text says each parameter to the second digit of its error', async () => {
    const text = await copied('text');
    expect(text).toContain(`s = ${FORMULA}\n`);
    expect(text).toMatch(/^A {3}= 4\.97\d ± 0\.03\d {2}\(95 %: 4\.\d{3} to 5\.\d{3}\)$/m);
    expect(text).toMatch(/^tau = /m);
    expect(text).toContain('27 degrees of freedom, converged');
  });

  test('each has its unit in it, where the columns have one', async () => {
    const answer = await fit({ t: T, s: S }, `${FORMULA} + d*t^2`, { units: { t: 's', s: 'µV' } });
    expect(answer.parameters.map(({ unit }) => unit)).toEqual(['µV', 's', 'µV', 'µV/s²']);
    const copyOf = (id: CopyId): string => COPIES[id]({ ...answer, inputs: ['t'] });
    expect(copyOf('text')).toMatch(/^A {3}= \S+ ± \S+ µV {2}\(95 %/m);
    expect(copyOf('latex')).toMatch(
      /^ {2}\$\\mathrm\{tau\}\$ & \$\S+ \\pm \S+\\ \\mathrm\{s\}\$ &/m,
    );
    expect(copyOf('latex')).toContain('\\ \\mathrm{\\mu V/s^{2}}$');
    expect(copyOf('csv')).toMatch(/^tau,.*,s$/m);
    expect(copyOf('python')).toMatch(/^d = \S+ {2}# ± \S+ µV\/s²$/m);
    expect(JSON.parse(copyOf('json'))).toMatchObject({ parameters: [{ unit: 'µV' }, { unit: 's' }, {}, {}] }); // prettier-ignore
    const log = await fit({ t: T, s: S }, 'log[s] = a - b*t', { units: { t: 's', s: 'mV' } });
    expect(log.parameters.map(({ unit }) => unit)).toEqual(['', '1/s']);
    await expect(fit({ t: T, s: S }, FORMULA, { units: { x: 's' } })).rejects.toThrow('units names "x", which is no column'); // prettier-ignore
    // And no word of one where none is known.
    expect(await copied('text')).not.toContain('undefined');
    expect(JSON.parse(await copied('json'))).toMatchObject({
      parameters: [{ unit: null }, {}, {}],
    });
  });

  test.each([
    ['m/s^2', 'm/s^{2}'],
    ['m s-2', 'm\\,s^{-2}'],
    ['W/(m·K)', 'W/(m\\cdot K)'],
    ['s⁻¹', 's^{-1}'],
    ['°C', '{}^{\\circ}C'],
    ['%', '\\%'],
    ['V/s^0.5', 'V/s^{0.5}'],
  ])('LaTeX has %s as %s', async (unit, due) => {
    const answer = await fit({ t: T, s: S }, 's = a + b', { units: { s: unit } });
    expect(COPIES.latex({ ...answer, inputs: ['t'] })).toContain(`\\ \\mathrm{${due}}$`);
  });

  test('as LaTeX writes names and powers of ten', async () => {
    const latex = await copied('latex', '1e9*B*exp(-t/tau) + c', 'I_0');
    expect(latex).toContain('I_{0} =');
    expect(latex).toContain('$\\mathrm{tau}$ & $');
    expect(latex).toMatch(/\\cdot 10\^\{-\d+\} \\pm/);
    expect(latex).not.toMatch(/\de[+-]?\d/);
    expect(latex.match(/\\\\$/gm)).toHaveLength(4);
  });

  test('as CSV and JSON holds every digit', async () => {
    const [csv, json] = [await copied('csv'), JSON.parse(await copied('json')) as { parameters: { value: number; high: number }[] }]; // prettier-ignore
    const rows = csv
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(rows[0]).toEqual(['name', 'value', 'standardError', 'low', 'high', 'unit']);
    expect(rows.slice(1).map((row) => Number(row[1]))).toEqual(json.parameters.map(({ value }) => value)); // prettier-ignore
    expect(rows.slice(1).map((row) => Number(row[4]))).toEqual(json.parameters.map(({ high }) => high)); // prettier-ignore
  });

  test('as JSON it is what the terminal prints, but for the residuals', async () => {
    const answer = await fit({ t: T.slice(0, 3), s: S.slice(0, 3) }, FORMULA);
    const printed = JSON.parse(JSON.stringify(fitObject({ answer, warnings: answer.warnings }))) as object; // prettier-ignore
    // What charts draw is no part of it.
    const shown = { ...answer, inputs: ['t'], curve: undefined };
    const own = JSON.parse(COPIES.json(shown)) as Record<string, unknown>;
    expect({ ...own, residuals: Array.from(answer.residuals) }).toEqual(printed);
    // Of so few rows there is none, and a key all the same.
    expect(own['aicc']).toBeNull();
    expect(answer.warnings.length).toBeGreaterThan(0);
    expect(own['warnings']).toEqual(answer.warnings.map((one) => ({ ...one, text: warningText(one) }))); // prettier-ignore
  });

  test('as Python is a function of the columns, with names that Python takes', async () => {
    const python = await copied('python', 'lambda*exp(-t/tau)^2 + |c| + sigmoid(c)');
    expect(python).toMatch(/^lambda_1 = 4\.\d+ {2}# ± /m);
    expect(python).toContain('def predict(t):');
    expect(python).toContain(
      'return lambda_1*np.exp(-t/tau)**2 + np.abs(c) + 1/(1 + np.exp(-(c)))',
    );
    expect(python.replace(/^#.*/, '')).not.toContain('^');
  });
});

describe('the way down', () => {
  test('the ellipse has the intervals for its shadows, and leans as the correlation says', () => {
    const corners = ellipseOf([1, 2], [[4, -1.5], [-1.5, 1]], 2); // prettier-ignore
    const reach = (of: 0 | 1): number => Math.max(...corners.map((corner) => corner[of]));
    // 96 corners miss the very end by less than 1 − cos(π/96).
    expect(Math.abs(reach(0) - 5)).toBeLessThan(4 * (1 - Math.cos(Math.PI / 96)));
    expect(Math.abs(reach(1) - 4)).toBeLessThan(2 * (1 - Math.cos(Math.PI / 96)));
    for (const [x, y] of corners) {
      // (θ − θ*)ᵀ·Cov⁻¹·(θ − θ*), det = 1.75
      const [a, b] = [x - 1, y - 2];
      expect((a * a + 3 * a * b + 4 * b * b) / 1.75).toBeCloseTo(4, 10);
    }
    expect(ellipseOf([1, 2], [[NaN, 0], [0, 1]], 2)).toEqual([]); // prettier-ignore
  });

  test('plain steps from its start come to the minimum, near enough to be within its errors', async () => {
    const { parameters } = await fit({ t: T, s: S }, FORMULA);
    const minimum = parameters.map(({ value }) => value);
    const predict = ([A = NaN, tau = NaN, c = NaN]: readonly number[], [t = NaN]: readonly number[]): number => A * Math.exp(-t / tau) + c; // prettier-ignore
    const slopes = (
      [A = NaN, tau = NaN]: readonly number[],
      [t = NaN]: readonly number[],
    ): number[] =>
      // prettier-ignore
      [Math.exp(-t / tau), (A * Math.exp(-t / tau) * t) / tau ** 2, 1];
    const rows = T.map((t) => [t]);
    const way = descentTo(minimum, [0, 1, 2], { rows, target: S, predict, slopes });
    const theta = [...(way?.start ?? [])];
    const off = (): number[] => parameters.map(({ value, standardError }, p) => Math.abs((theta[p] ?? NaN) - value) / standardError); // prettier-ignore
    expect(Math.max(...off())).toBeGreaterThan(3);
    for (let step = 0; step < (way?.steps ?? 0); step++) {
      const sums = [0, 0, 0];
      for (const [i, row] of rows.entries()) {
        const r = predict(theta, row) - (S[i] ?? NaN);
        slopes(theta, row).forEach((slope, p) => (sums[p] = (sums[p] ?? NaN) + (2 * r * slope) / rows.length)); // prettier-ignore
      }
      sums.forEach((sum, p) => (theta[p] = (theta[p] ?? NaN) - (way?.rate ?? NaN) * sum));
    }
    for (const one of off()) expect(one).toBeLessThan(0.2);
  });

  test('there is none where no step bends back', () => {
    const slope = { rows: [[1], [2]], target: [1, 2], predict: () => NaN, slopes: () => [NaN] };
    expect(descentTo([1], [0], slope)).toBeUndefined();
  });
});

/** One of each kind. */
const WARNINGS: readonly FitWarning[] = [
  { kind: 'not-converged', reason: 'iterations' },
  { kind: 'undetermined', along: [['k', 1], ['c', -7]] }, // prettier-ignore
  { kind: 'undetermined', along: [['d', 1]] },
  { kind: 'nearly-undetermined', condition: 3e9 },
  { kind: 'at-bound', name: 'tau', bound: 12 },
  { kind: 'other-minimum', parameters: [['w', 3.25]], rss: 41.5 },
  { kind: 'few-rows', rows: 3, parameters: 4 },
  { kind: 'few-rows', rows: 4, parameters: 4 },
  {
    kind: 'outlier',
    at: [
      ['t', 2.5],
      ['s', 75],
    ],
    chance: 0.00002,
  },
  { kind: 'not-random', runs: 6, expected: 15, pValue: 0.0023 },
  { kind: 'far-from-zero', name: 'b', column: 'year', from: 2011, to: 2015 },
  { kind: 'exact' },
  { kind: 'out-of-range', name: 'k', value: 1e-200, column: 'year', from: 2011 },
  { kind: 'left-out', rows: 5 },
  { kind: 'approximate-errors', loss: 'huber' },
  { kind: 'better-on-profile', name: 'tau', value: 8.5 },
];

const CONCLUDED: readonly Conclusion[] = [
  { kind: 'open', formula: 'k' },
  { kind: 'close', by: 'AICc', formulas: ['k', 'd'], simplest: 'd' },
  { kind: 'better', by: 'AIC', formula: 'k', weight: 0.875 },
  { kind: 'rejected', simpler: 'k', fuller: 'd', test: 'F(1, 7) = 40.5', chance: 0.00125 },
  { kind: 'enough', simpler: 'k', fuller: 'd', test: 'χ²(2) = 1.5', chance: 0.25 },
];

test.each(CONCLUDED.map((one) => [one.kind, one] as const))(
  'that a comparison is %s has the same names and numbers in both languages',
  (kind, one) => {
    const said = (text: string): string[] => [...text.matchAll(/\b(?:AICc?|[kd]|\d+(?:\.\d+)?)\b/g)].map(([found]) => found).sort(); // prettier-ignore
    const chinese = conclusionText(one, CONCLUSIONS_ZH);
    expect(chinese).toMatch(/[\u4e00-\u9fff]/);
    expect(said(chinese)).toEqual(said(conclusionText(one)));
    expect(Object.keys(CONCLUSIONS_ZH)).toContain(kind);
  },
);

test('there is a conclusion of each kind', () => {
  expect(CONCLUDED.map(({ kind }) => kind)).toEqual(Object.keys(CONCLUSIONS));
});

test('there is one of each kind', () => {
  expect(new Set(WARNINGS.map(({ kind }) => kind))).toEqual(new Set(Object.keys(ENGLISH)));
});

test.each(WARNINGS.map((one) => [one.kind, one] as const))(
  '%s says the same names and numbers in both languages',
  (kind, warning) => {
    const english = warningText(warning);
    const chinese = (WARNINGS_ZH[kind] as (one: FitWarning) => string)(warning);
    expect(`${english}${chinese}`).not.toMatch(/undefined|NaN|\[object/);
    expect(chinese).toMatch(/[\u4e00-\u9fff]/);
    const said = (text: string): string[] => [...text.matchAll(/\b(?:tau|year|[bcdkw]|\d+(?:\.\d+)?)\b/g)].map(([one]) => one).sort(); // prettier-ignore
    expect(said(chinese)).toEqual(expect.arrayContaining(said(english))); // prettier-ignore
  },
);
