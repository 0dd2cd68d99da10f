import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { compareReports, type Comparison } from '../../src/run/verify/compare.ts';
import { readVerifyJson, verifyJson } from '../../src/run/verify/json.ts';
import type { VerifyReport } from '../../src/run/verify/types.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { only, verifyOn } from '../helpers/verify.ts';

const RIGHT = await verifyOn(cpuEngine('f32'));
const OTHER_ENGINE = await verifyOn(await wasmEngine(), { engine: 'wasm' });

function compare(one: VerifyReport, other: VerifyReport): Comparison {
  return compareReports(
    readVerifyJson(verifyJson(one), 'a.json'),
    readVerifyJson(verifyJson(other), 'b.json'),
  );
}

/** The report with `parameters[p]` of one epoch moved. */
function moved(epoch: number, by: number): VerifyReport {
  const run = only(RIGHT);
  const samples = run.samples.map((sample) => {
    const [a = NaN, b = NaN] = sample.parameters;
    return sample.epoch === epoch ? { ...sample, parameters: [a, b + by] } : sample;
  });
  return { ...RIGHT, strategies: [{ ...run, samples }] };
}

describe('the JSON', () => {
  it('holds what was sampled, exactly', () => {
    const read = readVerifyJson(verifyJson(RIGHT), 'a.json');
    expect(read.runs).toEqual([{ strategy: 'dispatch', samples: only(RIGHT).samples }]);
    expect(read.config).toEqual(RIGHT.config);
    expect(read).toMatchObject({ engine: 'cpu', precision: 'f32', pass: true });
  });

  it('names its schema, and has one for every engine', () => {
    const keys = [RIGHT, OTHER_ENGINE].map((one) =>
      Object.keys(JSON.parse(verifyJson(one)) as object).sort(),
    );
    expect(keys[0]).toEqual(keys[1]);
    expect(verifyJson(RIGHT)).toMatch(/^\{"schema":"downhill-verify\/1",/);
  });

  it.each([
    ['', 'JSON'],
    ['[]', 'schema is missing'],
    ['7', 'the file is 7, not an object'],
    ['{"schema":"downhill-verify/0"}', 'schema is "downhill-verify/0", not downhill-verify/1'],
    [verifyJson(RIGHT).replace('"engine":"cpu"', '"engine":"tpu"'), 'engine.engine is "tpu", not'],
    [
      verifyJson(RIGHT).replace('"loss":[', '"loss":[7,'),
      'strategies[0].samples.loss has 401 values, not 400',
    ],
    [
      verifyJson(RIGHT).replace('"epoch":[1,', '"epoch":["1",'),
      'strategies[0].samples.epoch[0] is "1", not a number',
    ],
    [verifyJson(RIGHT).replace('"epochs":"400"', '"epochs":"-4"'), 'epochs "-4" is not an integer'],
    [verifyJson(RIGHT).slice(0, 5000), 'JSON'],
  ])('that is damaged is refused (%#)', (text, why) => {
    const read = () => readVerifyJson(text, 'bad.json');
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/^bad\.json is no report of downhill verify \(/);
    expect(read).toThrow(why);
  });
});

describe('two reports', () => {
  it('of one machine are equal to the bit', () => {
    expect(compare(RIGHT, RIGHT)).toMatchObject({ pass: true, bitEqual: ['dispatch'] });
    expect(compare(RIGHT, RIGHT).differences.map(({ found }) => found)).toEqual([0, 0, 0]);
  });

  it('of two engines agree within the bounds of both', () => {
    const { pass, bitEqual, differences } = compare(RIGHT, OTHER_ENGINE);
    expect({ pass, bitEqual }).toEqual({ pass: true, bitEqual: [] });
    expect(Math.max(...differences.map(({ found }) => found))).toBeGreaterThan(0);
  });

  it('may differ by twice the bound of one, and no more', () => {
    const series = only(RIGHT).errors.find(({ of, against }) => of === 'b' && against === 'mirror');
    // Two runs in f32, as those are.
    const most =
      series?.bounds?.[only(RIGHT).samples.findIndex(({ epoch }) => epoch === 200)] ?? NaN;
    expect(compare(RIGHT, moved(200, 0.99 * most)).pass).toBe(true);
    const { pass, differences } = compare(RIGHT, moved(200, 1.01 * most));
    expect(pass).toBe(false);
    expect(differences.filter((one) => !one.pass)).toMatchObject([{ of: 'b', epoch: 200 }]);
  });

  it('with a NaN do not agree', () => {
    expect(compare(moved(200, NaN), moved(200, NaN)).pass).toBe(false);
  });

  it('of which one failed by itself do not agree', () => {
    const { pass, reasons } = compare(RIGHT, { ...RIGHT, pass: false });
    expect({ pass, reasons }).toEqual({ pass: false, reasons: ['b.json did not pass by itself'] });
  });

  it('with samples of other epochs do not agree', () => {
    const run = only(RIGHT);
    const short = { ...RIGHT, strategies: [{ ...run, samples: run.samples.slice(1) }] };
    expect(compare(RIGHT, short).pass).toBe(false);
  });

  it('of two configs are not compared', async () => {
    const other = await verifyOn(cpuEngine('f32'), { seed: 7 });
    expect(() => compare(RIGHT, other)).toThrow('seed is 42 in a.json and 7 in b.json');
  });

  it('without a strategy in common are not compared', () => {
    expect(() => compare(RIGHT, { ...RIGHT, strategies: [] })).toThrow('no strategy in common');
  });
});
