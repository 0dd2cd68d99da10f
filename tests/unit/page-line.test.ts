/** The article's run, which the page prepares without reading a formula, beside what reads it. */
import { describe, expect, test } from 'vitest';
import { prepareLine, isArticlesRun } from '../../src/app/training/line.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { CATALOGUE } from '../../src/core/models/catalogue.ts';
import { LINE } from '../../src/core/models/line.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';

const OWN: OwnData = {
  name: 'cars.csv',
  xName: 'kg',
  yName: 'km/l',
  x: Float64Array.of(900, 1200, 1500, 1800),
  y: Float64Array.of(17, 13, 11, 9.5),
  standardise: true,
};

test('the line is the graph of its formula', () => {
  expect(LINE).toEqual(parseFormula(CATALOGUE.parameter.formula).graph);
  expect(LINE).toEqual(parseFormula(CATALOGUE.linear.formula).graph);
});

describe('it is prepared to the same', () => {
  const runs: readonly { readonly raw: object; readonly own?: OwnData }[] = [
    { raw: {} },
    { raw: { model: 'linear', seed: '7', points: 33 } },
    { raw: { replay: 'linear' } },
    { raw: { start: '1,-2', precision: 'f64', lr: 0.01 } },
    { raw: {}, own: OWN },
    { raw: { model: 'linear', start: 'linear.bias=3' }, own: { ...OWN, standardise: false } },
  ];
  test.each(runs)('%o', ({ raw, own }) => {
    const config = parseConfig({ ...raw });
    expect(isArticlesRun(config, own)).toBe(true);
    const { reading: ofLine, ...line } = prepareLine(config, own);
    const { reading, ...read } = prepare(config, own);
    expect(line).toEqual(read);
    expect(ofLine.predict([2, 3], [5])).toBe(reading.predict([2, 3], [5]));
  });
});

test.each([
  { model: 'quadratic' },
  { formula: 'a*x + b' },
  { model: 'network' },
  { dataset: 'sine' },
  { loss: 'l1' },
  { momentum: 0.9 },
  { batch: 10 },
  { schedule: 'cosine' },
])('%o is another run', (raw) => {
  expect(isArticlesRun(parseConfig(raw))).toBe(false);
});
