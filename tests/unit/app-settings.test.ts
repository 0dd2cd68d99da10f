/** From the address and the fields to a configuration, and back. */
import { describe, expect, test } from 'vitest';
import { DEFAULTS, SETTINGS, type FitConfig } from '../../src/core/settings/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { STRATEGIES } from '../../src/core/types.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { readAddress, writeAddress } from '../../src/app/settings/address.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { columnsOf, inkOf, modelText, typedModel } from '../../src/app/settings/model-text.ts';
import {
  NOTHING,
  checkDraft,
  draftOf,
  followed,
  heldBy,
  type Draft,
} from '../../src/app/settings/draft.ts';

/** The fault of a number that is none, or beyond its range. */
function outside(key: 'epochs' | 'lr' | 'logEvery'): object {
  const { least, most, integer } = SETTINGS[key];
  return { kind: 'number', least, most, integer };
}

describe('the address', () => {
  test('nothing in it means the defaults, and the defaults write nothing', () => {
    const { config, preferences, refused } = readAddress('');
    expect({ config, preferences, refused }).toEqual({
      config: DEFAULTS,
      preferences: DEFAULT_PREFERENCES,
      refused: [],
    });
    expect(writeAddress(config, preferences)).toBe('');
  });

  test.each([
    '?model=linear&seed=18446744073709551615&points=37',
    '?epochs=1500&lr=0.03&log-every=50&engine=cpu&precision=f64',
    '?start=1.5,-3&points=1000&engine=webgpu&precision=compensated',
    '?start=b=2&fixed=b&lr=0.01',
    '?overlay=off&embed=1&show=fit,loss,numbers',
    '?replay=linear&lr=0.002&lang=zh-CN&theme=dark&speed=20&scale=linear',
  ])('%s comes back as it went in', (search) => {
    const { config, preferences, refused } = readAddress(search);
    expect(refused).toEqual([]);
    expect(writeAddress(config, preferences)).toBe(search);
  });

  test('what is wrong is named, and only that takes its default', () => {
    const { config, preferences, refused } = readAddress(
      '?lr=fast&seed=7&colour=blue&theme=pink&points=3',
    );
    expect(refused.map(({ part }) => part).toSorted()).toEqual([
      'colour=blue',
      'lr=fast',
      'theme=pink',
    ]);
    expect(config).toEqual({ ...DEFAULTS, seed: 7n, points: 3 });
    expect(preferences).toEqual(DEFAULT_PREFERENCES);
  });

  test.each([
    ['lr=fast', outside('lr'), '0.001'],
    ['epochs=1e10', outside('epochs'), '20000'],
    ['log-every=0x10', outside('logEvery'), '100'],
    ['epochs=1e9', { kind: 'most-epochs', most: 1e8, logEvery: 100 }, '20000'],
    ['seed=1.5', { kind: 'seed' }, '42'],
    ['start=here', { kind: 'start' }, 'drawn'],
    ['fixed=c', { kind: 'fixed' }, ''],
    ['fixed=a,b', { kind: 'fixed' }, ''],
    ['engine=gpu', { kind: 'choice', choices: ['auto', 'webgpu', 'cpu', 'wasm'] }, 'auto'],
    ['theme=pink', { kind: 'choice', choices: ['auto', 'light', 'dark'] }, 'auto'],
    ['strategies=fast', { kind: 'list', choices: STRATEGIES }, STRATEGIES.join()],
    ['colour=blue', { kind: 'unknown' }, undefined],
    // Every object has these, and no setting is called so.
    ['constructor=1', { kind: 'unknown' }, undefined],
    ['__proto__=1', { kind: 'unknown' }, undefined],
    ['toString=1', { kind: 'unknown' }, undefined],
    ['hasOwnProperty=1', { kind: 'unknown' }, undefined],
  ])('%s is refused with its limit, and what stands in for it', (part, fault, used) => {
    // Beside it a setting that is right stays.
    const { config, refused } = readAddress(`?points=37&${part}`);
    expect(refused).toEqual([{ part, fault, used }]);
    expect(config).toEqual({ ...DEFAULTS, points: 37 });
  });

  test('a setting that stands there twice is said, and a long one is cut', () => {
    const long = 'x'.repeat(500);
    const { config, refused } = readAddress(`?lr=0.5&seed=${long}&lr=0.25`);
    expect(config.lr).toBe(0.25);
    expect(refused).toEqual([
      { part: `seed=${long.slice(0, 54)}…`, fault: { kind: 'seed' }, used: '42' },
      { part: 'lr=0.5', fault: { kind: 'twice' }, used: '0.25' },
    ]);
  });

  test('fields that are at odds with each other are resolved, whichever they are', () => {
    const replayed = { kind: 'replayed', replay: 'parameter' };
    const precision = (engine: string, of: string): object[] => [
      {
        part: `precision=${of}`,
        fault: { kind: 'not-on-engine', precision: of, engine },
        used: 'f32',
      },
    ];
    for (const [search, refused] of [
      [
        'epochs=1000000000',
        [
          {
            part: 'epochs=1000000000',
            fault: { kind: 'most-epochs', most: 1e8, logEvery: 100 },
            used: '20000',
          },
        ],
      ],
      ['replay=parameter&points=3', [{ part: 'points=3', fault: replayed, used: '100' }]],
      [
        'replay=parameter&model=linear&seed=1',
        [
          { part: 'model=linear', fault: replayed, used: 'parameter' },
          { part: 'seed=1', fault: replayed, used: '42' },
        ],
      ],
      ['engine=webgpu&precision=f64', precision('webgpu', 'f64')],
      ['engine=wasm&precision=compensated', precision('wasm', 'compensated')],
    ] as const) {
      expect(readAddress(`?${search}`).refused, search).toEqual(refused);
    }
  });
});

