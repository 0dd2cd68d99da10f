/**
 * What of the state the document itself shows: language, theme, and the address; and what it notes for
 * the page that is loaded in its place.
 */
import { languageOf } from './app-context.ts';
import { forgetColours } from './charts/colours.ts';
import { readAddress, writeAddress } from './settings/address.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

/** A slider changes the address a hundred times a second, and browsers refuse that. */
const ADDRESS_MS = 250;

export interface DataNote {
  readonly own: string;
  /** The id under which they are kept; undefined where they are not. */
  readonly table: string | undefined;
  readonly rateBefore: number | undefined;
}

export function dataBeforeReload(): DataNote | undefined {
  const noted: unknown = history.state;
  if (typeof noted !== 'object' || noted === null) return undefined;
  const { own, table, rateBefore } = noted as Partial<Record<keyof DataNote, unknown>>;
  if (typeof own !== 'string') return undefined;
  return {
    own,
    table: typeof table === 'string' ? table : undefined,
    rateBefore: typeof rateBefore === 'number' ? rateBefore : undefined,
  };
}

function noteOf({ own, lostData, table, rateBefore }: AppState): DataNote | undefined {
  const name = own?.name ?? lostData;
  if (name === undefined) return undefined;
  return { own: name, table: table?.fate === 'kept' ? table.id : undefined, rateBefore };
}

/** Looks that few need, after the first picture: on paper, and in the colours of the system. */
async function fetchOtherLooks(): Promise<void> {
  await Promise.allSettled([import('./styles/print.css'), import('./styles/forced-colours.css')]);
}

/** Paper is white, whatever the theme: charts are drawn in its colours while it is printed. */
function followPrinting(): void {
  const { dataset } = document.documentElement;
  addEventListener('beforeprint', () => {
    dataset['printed'] = '';
    forgetColours();
  });
  addEventListener('afterprint', () => {
    delete dataset['printed'];
    forgetColours();
  });
}

export function followDocument(store: Store<AppState>): void {
  let shown: AppState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function saveAddress(): void {
    clearTimeout(timer);
    const state = store.get();
    history.replaceState(noteOf(state), '', addressOf(state));
  }

  function addressOf({ config, preferences }: AppState): string {
    return location.pathname + writeAddress(config, preferences) + location.hash;
  }

  function goTo(state: AppState): void {
    if (readAddress(location.search).preferences.view === state.preferences.view) return;
    clearTimeout(timer);
    history.pushState(noteOf(state), '', addressOf(state));
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
    // At once, with the settings that come with the data: a browser may drop what is noted while the page goes.
    const isOther = state.own !== shown?.own || state.table !== shown?.table;
    if (isOther) queueMicrotask(saveAddress);
    shown = state;
  }

  follow();
  followPrinting();
  void fetchOtherLooks();
  store.follow(follow);
  // Somebody who changes a setting and leaves at once keeps it, too.
  addEventListener('pagehide', saveAddress);
  // Back and forward change the view; the settings are one state, and stay.
  addEventListener('popstate', () => {
    const { view } = readAddress(location.search).preferences;
    store.patch('preferences', { view });
    saveAddress();
  });
}
