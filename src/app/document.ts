/** What of the state the document itself shows: language, theme, and the address. */
import { languageOf } from './app-context.ts';
import { forgetColours } from './charts/colours.ts';
import { readAddress, writeAddress } from './settings/address.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

/** A slider changes the address a hundred times a second, and browsers refuse that. */
const ADDRESS_MS = 250;

export function followDocument(store: Store<AppState>): void {
  let shown: AppState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function saveAddress(): void {
    history.replaceState(null, '', addressOf(store.get()));
  }

  function addressOf({ config, preferences }: AppState): string {
    return location.pathname + writeAddress(config, preferences) + location.hash;
  }

  function goTo(state: AppState): void {
    if (readAddress(location.search).preferences.view === state.preferences.view) return;
    clearTimeout(timer);
    history.pushState(null, '', addressOf(state));
  }

  function follow(): void {
    const state = store.get();
    if (state.preferences !== shown?.preferences) {
      const { theme } = state.preferences;
      const root = document.documentElement;
      root.lang = languageOf(state.preferences);
      const themeBefore = root.dataset['theme'];
      root.dataset['theme'] = theme;
      if (themeBefore !== theme) forgetColours();
    }
    // Each view is a place of its own, and the back button leads to the one before.
    if (shown !== undefined && state.preferences.view !== shown.preferences.view) goTo(state);
    const changed = state.preferences !== shown?.preferences || state.config !== shown.config;
    if (shown !== undefined && changed) {
      clearTimeout(timer);
      timer = setTimeout(saveAddress, ADDRESS_MS);
    }
    shown = state;
  }

  follow();
  store.subscribe(follow);
  // Somebody who changes a setting and leaves at once keeps it, too.
  addEventListener('pagehide', saveAddress);
  // Back and forward change the view; the settings are one state, and stay.
  addEventListener('popstate', () => {
    const { view } = readAddress(location.search).preferences;
    store.set({ preferences: { ...store.get().preferences, view } });
    saveAddress();
  });
}
