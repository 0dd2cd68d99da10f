/** Bounds of the answer, as a setting: written, read, and refused in words. */
import { describe, expect, test } from 'vitest';
import { checkDraft, draftOf, followed } from '../../src/app/settings/draft.ts';
import { parseFlags } from '../../src/core/settings/parse.ts';
import {
  boundsOf,
  hasRoom,
  rangeOf,
  rangeText,
  withRange,
} from '../../src/core/settings/bounds.ts';
import { configToRecord, DEFAULTS } from '../../src/core/settings/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';

test.each([
  ['0..10', 0, 10],
  [' -1.5e-3 .. .5 ', -0.0015, 0.5],
  ['0..', 0, Infinity],
  ['..5', -Infinity, 5],
])('%s is a range, and is written so that it is read again', (written, least, most) => {
  const range = rangeOf(written);
  expect(range).toEqual({ least, most });
  expect(rangeOf(rangeText({ least, most }))).toEqual(range);
});

test.each(['', '3', 'a..b', '0..1..2'])('"%s" is none', (written) => {
  expect(rangeOf(written)).toBeUndefined();
});

test.each(['5..1', '2..2'])('%s leaves no room', (written) => {
  expect(hasRoom(rangeOf(written) ?? { least: 0, most: 1 })).toBe(false);
});

describe('as a setting', () => {
  test('is read from text, from a list and from an object, and written as text', () => {
    const config = parseConfig({ model: 'exponential', bounds: ' a = 0 .. 10,b=..5, c=.. ' });
    expect(config.bounds).toEqual(['a=0..10', 'b=..5']);
    expect(parseFlags({ model: 'exponential', bounds: 'a=0..10,b=..5' })).toEqual(config);
    expect(parseConfig({ model: 'exponential', bounds: ['a=0..10', 'b=..5'] })).toEqual(config);
    expect(parseConfig({ model: 'exponential', bounds: { a: [0, 10], b: [-Infinity, 5] } })).toEqual(config); // prettier-ignore
    expect(configToRecord(config)['bounds']).toBe('a=0..10,b=..5');
    expect(configToRecord(parseConfig({ bounds: '' }))).toEqual({});
    expect([...boundsOf(config.bounds)]).toEqual([
      ['a', { least: 0, most: 10 }],
      ['b', { least: -Infinity, most: 5 }],
    ]);
  });

  test.each(['a', 'a=1', 'a=3..1', 'a=0..1,a=1..2', '=0..1'])('%s is refused', (bounds) => {
    expect(() => parseConfig({ bounds })).toThrow(/^bounds .* is no list of ranges: write it as tau=0..10,c=..5/); // prettier-ignore
    expect(checkDraft({ ...draftOf(DEFAULTS), bounds }).faults).toEqual({
      bounds: { kind: 'bounds' },
    });
  });

  test('of one parameter others are left as they are, and one whose name begins alike', () => {
    const said = parseConfig({ formula: 'a*x + aa', bounds: 'a=0..1,aa=2..3' }).bounds;
    expect(withRange(said, 'a', { least: 5, most: Infinity })).toBe('aa=2..3,a=5..');
    expect(withRange(said, 'aa', undefined)).toBe('a=0..1');
  });

  test.each([5, true])('what is no list of them is refused: %s', (bounds) => {
    expect(() => parseConfig({ bounds })).toThrow(/^bounds .* is no list of ranges/);
  });

  test('a network has none, and another model brings none along', () => {
    expect(() => parseConfig({ model: 'network', bounds: 'a=0..1' })).toThrow(/^bounds has no effect on model network/); // prettier-ignore
    const network = parseConfig({ model: 'network' });
    expect(parseConfig({ ...network })).toEqual(network);
    const config = parseConfig({ model: 'exponential', bounds: 'a=0..1' });
    expect(followed(draftOf(config), config, { model: 'sine' }).bounds).toBe('');
    expect(followed(draftOf(config), config, { lr: '0.1' }).bounds).toBe('a=0..1');
  });
});
