/** How a person wants to look at the training. None of it changes a number. */
import { LANGUAGES, type Language } from './i18n/index.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const LOSS_SCALES = ['log', 'linear'] as const;
export type LossScale = (typeof LOSS_SCALES)[number];

/** Steps a frame that the speed control offers, slow to fast; `max` does not wait for frames. */
export const SPEEDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 'max'] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Preferences {
  /** `auto`: the browser's. */
  readonly lang: Language | 'auto';
  readonly theme: Theme;
  readonly speed: Speed;
  readonly scale: LossScale;
}

export const DEFAULT_PREFERENCES: Preferences = {
  lang: 'auto',
  theme: 'auto',
  speed: 'max',
  scale: 'log',
};

const CHOICES = {
  lang: ['auto', ...LANGUAGES],
  theme: THEMES,
  speed: SPEEDS,
  scale: LOSS_SCALES,
} as const;

export type PreferenceKey = keyof Preferences;
export const PREFERENCE_KEYS = Object.keys(CHOICES) as readonly PreferenceKey[];

/** The choice that `text` spells, or undefined. */
function choose<Choice extends string | number>(
  choices: readonly Choice[],
  text: string,
): Choice | undefined {
  return choices.find((choice) => String(choice) === text);
}

/** Preferences from texts such as the address holds; what is missing or unknown takes its default. */
export function parsePreferences(raw: Readonly<Record<string, string>>): {
  readonly preferences: Preferences;
  /** The keys whose values are not to be had. */
  readonly unknown: readonly PreferenceKey[];
} {
  const unknown: PreferenceKey[] = [];
  function pick<Key extends PreferenceKey>(
    key: Key,
    choices: readonly (Preferences[Key] & (string | number))[],
  ): Preferences[Key] {
    const text = raw[key];
    if (text === undefined) return DEFAULT_PREFERENCES[key];
    const chosen = choose(choices, text);
    if (chosen === undefined) unknown.push(key);
    return chosen ?? DEFAULT_PREFERENCES[key];
  }
  const preferences: Preferences = {
    lang: pick('lang', CHOICES.lang),
    theme: pick('theme', CHOICES.theme),
    speed: pick('speed', CHOICES.speed),
    scale: pick('scale', CHOICES.scale),
  };
  return { preferences, unknown };
}

/** Only what differs from the defaults. */
export function preferencesToRecord(preferences: Preferences): Record<string, string> {
  const record: Record<string, string> = {};
  for (const key of PREFERENCE_KEYS) {
    if (preferences[key] !== DEFAULT_PREFERENCES[key]) record[key] = String(preferences[key]);
  }
  return record;
}
