/** Whatever comes in: a valid run, or a typed error that names the field, the value and the range. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../src/app/settings/address.ts';
import { parseCommand } from '../../src/cli/run.ts';
import { readFlags } from '../../src/cli/flags.ts';
import { TRAIN } from '../../src/cli/train.ts';
import {
  CONFIG_KEYS,
  configToRecord,
  flagOf,
  SETTINGS,
  type ConfigKey,
  type FitConfig,
} from '../../src/core/settings/index.ts';
import { parseConfig, parseFlags } from '../../src/core/settings/parse.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { shown } from '../../src/core/text/shown.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { noisyLine } from '../../src/core/article/line.ts';
import { modelOf, MODEL_IDS } from '../../src/core/models/index.ts';

/** Values that were somebody's bug: almost numbers, almost choices, and what JSON can hold. */
const value = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.double(),
  fc.integer(),
  fc.bigInt(),
  fc.anything(),
  fc.constantFrom('auto', 'webgpu', 'cpu', 'f64', 'linear', 'none', '', ' 7 ', '1e3', '0x10', '١٢'),
);
const raw = fc.dictionary(fc.oneof(fc.constantFrom(...CONFIG_KEYS), fc.string()), value, {
  maxKeys: 6,
});

/** A value in the range of its field, as text. */
const good: { readonly [Key in ConfigKey]?: fc.Arbitrary<string> } = {
  seed: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }).map(String),
  points: fc.integer({ min: SETTINGS.points.least, max: SETTINGS.points.most }).map(String),
  lr: fc.double({ min: SETTINGS.lr.least, max: SETTINGS.lr.most, noNaN: true }).map(String),
  model: fc.constantFrom(...MODEL_IDS),
};

const NUMERIC = ['points', 'epochs', 'lr', 'logEvery'] as const;

function expectInRange(config: FitConfig): void {
  for (const key of NUMERIC) {
    const { least, most, integer } = SETTINGS[key];
    expect(config[key]).toBeGreaterThanOrEqual(least);
    expect(config[key]).toBeLessThanOrEqual(most);
    if (integer) expect(Number.isInteger(config[key])).toBe(true);
  }
  expect(config.seed >= -(2n ** 63n) && config.seed < 2n ** 64n).toBe(true);
}

/** What `work` returned, or the ConfigError that it threw; anything else fails the test. */
function outcome<T>(work: () => T): T | ConfigError {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

describe('configuration', () => {
  test('is valid, or refused by name', () => {
    fc.assert(
      fc.property(raw, fc.boolean(), (given, asFlags) => {
        const named = Object.entries(given).map(([key, one]) => [flagOf(key), one] as const);
        const found = outcome(() =>
          asFlags ? parseFlags(Object.fromEntries(named)) : parseConfig(given),
        );
        if (!(found instanceof ConfigError)) {
          expectInRange(found);
          for (const key of NUMERIC) {
            // Nothing else than what was given, and no silent default.
            const one = given[key] ?? undefined;
            if (one !== undefined) expect(found[key]).toBe(Number(one));
          }
          return;
        }
        expect(found.message).not.toMatch(/\[object/);
        // An unknown name is answered with all there are.
        expect(found.message.length).toBeLessThan(450);
        expect(found.message).toContain(': ');
        const naming = asFlags ? flagOf : (key: string): string => key;
        // Either a field of the configuration, or a key that is none: each as it was given.
        const isOne = CONFIG_KEYS.some((key) => naming(key) === found.field);
        // A formula that cannot be read is shown itself, with a caret under what is wrong.
        const isShown = found.field === 'formula' && /\n *\^+\s*$/.test(found.message);
        if (!isShown) expect(found.message).toContain(isOne ? found.field : shown(found.field));
        expect(Object.keys(found.faults)).toContain(found.field);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['rates', 'bounds', 'fixed', 'start', 'layers', 'batch', 'rows'])(
    'an object that is no text is none in %s, either',
    (key) => {
      const silent = { toString: 1 };
      for (const given of [silent, [silent], { a: silent }, [[silent]]])
        expect(outcome(() => parseConfig({ [key]: given }))).toBeInstanceOf(ConfigError);
    },
  );

  test('a value in its range is taken as it is, never a default in its place', () => {
    for (const [key, values] of Object.entries(good)) {
      fc.assert(
        fc.property(values, (text) => {
          const config = parseConfig({ [key]: text });
          expect(String(config[key as ConfigKey])).toBe(
            key === 'lr' || key === 'points' ? String(Number(text)) : text,
          );
        }),
      );
    }
  });

  test('comes back from its record', () => {
    fc.assert(
      fc.property(fc.record(good), (given) => {
        const config = parseConfig(given);
        const record = Object.fromEntries(
          Object.entries(configToRecord(config)).map(([flag, text]) => [
            CONFIG_KEYS.find((key) => flagOf(key) === flag) ?? flag,
            text,
          ]),
        );
        expect(parseConfig(record)).toEqual(config);
      }),
    );
  });
});

describe('the address', () => {
  test('always gives a configuration, and names what it refused', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.oneof(fc.constantFrom(...CONFIG_KEYS.map(flagOf)), fc.string()), fc.string()),
        ),
        (parts) => {
          const search = `?${new URLSearchParams(parts.map(([key, text]) => [key, text])).toString()}`;
          const { config, preferences, refused } = readAddress(search);
          expectInRange(config);
          // What was taken, taken again, is the same.
          const again = readAddress(writeAddress(config, preferences));
          expect(again.config).toEqual(config);
          expect(again.refused).toEqual([]);
          for (const { part } of refused) expect(part).toContain('=');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('takes any text after the question mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (search) => {
        expectInRange(readAddress(`?${search}`).config);
      }),
    );
  });
});

describe('the terminal', () => {
  test('any words are a command, or refused', async () => {
    const word = fc.oneof(
      fc.constantFrom(
        'train',
        'fit',
        'bench',
        'verify',
        'info',
        '--json',
        '--points',
        '--lr=',
        '-h',
        '--',
      ),
      fc.constantFrom(...CONFIG_KEYS.map((key) => `--${flagOf(key)}`)),
      fc.string(),
      fc.double().map(String),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (argv) => {
        const found: unknown = await parseCommand(argv).catch((error: unknown) => error);
        if (found instanceof ConfigError) {
          // A formula is shown with a caret under what is wrong.
          if (found.field !== 'formula') expect(found.message).not.toContain('\n');
          expect(found.message).toContain(': ');
        } else if (argv[0] === 'train') {
          const flags = readFlags(argv.slice(1), TRAIN);
          if (flags.raw['help'] !== true) expectInRange(TRAIN.read(flags).config);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('sizes and seeds', () => {
  test('any of them draws finite data, x in order, and a finite start', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
        fc.integer({ min: 2, max: 3000 }),
        fc.constantFrom(...MODEL_IDS),
        (seed, points, model) => {
          const generator = new TorchGenerator(seed);
          const { x, y } = noisyLine(generator, points);
          expect([x.length, y.length]).toEqual([points, points]);
          expect(x.every((at, i) => i === 0 || at >= (x[i - 1] ?? Infinity))).toBe(true);
          expect(y.every(Number.isFinite)).toBe(true);
          const settings = { model, formula: model === 'formula' ? 'a*x + b' : undefined };
          const { init } = modelOf(parseConfig(settings));
          expect(init(generator).every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });
});
