/** The tour and the keys, without a page: what is offered, what is remembered, and where it stands. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { createGuide } from '../../src/app/guide/guide.ts';
import { TOUR } from '../../src/app/guide/state.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { placeBeside } from '../../src/app/views/guide/placing.ts';
import { evenly } from '../../src/app/views/lab/ChartTable.tsx';

function visit(view: 'lab' | 'benchmark' = 'lab') {
  const store = new Store(
    initialState(parseConfig({}), { ...DEFAULT_PREFERENCES, view }, []),
    (notify) => {
      notify();
    },
  );
  const guide = createGuide(store);
  guide.offerTour();
  return { guide, state: () => store.get().guide, view: () => store.get().preferences.view };
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

  test('the tour is offered until it is taken to its end', () => {
    expect(visit().state().tour).toBe('offered');
    const { guide, state } = visit();
    guide.startTour();
    for (const step of TOUR.keys()) {
      expect(state().tour).toBe(step);
      guide.moveTour(1);
    }
    expect(state().tour).toBeUndefined();
    expect(visit().state().tour).toBeUndefined();
  });

  test('or refused; and it can be taken all the same', () => {
    visit().guide.endTour();
    const { guide, state } = visit();
    expect(state().tour).toBeUndefined();
    guide.startTour();
    expect(state().tour).toBe(0);
  });

  test('it begins in the Lab, and goes back no further than its first step', () => {
    const { guide, state, view } = visit('benchmark');
    guide.startTour();
    expect(view()).toBe('lab');
    guide.moveTour(-1);
    expect(state().tour).toBe(0);
  });

  test('shortcuts stay off at the next visit', () => {
    visit().guide.setShortcuts(false);
    const { guide, state } = visit();
    expect(state().shortcuts).toBe(false);
    guide.setShortcuts(true);
    expect(visit().state().shortcuts).toBe(true);
  });
});

test('without a storage the tour is offered at each visit, and nothing throws', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('forbidden');
    },
  });
  visit().guide.endTour();
  expect(visit().state().tour).toBe('offered');
  vi.unstubAllGlobals();
});

describe('a box beside another', () => {
  const size = { width: 300, height: 150 };
  const screen = { width: 1000, height: 800 };

  test('stands below where there is room', () => {
    const target = { left: 400, top: 100, width: 200, height: 50 };
    expect(placeBeside(target, size, screen)).toEqual({ left: 350, top: 162 });
  });

  test('else above', () => {
    const target = { left: 400, top: 700, width: 200, height: 50 };
    expect(placeBeside(target, size, screen)).toEqual({ left: 350, top: 538 });
  });

  test('else within, at its foot; and never off the screen', () => {
    const tall = { left: 0, top: 0, width: 200, height: 800 };
    expect(placeBeside(tall, size, screen)).toEqual({ left: 12, top: 638 });
    const far = { left: 950, top: 100, width: 50, height: 50 };
    expect(placeBeside(far, size, screen).left).toBe(688);
  });
});

test('rows are chosen evenly, with both ends', () => {
  expect(evenly(3, 200)).toEqual([0, 1, 2]);
  expect(evenly(9, 5)).toEqual([0, 2, 4, 6, 8]);
  expect(evenly(1, 5)).toEqual([0]);
  expect(evenly(0, 5)).toEqual([]);
});
