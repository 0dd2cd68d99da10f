/** What rounding leaves of a parameter that is 0, held against training in f32. */
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { parameterNoise } from '../../src/core/quadratic/index.ts';
import { result } from '../../src/core/text/numbers.ts';
import { setUp } from '../../src/core/setup.ts';
import { inOwnUnits } from '../../src/run/in-own-units.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { theoryFor } from '../helpers/theory.ts';

const TABLES = {
  'constant y': { x: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], y: Array.from({ length: 10 }, () => 7.3) },
  'y = 2x': { x: [1, 1, 2, 2, 3, 3, 3], y: [2, 2, 4, 4, 6, 6, 6] },
  'two groups that cancel': { x: [1, 2, 3, 1, 2, 3], y: [1, 2, 3, 10, 9, 8] },
  'far from 0': { x: [1e9, 1e9 + 1, 1e9 + 2], y: [1e9, 1e9 + 2, 1e9 + 4] },
  tiny: { x: [1, 2, 3, 4], y: [3e-12, 6e-12, 9e-12, 12e-12] },
} as const;

async function trained(table: keyof typeof TABLES, standardise: boolean) {
  const { x, y } = TABLES[table];
  const columns = { x: Float64Array.from(x), y: Float64Array.from(y) };
  const own = { name: table, xName: 'x', yName: 'y', ...columns, standardise };
  const config = parseConfig({ lr: standardise ? 0.5 : 0.1, epochs: 20_000, engine: 'cpu' });
  const { problem, units } = setUp(config, own);
  const engine = cpuEngine('f32');
  const trainer = await (units === undefined ? engine : inOwnUnits(engine, units)).prepare(problem);
  const { parameters } = await trainer.advance(20_000, problem);
  const noise = parameterNoise(theoryFor(problem), units, 'f32');
  return { parameters, noise, texts: parameters.map((value, p) => result(value, noise[p])) };
}

describe('a parameter that is 0', () => {
  test.each<[keyof typeof TABLES, boolean, readonly string[]]>([
    ['constant y', true, ['0', '7.300000']],
    ['y = 2x', true, ['2.000000', '0']],
    ['y = 2x', false, ['2.000000', '0']],
    ['two groups that cancel', true, ['0', '5.500000']],
    ['tiny', true, ['3.00000e-12', '0']],
  ])('%s, standardised: %s', async (table, standardise, texts) => {
    expect((await trained(table, standardise)).texts).toEqual(texts);
  });

  test('far from 0 a slope keeps its digits, and an intercept those that the slope leaves it', async () => {
    const { parameters, noise, texts } = await trained('far from 0', true);
    expect(texts[0]).toBe('2.000000');
    expect(Math.abs((parameters[1] ?? NaN) + 1e9)).toBeLessThan(noise[1] ?? NaN);
    expect(noise[1]).toBeLessThan(1e4);
  });

  test('the noise is as small as the precision is fine', () => {
    const { x, y } = TABLES['two groups that cancel'];
    const exact = theoryFor({ data: { x, y } });
    const [f32, compensated, f64] = (['f32', 'compensated', 'f64'] as const).map(
      (precision) => parameterNoise(exact, undefined, precision)[0],
    );
    expect(f32).toBeCloseTo(
      (2 ** -24 * (5.5 + Math.hypot(5.5, Math.sqrt(12.9166667)))) / Math.sqrt(2 / 3),
      12,
    );
    expect(f64).toBe((f32 ?? NaN) * 2 ** -29);
    expect(compensated).toBe((f32 ?? NaN) * 2 ** -24);
  });
});
