/** What a page has one of: made when it is asked for, and there again when a view comes back. */
import { expect, test } from 'vitest';
import type { App } from '../../src/app/app-context.ts';
import { onePerPage } from '../../src/app/one-per-page.ts';
import { initialState, type AppState } from '../../src/app/state.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { Store } from '../../src/app/store.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';

function page(): App {
  const state = initialState(DEFAULTS, DEFAULT_PREFERENCES, []);
  return { store: new Store<AppState>(state, () => undefined) } as unknown as App;
}

test('each page has one, made from it when it is first asked for', () => {
  const asked: App[] = [];
  const numberOf = onePerPage((app) => asked.push(app));
  const [one, other] = [page(), page()];
  expect(asked).toEqual([]);
  expect([numberOf(one), numberOf(other), numberOf({ ...one }), numberOf(other)]).toEqual([
    1, 2, 1, 2,
  ]);
  expect(asked).toEqual([one, other]);
});
