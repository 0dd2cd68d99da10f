/** How a person wants to look at the training, and what to measure. None of it changes a number. */
import { anyOf, choice, integer, number, several } from '../core/settings/kinds.ts';
import { readRows } from '../core/settings/read.ts';
import type { Rows, ValuesOf } from '../core/settings/row.ts';
import { ENGINES, STRATEGIES } from '../core/types.ts';
import { LESSON_OR_EXAMPLE } from './guide/ids.ts';
import { LANGUAGES } from './i18n/index.ts';

/** The places of the page, and the views of each: the first is where the place opens. */
export const PLACES = {
  lab: ['lab'],
  compare: ['compare'],
  sweep: ['sweep'],
  hood: ['plain', 'kernels', 'verify', 'benchmark'],
} as const;
export type Place = keyof typeof PLACES;

export const VIEWS = [...PLACES.lab, ...PLACES.compare, ...PLACES.sweep, ...PLACES.hood] as const;
export type View = (typeof VIEWS)[number];

/** Steps a frame that the speed control offers, slow to fast; `calm` is over in some seconds, `max` does not wait for frames. */
export const SPEEDS = ['calm', 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 'max'] as const;

/** What an embedded page may show, from top to bottom. */
export const PARTS = [
  'header',
  'settings',
  'fit',
  'landscape',
  'loss',
  'numbers',
  'status',
  'transport',
] as const;
export type Part = (typeof PARTS)[number];

/** How many points a benchmark may begin and end with, in decades. */
export const DECADES = [100, 1000, 10_000, 100_000, 1_000_000, 10_000_000] as const;
export type Decade = (typeof DECADES)[number];

/** All that a run of a map is measured by, and the minimum that the page finds it at. */
export const MEASURES = ['epochs-to', 'last-loss', 'best-loss', 'best-epoch', 'diverged-at', 'ratio-sum'] as const; // prettier-ignore
export const COLOURS = [...MEASURES, 'minimum'] as const;

export const PREFERENCES = {
  view: choice(VIEWS, 'lab'),
  /** `auto`: the browser's. */
  lang: choice(['auto', ...LANGUAGES], 'auto'),
  theme: choice(['auto', 'light', 'dark'], 'auto'),
  speed: choice(SPEEDS, 'calm'),
  scale: choice(['log', 'linear'], 'log'),
  /** Of the epochs below the loss; `auto`: by the run. */
  steps: choice(['auto', 'log', 'linear'], 'auto'),
  /** Lines from the points to the fit. */
  residuals: choice(['off', 'on'], 'on'),
  /** Those that train beside the run, as rivals/said.ts writes them. */
  rivals: { preset: '', read: String },
  /** What the losses of rivals stand over. */
  along: choice(['steps', 'evaluations', 'time'], 'steps'),
  /** The parameters that the landscape lies over, by name; none: the first two. */
  axes: several<string>({ read: String }, []),
  /** Whether the settings that are seldom touched are in sight. */
  advanced: choice(['off', 'on'], 'off'),
  /** Curves of kept runs behind the one of this run. */
  overlay: choice(['off', 'on'], 'on'),
  /** The axes of a map of runs, as the terminal takes them, with a semicolon between; none: a pair that suits the model. */
  over: { preset: '', read: String },
  /** And what its colours say. */
  measure: choice(COLOURS, 'epochs-to'),
  /** The loss at which a run has arrived; 0: within 1 % of the least that is known. */
  target: number(0, 0, Number.MAX_VALUE),
  /** 1: a page inside another page, which shows only the parts in `show`. */
  embed: choice([0, 1], 0),
  show: anyOf(PARTS, ['fit', 'loss', 'status', 'transport']),
  /** What a benchmark takes in. */
  engines: anyOf(ENGINES, ENGINES),
  strategies: anyOf(STRATEGIES, STRATEGIES),
  from: choice(DECADES, 100),
  to: choice(DECADES, 1_000_000),
  /** What is taught, and the step that it is at. */
  lesson: choice(['none', ...LESSON_OR_EXAMPLE], 'none'),
  at: integer(1, 1, 99),
} as const satisfies Rows;

export type Preferences = ValuesOf<typeof PREFERENCES>;
export type LossScale = Preferences['scale'];

export const DEFAULT_PREFERENCES: Preferences = readRows(PREFERENCES, {});

/** `ids` with `id`, or without it where it was there, in the order of `all`. */
export function toggled<Id>(ids: readonly Id[], id: Id, all: readonly Id[]): readonly Id[] {
  return all.filter((each) => (each === id) !== ids.includes(each));
}
