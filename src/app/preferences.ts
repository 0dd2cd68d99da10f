/** How a person wants to look at the training, and what to measure. None of it changes a number. */
import { ENGINES, STRATEGIES } from '../core/types.ts';
import { LANGUAGES, type Language } from './i18n/index.ts';
import { listed } from './lists.ts';

export const VIEWS = ['train', 'landscape', 'runs', 'kernels', 'benchmark', 'verify'] as const;
export type View = (typeof VIEWS)[number];

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const LOSS_SCALES = ['log', 'linear'] as const;
export type LossScale = (typeof LOSS_SCALES)[number];

/** Steps a frame that the speed control offers, slow to fast; `max` does not wait for frames. */
export const SPEEDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 'max'] as const;
export type Speed = (typeof SPEEDS)[number];

const SWITCH = ['off', 'on'] as const;
export type Switch = (typeof SWITCH)[number];

/** A switch as links write it that other pages hold. */
const BIT = [0, 1] as const;
type Bit = (typeof BIT)[number];

/** What an embedded page may show, from top to bottom. */
export const PARTS = [
  'header',
  'rail',
  'status',
  'fit',
  'loss',
  'numbers',
  'figures',
  'device',
  'log',
  'transport',
] as const;
export type Part = (typeof PARTS)[number];

/** How many points a benchmark may begin and end with, in decades. */
export const DECADES = [100, 1000, 10_000, 100_000, 1_000_000, 10_000_000] as const;
export type Decade = (typeof DECADES)[number];

export interface Preferences {
  readonly view: View;
  /** `auto`: the browser's. */
  readonly lang: Language | 'auto';
  readonly theme: Theme;
  readonly speed: Speed;
  readonly scale: LossScale;
  /** Lines from the points to the fit. */
  readonly residuals: Switch;
  /** Curves of kept runs behind the one of this run. */
  readonly overlay: Switch;
  /** 1: a page inside another page, which shows only the parts in `show`. */
  readonly embed: Bit;
  /** Of an embedded page: {@link Part}s with commas between them. */
  readonly show: string;
  /** What a benchmark takes in: ids with commas between them. */
  readonly engines: string;
  readonly strategies: string;
  readonly from: Decade;
  readonly to: Decade;
  /** Whether the tour may be offered: 0 in a link for somebody who needs none. */
  readonly tour: Bit;
}

export const DEFAULT_PREFERENCES: Preferences = {
  view: 'train',
  lang: 'auto',
  theme: 'auto',
  speed: 'max',
  scale: 'log',
  residuals: 'off',
  overlay: 'on',
  embed: 0,
  show: 'status,fit,loss,transport',
  engines: ENGINES.join(),
  strategies: STRATEGIES.join(),
  from: 100,
  to: 1_000_000,
  tour: 1,
};

const CHOICES = {
  view: VIEWS,
  lang: ['auto', ...LANGUAGES],
  theme: THEMES,
  speed: SPEEDS,
  scale: LOSS_SCALES,
  residuals: SWITCH,
  overlay: SWITCH,
  embed: BIT,
  from: DECADES,
  to: DECADES,
  tour: BIT,
} as const;

/** The preferences that are lists, and what may stand in them. */
const LISTS = { show: PARTS, engines: ENGINES, strategies: STRATEGIES } as const;

/** What a preference may be; `list`: some of them, with commas between. */
export function choicesOf(key: PreferenceKey): {
  readonly kind: 'choice' | 'list';
  readonly choices: readonly (string | number)[];
} {
  return isList(key)
    ? { kind: 'list', choices: LISTS[key] }
    : { kind: 'choice', choices: CHOICES[key] };
}

function isList(key: PreferenceKey): key is keyof typeof LISTS {
  return Object.hasOwn(LISTS, key);
}

export type PreferenceKey = keyof Preferences;
export const PREFERENCE_KEYS = Object.keys(DEFAULT_PREFERENCES) as readonly PreferenceKey[];

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
  function pickList(key: keyof typeof LISTS): string {
    const text = raw[key];
    if (text === undefined) return DEFAULT_PREFERENCES[key];
    const list = listed(text, LISTS[key]);
    if (list === undefined) unknown.push(key);
    return list ?? DEFAULT_PREFERENCES[key];
  }
  const preferences: Preferences = {
    view: pick('view', CHOICES.view),
    lang: pick('lang', CHOICES.lang),
    theme: pick('theme', CHOICES.theme),
    speed: pick('speed', CHOICES.speed),
    scale: pick('scale', CHOICES.scale),
    residuals: pick('residuals', CHOICES.residuals),
    overlay: pick('overlay', CHOICES.overlay),
    embed: pick('embed', CHOICES.embed),
    show: pickList('show'),
    engines: pickList('engines'),
    strategies: pickList('strategies'),
    from: pick('from', CHOICES.from),
    to: pick('to', CHOICES.to),
    tour: pick('tour', CHOICES.tour),
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