describe('the check of the fields', () => {
  test('tells every fault, not only the first', () => {
    const { faults } = checkDraft({ ...draftOf(DEFAULTS), seed: 'x', points: '1', lr: '' });
    expect(Object.keys(faults).toSorted()).toEqual(['lr', 'points', 'seed']);
    expect(faults['points']).toMatchObject({ kind: 'number', least: 2, integer: true });
    expect(faults['seed']).toEqual({ kind: 'seed' });
  });

  test('a log that would not fit is a fault of both fields, each with its limit', () => {
    const { faults } = checkDraft({ ...draftOf(DEFAULTS), epochs: '1000000000' });
    expect(faults).toEqual({
      epochs: { kind: 'most-epochs', most: 100 * 1e6, logEvery: 100 },
      logEvery: { kind: 'least-log-every', least: 1000, epochs: 1e9 },
    });
  });

  test('what was a preset goes on to be one beside a field that changes, and what was said stays', () => {
    const config = parseConfig({ model: 'linear', seed: '7', points: 37 });
    const draft = followed(draftOf(config), config, { optimizer: 'adam' });
    expect(draft).toMatchObject({ model: 'linear', seed: '7', points: '37', lr: NOTHING });
    const { config: then, faults } = checkDraft({ ...draft, epochs: 'many' });
    expect(Object.keys(faults)).toEqual(['epochs']);
    expect(then).toMatchObject({ model: 'linear', seed: 7n, points: 37, optimizer: 'adam' });
  });

  test('a replay does not look at the fields that it brings itself', () => {
    const draft = { ...draftOf(DEFAULTS), replay: 'linear', seed: 'x', points: '7' };
    const { config, faults } = checkDraft(draft);
    expect(faults).toEqual({});
    expect(config).toEqual({ ...DEFAULTS, replay: 'linear', model: 'linear' });
  });
});

