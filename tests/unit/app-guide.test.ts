/** Help without a page: what is remembered of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { createGuide } from '../../src/app/guide/guide.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { evenly } from '../../src/app/views/lab/tables.tsx';

function visit() {
  const state = initialState(parseConfig({}), DEFAULT_PREFERENCES, []);
  const store = new Store(state, () => undefined);
  const idle = { adopt: () => undefined, prefer: () => undefined };
  const guide = createGuide(store, idle);
  return { guide, state: () => store.get().guide };
}

describe('with a storage', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('shortcuts stay off at the next visit', () => {
    visit().guide.setShortcuts(false);
    const { guide, state } = visit();
    expect(state().shortcuts).toBe(false);
    guide.setShortcuts(true);
    expect(visit().state().shortcuts).toBe(true);
  });
});

test('without a storage nothing throws', () => {
  const forbidden = (): never => {
    throw new Error('forbidden');
  };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
  const { guide, state } = visit();
  guide.setShortcuts(false);
  expect(state().shortcuts).toBe(false);
  vi.unstubAllGlobals();
});

test('rows are chosen evenly, with both ends', () => {
  expect(evenly(3, 200)).toEqual([0, 1, 2]);
  expect(evenly(9, 5)).toEqual([0, 2, 4, 6, 8]);
  expect(evenly(1, 5)).toEqual([0]);
  expect(evenly(0, 5)).toEqual([]);
});
