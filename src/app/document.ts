/** What of the state the document itself shows: language, theme, and the address. */
import { languageOf } from './app-context.ts';
import { forgetColours } from './charts/colours.ts';
import { writeAddress } from './settings/address.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

/** A slider changes the address a hundred times a second, and browsers refuse that. */
const ADDRESS_MS = 250;

export function followDocument(store: Store<AppState>): void {
  let shown: AppState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function saveAddress(): void {
    const { config, preferences } = store.get();
    const { pathname, hash } = location;
    history.replaceState(null, '', pathname + writeAddress(config, preferences) + hash);
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
}