describe('another model', () => {
  const after = (raw: object, patch: Partial<Draft>): FitConfig => {
    const config = parseConfig({ ...raw });
    return checkDraft(followed(draftOf(config), config, patch)).config;
  };

  test.each([
    // A formula is typed for the points that are there.
    [{ model: 'power' }, typedModel('p*x'), 'power'],
    [{ replay: 'linear' }, typedModel('p*x'), 'line'],
    // A preset brings its own, unless somebody has chosen others that it can look at.
    [{}, { model: 'sine' }, 'sine'],
    [{ formula: 'p*x', dataset: 'exponential' }, { model: 'sine' }, 'sine'],
    [{ dataset: 'gaussian' }, { model: 'sine' }, 'gaussian'],
    [{ model: 'network', dataset: 'xor' }, { model: 'sine' }, 'sine'],
    [{ dataset: 'gaussian' }, typedModel('1 – 3 – 1'), 'gaussian'],
  ])('%j and then %j: %s', (raw, patch, dataset) => {
    expect(after({ ...raw, start: [1, 2] }, patch)).toMatchObject({
      dataset,
      start: 'drawn',
      replay: 'none',
    });
  });

  test('has other parameters to hold', () => {
    expect(after({ model: 'power', fixed: 'b' }, { lr: '0.1' }).fixed).toEqual(['b']);
    expect(after({ model: 'power', fixed: 'b' }, typedModel('a*x')).fixed).toEqual([]);
  });

  test('what cannot be read of a model holds the model, and nothing else', () => {
    const fault = { kind: 'start' } as const;
    expect(heldBy({ formula: fault })).toEqual(['model', 'formula']);
    expect(heldBy({ lr: fault })).toEqual(['lr']);
  });
});

describe('the field of the model', () => {
  const own: OwnData = {
    name: 'decay.csv',
    xName: 't',
    yName: 'counts',
    x: Float64Array.of(0, 1, 2),
    y: Float64Array.of(3, 2, 1),
    standardise: false,
  };
  const text = (raw: object, data?: OwnData): string => modelText(draftOf(parseConfig({ ...raw })), data); // prettier-ignore

  test('shows any model as one text', () => {
    expect(text({})).toBe('a*x + b');
    expect(text({ model: 'polynomial', degree: 2 })).toBe('c2*x^2 + c1*x + c0');
    expect(text({ formula: 'A*exp(-t/tau)' })).toBe('A*exp(-t/tau)');
    const network = { model: 'network', layers: [8, 8], activation: 'relu' };
    expect(text({ ...network, dataset: 'xor' })).toBe('2 – 8 – 8 – 1 relu');
    expect(text(network, own)).toBe('1 – 8 – 8 – 1 relu');
  });

  test('takes sizes of layers for a network, and all else for a formula', () => {
    expect(typedModel('2 – 8 – 8 – 1 tanh')).toMatchObject({ model: 'network', layers: '8,8' });
    expect(typedModel('1-16-1 ReLU')).toMatchObject({ layers: '16', activation: 'relu' });
    for (const formula of ['2 - 8 - a', 'a - 1', '2 - 8 - 1 tan', '']) {
      expect(typedModel(formula)).toEqual({ model: 'formula', formula, replay: 'none' });
    }
  });

  test.each([
    ['A*exp(-t/tau) + c', 'A0 tau1 c2'],
    ['y = a x_1 + e·sin(pi*b1) + a', 'a0 x_11 b12 a0'],
    // Not read yet, and in colours all the same.
    ['amp*exp(-t*(rate', 'amp0 rate1'],
    ['a(t+1)', 'a0'],
  ])('%s has parameters of its own, by their order', (formula, inks) => {
    const pieces = inkOf(formula, columnsOf(draftOf(DEFAULTS), own));
    expect(pieces.map((piece) => piece.text).join('')).toBe(formula);
    const named = pieces.flatMap((piece) =>
      piece.p === undefined ? [] : [`${piece.text}${piece.p}`],
    );
    expect(named.join(' ')).toBe(inks);
  });
});
