import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { numbersOf, type Numbers } from './format/numbers.ts';
import { preferredLanguage, TEXTS, type Language, type Messages } from './i18n/index.ts';
import type { Sample } from '../core/types.ts';
import type { Preferences } from './preferences.ts';
import type { DataDesk } from './data/data-desk.ts';
import type { Editing } from './editing/editing.ts';
import type { Openers } from './engines/source.ts';
import type { Guide } from './guide/guide.ts';
import type { LandscapeSource } from './landscape/source.ts';
import type { Settings } from './settings/settings.ts';
import type { Undo } from './settings/undo.ts';
import { momentOf, type AppState, type Run } from './state.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables/tables.ts';
import type { prepareAside } from './training/preparing.ts';
import type { Training } from './training/training.ts';
import { useRedraw } from './ui/use-redraw.ts';

/** What every view may reach: the state to read, and the controllers to ask for a change. */
export interface App {
  readonly store: Store<AppState>;
  readonly settings: Settings;
  readonly undo: Undo;
  readonly training: Training;
  /** Another run on a state of its own, on the engines of this one. */
  readonly trainBeside: (store: Store<AppState>) => Training;
  /** For engines beside the one that trains. */
  readonly openers: Openers;
  readonly prepare: typeof prepareAside;
  readonly clock: () => number;
  readonly desk: DataDesk;
  readonly tables: Pick<Tables, 'forget'>;
  readonly editing: Editing;
  readonly landscapeOf: LandscapeSource;
  readonly guide: Guide;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('a view stands outside the app');
  return app;
}

/** The state as it is; the view is drawn anew when one of those `parts` of it is another. */
function useDrawnFrom(parts: (state: AppState) => readonly unknown[]): AppState {
  const { store } = useApp();
  const redraw = useRedraw();
  const drawn = useRef({ parts, were: parts(store.get()) });
  drawn.current = { parts, were: parts(store.get()) };
  useLayoutEffect(
    () =>
      store.subscribe(() => {
        const { parts, were } = drawn.current;
        if (parts(store.get()).some((part, i) => !Object.is(part, were[i]))) redraw();
      }),
    [store],
  );
  return store.get();
}

/** What follows from the state; the view is drawn anew when that is another. */
export function useSelected<Part>(select: (state: AppState) => Part): Part {
  return select(useDrawnFrom((state) => [select(state)]));
}

/** Whether the run has rivals. */
export function useRace(): boolean {
  return useSelected(({ rivals }) => rivals.length > 0);
}

type Slices = Pick<
  AppState,
  'run' | 'kept' | 'bench' | 'sweep' | 'verification' | 'loading' | 'guide'
>;

/** Some of one slice of the state: `useSome('run', 'phase', 'epoch')`. */
export function useSome<Slice extends keyof Slices, Key extends keyof Slices[Slice]>(
  slice: Slice,
  ...keys: readonly Key[]
): Pick<Slices[Slice], Key> {
  return useDrawnFrom((state: Slices) => keys.map((key) => state[slice][key]))[slice];
}

/** What of the run is to be shown. */
export function useMoment(runOf = ({ run }: AppState): Run => run): Sample {
  const state = useDrawnFrom((state) => {
    const { epoch, loss, parameters } = momentOf(runOf(state));
    return [epoch, loss, parameters];
  });
  return momentOf(runOf(state));
}

export function languageOf({ lang }: Preferences): Language {
  return lang === 'auto' ? preferredLanguage(navigator.languages) : lang;
}

export interface Words {
  readonly language: Language;
  readonly text: Messages;
  readonly numbers: Numbers;
}

/** The texts of a part of the page that is fetched later, which come with it. */
export type PartTexts = Readonly<Record<Language, object>>;

/** The words of the page, and those of a part. */
export type WordsOf<Part extends PartTexts> = Words & { readonly text: Part[Language] };

/** The texts and the number formats of the language in use, those of a part among them. */
export function useWords<Part extends PartTexts = PartTexts>(part?: Part): WordsOf<Part> {
  const language = useSelected(({ preferences }) => languageOf(preferences));
  return useMemo(() => {
    const text = TEXTS[language];
    const all = part === undefined ? text : { ...text, ...part[language] };
    return { language, text: all, numbers: numbersOf(language) };
  }, [language, part]);
}

/** What a person has set: no run changes it. */
const SET = ['preferences', 'draft', 'faults', 'config', 'refused', 'own'] as const;

/** All that most views need: the controllers, the words, and what is set. */
export function usePage<Part extends PartTexts = PartTexts>(part?: Part) {
  const words = useWords(part);
  const { preferences, draft, faults, config, refused, own } = useDrawnFrom((state) =>
    SET.map((key) => state[key]),
  );
  return { ...useApp(), ...words, preferences, draft, faults, config, refused, own };
}
