import { describe, expect, test } from 'vitest';
import {
  CONFIG_KEYS,
  configToRecord,
  DEFAULTS,
  flagOf,
  SETTINGS,
} from '../../src/core/settings/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { isRange } from '../../src/core/settings/kinds.ts';
import { ConfigError } from '../../src/core/errors.ts';

type Raw = Readonly<Record<string, unknown>>;

describe('parseConfig', () => {
  test('nothing gives the article’s settings', () => {
    expect(parseConfig({})).toEqual(DEFAULTS);
    expect(DEFAULTS).toMatchObject({ points: 100, epochs: 20_000, lr: 1e-3, logEvery: 100 });
  });

  test.each<[Raw, Raw]>([
    [{ points: '100' }, { points: 100 }],
    [{ points: ' 1e3 ' }, { points: 1000 }],
    [{ lr: '.5' }, { lr: 0.5 }],
    [{ lr: '5.' }, { lr: 5 }],
    [{ lr: '+1E-3' }, { lr: 1e-3 }],
    [{ seed: '-1' }, { seed: -1n }],
    [{ seed: '18446744073709551615' }, { seed: 2n ** 64n - 1n }],
    [{ model: 'linear' }, { model: 'linear', replay: 'none' }],
    [{ replay: 'linear' }, { model: 'linear', replay: 'linear', points: 100 }],
    [
      { replay: 'linear', model: 'linear', points: 100 },
      { model: 'linear', replay: 'linear' },
    ],
    [{ replay: 'none', seed: 1 }, { seed: 1n }],
    [{ start: 'drawn' }, { start: 'drawn' }],
    [{ start: '1.5,-3' }, { start: [1.5, -3] }],
    [{ start: ' .5 , 1e2 ' }, { start: [0.5, 100] }],
    [{ start: [1.5, -3] }, { start: [1.5, -3] }],
    [{ start: '0.1,0' }, { start: [0.1, 0] }],
    [
      { replay: 'linear', start: '1,2' },
      { model: 'linear', replay: 'linear', start: [1, 2] },
    ],
    [
      { engine: 'cpu', precision: 'f64' },
      { engine: 'cpu', precision: 'f64' },
    ],
    [{ precision: 'compensated' }, { engine: 'auto', precision: 'compensated' }],
    [
      { engine: 'webgpu', precision: 'compensated' },
      { engine: 'webgpu', precision: 'compensated' },
    ],
    [
      { engine: 'cpu', precision: 'compensated' },
      { engine: 'cpu', precision: 'compensated' },
    ],
    [
      { epochs: undefined, seed: null },
      { epochs: 20_000, seed: 42n },
    ],
    [
      { replay: 'linear', seed: undefined },
      { model: 'linear', replay: 'linear' },
    ],
    [
      { replay: 'linear', seed: null },
      { model: 'linear', replay: 'linear' },
    ],
    [
      { epochs: 1e9, logEvery: 1000 },
      { epochs: 1e9, logEvery: 1000 },
    ],
  ])('%o', (raw, expected) => {
    expect(parseConfig(raw)).toEqual({ ...DEFAULTS, ...expected });
  });

  test.each([
    '1.5',
    '1,2,3',
    '1,',
    ',',
    'a,b',
    '1;2',
    '1e13,0',
    'NaN,0',
    '0x1,2',
    'Infinity,1',
    7,
    [1],
    [1, NaN],
    [1, '2,3'],
    [{}, 1],
    {},
    true,
  ])('start %o is no start', (start) => {
    const parse = (): unknown => parseConfig({ start, model: 'linear' });
    expect(parse).toThrow(ConfigError);
    expect(parse).not.toThrow('[object');
    expect(parse).toThrow(/^start .* each of linear\.weight, linear\.bias: write it as 1\.5,-3/);
  });

  test.each(
    Object.entries(SETTINGS).flatMap(([key, row]) => (isRange(row) ? [[key, row] as const] : [])),
  )('%s: its range, and nothing beyond', (key, range) => {
    const { least, most, integer } = range;
    // A log of a line an epoch is refused for other reasons.
    const logEvery = key === 'epochs' ? 1e9 : DEFAULTS.logEvery;
    const [[to, ids] = ['', []]] = Object.entries('belongsTo' in range ? range.belongsTo : {});
    const chosen = to === '' ? {} : { [to]: ids[0] };
    for (const value of [least, most]) {
      expect(parseConfig({ logEvery, ...chosen, [key]: value })).toMatchObject({ [key]: value });
      expect(parseConfig({ logEvery, ...chosen, [key]: String(value) })).toMatchObject({
        [key]: value,
      });
    }
    const below = least > 0 ? [least / 2, 0, -most] : [2 * least - 1];
    for (const value of [...below, most * 2, NaN, Infinity, '1e999']) {
      refused({ ...chosen, [key]: value }, key);
    }
    if (integer) refused({ ...chosen, [key]: least + 0.5 }, key);
    for (const value of [
      '',
      ' ',
      'ten',
      '0x10',
      '1_000',
      '1,5',
      '5 5',
      '1e',
      true,
      {},
      [5],
      '5\n5',
    ]) {
      refused({ [key]: value }, key);
    }
  });

  test.each<[Raw, string, RegExp]>([
    [{ model: 'septic' }, 'model', /model "septic" is unknown: use parameter, linear/],
    [{ model: 'toString' }, 'model', /unknown/],
    [{ model: 3 }, 'model', /model 3 is unknown/],
    [{ engine: 'webgl' }, 'engine', /use auto, webgpu, cpu/],
    [{ strategy: 'magic' }, 'strategy', /use auto, dispatch/],
    [{ precision: 'f16' }, 'precision', /use f32, f64, compensated/],
    [{ replay: true }, 'replay', /use none, parameter, linear/],
    [{ seed: '1.5' }, 'seed', /not an integer/],
    [{ points: 1 }, 'points', /points 1 is not an integer from 2 to 268435456/],
    [{ pace: 1 }, 'pace', /"pace" is not a setting: use model, formula, degree/],
    [{ ['a'.repeat(500)]: 1 }, 'a'.repeat(500), /^"a{38}… is not/],
    [{ replay: 'linear', model: 'parameter' }, 'model', /leave model out/],
    [{ replay: 'linear', points: 50 }, 'points', /which has 100: leave points out/],
    [{ replay: 'linear', seed: 42 }, 'seed', /leave one of them out/],
    [{ epochs: 1e9 }, 'logEvery', /logEvery 100 makes more than 1000000 lines/],
    [{ engine: 'webgpu', precision: 'f64' }, 'precision', /use engine cpu/],
    [{ engine: 'wasm', precision: 'compensated' }, 'precision', /use engine webgpu or cpu/],
  ])('%o is refused', (raw, field, message) => {
    refused(raw, field, message);
  });
});

test('flagOf', () => {
  expect(flagOf('logEvery')).toBe('log-every');
  expect(flagOf('lr')).toBe('lr');
});

describe('configToRecord', () => {
  const keys = new Map<string, string>(CONFIG_KEYS.map((key) => [flagOf(key), key]));

  test.each<[Raw, Readonly<Record<string, string>>]>([
    [{}, {}],
    [
      { seed: 7, lr: 1e-7 },
      { seed: '7', lr: '1e-7' },
    ],
    [{ seed: -(2n ** 63n) }, { seed: '-9223372036854775808' }],
    [
      { model: 'linear', points: 2 ** 28 },
      { model: 'linear', points: '268435456' },
    ],
    [{ replay: 'linear' }, { replay: 'linear' }],
    [
      { engine: 'cpu', precision: 'f64', strategy: 'dispatch', logEvery: 7, epochs: 5 },
      { engine: 'cpu', precision: 'f64', strategy: 'dispatch', 'log-every': '7', epochs: '5' },
    ],
  ])('%o is written short, and read back', (raw, record) => {
    const config = parseConfig(raw);
    expect(configToRecord(config)).toEqual(record);
    const entries = Object.entries(record).map(([flag, value]) => [keys.get(flag), value]);
    expect(parseConfig(Object.fromEntries(entries) as Raw)).toEqual(config);
  });
});

/** Refused with a ConfigError of one line that names the field and what to do. */
function refused(raw: Raw, field: string, message = /: \S/): void {
  let thrown: unknown;
  try {
    parseConfig(raw);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ConfigError);
  if (!(thrown instanceof ConfigError)) return;
  expect(thrown.field).toBe(field);
  expect(thrown.message).toMatch(message);
  expect(thrown.message).toMatch(/: (use|give|leave|raise) /);
  expect(thrown.message).not.toContain('\n');
}
