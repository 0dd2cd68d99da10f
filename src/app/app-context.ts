import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { numbersOf, type Numbers } from './format/numbers.ts';
import {
  messagesOf,
  preferredLanguage,
  spoken,
  type Language,
  type Messages,
} from './i18n/index.ts';
import type { Preferences } from './preferences.ts';
import type { DataDesk } from './data/data-desk.ts';
import type { Editing } from './editing/editing.ts';
import type { Openers } from './engines/source.ts';
import type { Guide } from './guide/guide.ts';
import type { LandscapeSource } from './landscape/source.ts';
import type { Keeper } from './views/runs/keeper.ts';
import type { Settings } from './settings/settings.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables/tables.ts';
import type { prepareAside } from './training/preparing.ts';
import type { Training } from './training/training.ts';
import { useRedraw } from './ui/use-redraw.ts';

/** What every view may reach: the state to read, and the controllers to ask for a change. */
export interface App {
  readonly store: Store<AppState>;
  readonly settings: Settings;
  readonly training: Training;
  /** For engines beside the one that trains. */
  readonly openers: Openers;
  readonly prepare: typeof prepareAside;
  readonly clock: () => number;
  readonly desk: DataDesk;
  readonly tables: Pick<Tables, 'forget'>;
  readonly editing: Editing;
  readonly landscapeOf: LandscapeSource;
  readonly keeper: Keeper;
  readonly guide: Guide;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('a view stands outside the app');
  return app;
}

type Select<Part> = (state: AppState) => Part;

/** A way to read the state; the view is drawn anew when something that it has read is another. */
function useReading(): <Part>(select: Select<Part>) => Part {
  const { store } = useApp();
  const redraw = useRedraw();
  const drawn = useRef<[Select<unknown>, unknown][]>([]);
  drawn.current = [];
  useLayoutEffect(
    () =>
      store.subscribe(() => {
        const isOld = drawn.current.some(([select, was]) => !Object.is(select(store.get()), was));
        if (isOld) redraw();
      }),
    [store],
  );
  return (select) => {
    const part = select(store.get());
    drawn.current.push([select, part]);
    return part;
  };
}

/** A part of the state; the view is drawn anew when that part is another one. */
export function useSelected<Part>(select: Select<Part>): Part {
  return useReading()(select);
}

/** The language that somebody wants. */
export function wantedLanguage({ lang }: Preferences): Language {
  return lang === 'auto' ? preferredLanguage(navigator.languages) : lang;
}

/** The language in use: the wanted one, unless its texts are not there. */
export function languageOf(preferences: Preferences): Language {
  return spoken(wantedLanguage(preferences));
}

export interface Words {
  readonly language: Language;
  readonly text: Messages;
  readonly numbers: Numbers;
}

/** The texts of a part of the page that is fetched later, which come with it. */
export type PartTexts<Own extends object> = Readonly<Record<Language, Own>>;

/** The words of the page, and those of a part. */
export type WordsOf<Part extends PartTexts<object>> = Words & {
  readonly text: Messages & Part[Language];
};

/** The texts and the number formats of the language in use, those of a part among them. */
export function useWords(): Words;
export function useWords<Part extends PartTexts<object>>(part: Part): WordsOf<Part>;
export function useWords(part?: PartTexts<object>): Words {
  const language = useSelected(({ preferences }) => languageOf(preferences));
  return useMemo(() => {
    const text = messagesOf(language);
    const numbers = numbersOf(language);
    return { language, text: part === undefined ? text : { ...text, ...part[language] }, numbers };
  }, [language, part]);
}

/** Of these parts of the state those parts count that a view has read. */
const IN_PARTS: ReadonlySet<PropertyKey> = new Set<keyof AppState>([
  'run',
  'config',
  'preferences',
]);

/**
 * The words, and the state to be read as it is: the view is drawn anew when what it has read is another. It is read
 * while drawing: what comes back is the state of that drawing, and `run`, `config` and `preferences` are new objects
 * in each, so that only their parts may be kept, or decide whether something is computed anew.
 */
export function usePage(): Words & AppState;
export function usePage<Part extends PartTexts<object>>(part: Part): WordsOf<Part> & AppState;
export function usePage(part?: PartTexts<object>): Words & AppState {
  const read = useReading();
  const words = part === undefined ? useWords() : useWords(part);
  const { store } = useApp();
  const at = (of: object, key: PropertyKey): unknown => Reflect.get(of, key);
  return new Proxy(words as Words & AppState, {
    get: (own, key): unknown => {
      if (key in own) return at(own, key);
      const slice = (state: AppState): unknown => at(state, key);
      if (!IN_PARTS.has(key)) return read(slice);
      return new Proxy(slice(store.get()) as object, {
        get: (_, part) => read((state) => at(slice(state) as object, part)),
      });
    },
  });
}
