/** From the address and the fields to a configuration, and back. */
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../src/core/config.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { readAddress, writeAddress } from '../../src/app/settings/address.ts';
import { check } from '../../src/app/settings/check.ts';
import { draftOf, rawOf } from '../../src/app/settings/draft.ts';

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
    '?overlay=off&embed=1&show=fit,loss,log',
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
    expect(refused.toSorted()).toEqual(['colour=blue', 'lr=fast', 'theme=pink']);
    expect(config).toEqual({ ...DEFAULTS, seed: 7n, points: 3 });
    expect(preferences).toEqual(DEFAULT_PREFERENCES);
  });

  test('fields that are at odds with each other are resolved, whichever they are', () => {
    for (const search of [
      '?epochs=1000000000',
      '?replay=parameter&points=3',
      '?replay=parameter&model=linear&seed=1',
      '?engine=webgpu&precision=f64',
      '?engine=wasm&precision=compensated',
    ]) {
      expect(() => readAddress(search), search).not.toThrow();
    }
  });
});

describe('the check of the fields', () => {
  test('tells every fault, not only the first', () => {
    const { faults } = check(rawOf({ ...draftOf(DEFAULTS), seed: 'x', points: '1', lr: '' }));
    expect(Object.keys(faults).toSorted()).toEqual(['lr', 'points', 'seed']);
    expect(faults['points']).toMatchObject({ kind: 'number', least: 2, integer: true });
    expect(faults['seed']).toEqual({ kind: 'seed' });
  });

  test('a log that would not fit is a fault of log-every', () => {
    const { faults } = check(rawOf({ ...draftOf(DEFAULTS), epochs: '1000000000' }));
    expect(faults).toEqual({ logEvery: { kind: 'too-many-lines' } });
  });

  test('a replay does not look at the fields that it brings itself', () => {
    const raw = rawOf({ ...draftOf(DEFAULTS), replay: 'linear', seed: 'x', points: '7' });
    const { config, faults } = check(raw);
    expect(faults).toEqual({});
    expect(config).toEqual({ ...DEFAULTS, replay: 'linear', model: 'linear' });
  });
});
