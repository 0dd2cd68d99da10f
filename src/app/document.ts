/**
 * What of the state the document itself shows: language, theme, and the address; and what it notes for
 * the page that is loaded in its place.
 */
import { languageOf } from './app-context.ts';
import { forgetColours } from './charts/colours.ts';
import type { View } from './preferences.ts';
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

  function saveAddress(as: 'replaceState' | 'pushState' = 'replaceState'): void {
    clearTimeout(timer);
    const state = store.get();
    const { pathname, hash } = location;
    history[as](noteOf(state), '', pathname + writeAddress(state.config, state.preferences) + hash);
  }

  function follow(): void {
    const before = shown;
    shown = store.get();
    const { preferences, config, own, table } = shown;
    const { view, theme } = preferences;
    if (preferences !== before?.preferences) {
      document.documentElement.lang = languageOf(preferences);
      document.documentElement.dataset['theme'] = theme;
      if (theme !== before?.preferences.theme) forgetColours();
    }
    // At once, with the settings that come with the data: a browser may drop what is noted while the page goes.
    if (own !== before?.own || table !== before?.table) queueMicrotask(saveAddress);
    if (before === undefined) return;
    // Each view is a place of its own, and the back button leads to the one before.
    if (view !== before.preferences.view && view !== viewOfAddress()) saveAddress('pushState');
    if (preferences === before.preferences && config === before.config) return;
    clearTimeout(timer);
    timer = setTimeout(saveAddress, ADDRESS_MS);
  }

  follow();
  followPrinting();
  // Looks that few need come after the first picture: on paper, and in the colours of the system.
  void Promise.allSettled([import('./styles/print.css'), import('./styles/forced-colours.css')]);
  store.follow(follow);
  // Somebody who changes a setting and leaves at once keeps it, too.
  addEventListener('pagehide', () => saveAddress());
  // Back and forward change the view; the settings are one state, and stay.
  addEventListener('popstate', () => {
    store.patch('preferences', { view: viewOfAddress() });
    saveAddress();
  });
}

function viewOfAddress(): View {
  return readAddress(location.search).preferences.view;
}
