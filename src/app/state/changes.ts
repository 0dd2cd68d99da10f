/** What a person has set, one state after the other: undo goes back in it, redo forth. */
import type { OwnData } from '../../core/data/own.ts';
import { CONFIG_KEYS, configToRecord, flagOf, settingText } from '../../core/settings/index.ts';
import type { ConfigKey, FitConfig } from '../../core/settings/index.ts';
import type { Preferences } from '../preferences.ts';
import type { Draft } from '../settings/draft.ts';

/** All that a person has set of a run. Own tables are held, not copied. */
export interface SetUp {
  readonly config: FitConfig;
  readonly draft: Draft;
  readonly own?: OwnData | undefined;
  readonly rateBefore?: number | undefined;
  readonly preferred: Preferred;
}

/** Of the preferences what a person would take back: those that train beside the run, and what a map of runs is asked for. */
const PREFERRED = ['rivals', 'over', 'measure', 'target'] as const;
type Preferred = Pick<Preferences, (typeof PREFERRED)[number]>;

export interface Changes {
  readonly states: readonly SetUp[];
  /** The one that the page is in. */
  readonly at: number;
}

export const NO_CHANGES: Changes = { states: [], at: 0 };

/** So many steps back are there; the oldest make room. */
export const MOST_CHANGES = 100;

/** What was changed, in a word: the data, or the setting that a person chose. */
export type Subject = ConfigKey | 'own' | keyof Preferred;

interface Setting extends Omit<SetUp, 'preferred'> {
  readonly preferences: Preferred;
}

export function setUpOf({ config, draft, own, rateBefore, preferences }: Setting): SetUp {
  const preferred = Object.fromEntries(PREFERRED.map((key) => [key, preferences[key]]));
  return { config, draft, own, rateBefore, preferred: preferred as unknown as Preferred };
}

export function isPreferred(subject: Subject): subject is keyof Preferred {
  return PREFERRED.some((key) => key === subject);
}

/** The first that is another. */
export function preferredOf(before: Preferred, after: Preferred): keyof Preferred | undefined {
  return PREFERRED.find((key) => before[key] !== after[key]);
}

/** @returns undefined where nothing is another that a run would notice */
export function subjectOf(before: SetUp, after: SetUp): Subject | undefined {
  if (before.own !== after.own) return 'own';
  const isOther = (key: ConfigKey): boolean =>
    settingText(before.config, key) !== settingText(after.config, key);
  const others = CONFIG_KEYS.filter(isOther);
  // Presets follow what was chosen, and are not what it is called by.
  const said = { ...configToRecord(before.config), ...configToRecord(after.config) };
  const preferred = preferredOf(before.preferred, after.preferred);
  return others.find((key) => flagOf(key) in said) ?? others[0] ?? preferred;
}

/** @param merges the latest change goes on: it stays one step */
export function withChange({ states, at }: Changes, now: SetUp, merges: boolean): Changes {
  const isSame = (i: number): boolean => {
    const state = states[i];
    return state !== undefined && subjectOf(state, now) === undefined;
  };
  // Said again, or there and back again: no change.
  if (isSame(at)) return { states: states.with(at, now), at };
  const to = !merges ? at + 1 : isSame(at - 1) ? at - 1 : at;
  const all = [...states.slice(0, to), now].slice(-MOST_CHANGES - 1);
  return { states: all, at: all.length - 1 };
}

/** The index of the state nearest to where the page is, of those that `fit`; undefined where none does. */
export function nearestState(
  { states, at }: Changes,
  fits: (state: SetUp) => boolean,
): number | undefined {
  const distance = (i: number): number => Math.abs(i - at);
  const fitting = states.flatMap((state, i) => (fits(state) ? [i] : []));
  return fitting.toSorted((one, other) => distance(one) - distance(other))[0];
}
