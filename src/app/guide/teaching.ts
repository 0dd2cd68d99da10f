/** Lessons as they are given: what a step sets up, and when what it asks for is done. */
import { configToRecord } from '../../core/settings/index.ts';
import { DEFAULT_PREFERENCES, type Preferences, type View } from '../preferences.ts';
import { fetchRace } from '../rivals/fetch.ts';
import { readAddress } from '../settings/address.ts';
import type { Settings } from '../settings/settings.ts';
import type { AppState, Past } from '../state.ts';
import type { Store } from '../store.ts';
import type { LessonId } from './ids.ts';
import { LESSONS } from './lessons/index.ts';
import type { Lesson } from './lessons/row.ts';

export type Teaching = ReturnType<typeof createTeaching>;

/** How the page looks, as far as a lesson has a say in it. */
const LOOKS = [
  'speed',
  'scale',
  'steps',
  'residuals',
  'rivals',
  'axes',
  'advanced',
  'over',
  'measure',
] as const;

export function createTeaching(
  store: Store<AppState>,
  settings: Pick<Settings, 'adopt' | 'prefer'>,
) {
  /** Before the lesson: so the page looks again at its end. */
  let looks: Partial<Preferences> | undefined;
  store.follow(watch);

  function watch(): void {
    const state = store.get();
    const { taught } = state;
    if (taught === undefined || taught.done !== undefined) return;
    const { done } = LESSONS[taught.lesson].steps[taught.at] ?? {};
    if (done?.(state, taught) === true) store.set({ taught: { ...taught, done: pastOf(state) } });
  }

  /** @param step from 1 on; beyond the last it is the last */
  async function teach(id: LessonId, step: number): Promise<void> {
    const lesson = LESSONS[id];
    const at = Math.min(step, lesson.steps.length) - 1;
    const before = store.get();
    looks ??= looksOf(before.preferences);
    // An address that says more than the lesson says how somebody has left it.
    const isLeft = before.taught === undefined && before.preferences.lesson === id;
    const isThere = isLeft && saysMore(before, lesson);
    const goesOn = before.taught?.lesson === id && before.taught.at === at - 1;
    if (!isThere && !(goesOn && lesson.steps[at]?.set === undefined)) await setUp(lesson, at);
    settings.prefer({ lesson: id, at: at + 1, view: viewOf(lesson) });
    store.patch('guide', { shown: undefined });
    const begun = pastOf(store.get());
    store.set({
      taught: {
        lesson: id,
        at,
        before: goesOn ? before.taught.done : undefined,
        begun,
        done: undefined,
      },
    });
  }

  /** As the step has it, or the last one before it that says how. */
  async function setUp({ base, steps, own }: Lesson, at: number): Promise<void> {
    const set = steps.slice(0, at + 1).findLast((step) => step.set !== undefined)?.set ?? '';
    const { config, preferences } = readAddress(addressOf(base, set));
    if (preferences.rivals !== '') await fetchRace();
    store.patch('preferences', looksOf(preferences));
    settings.adopt(config, own);
  }

  function end(): void {
    settings.prefer({ ...looks, lesson: DEFAULT_PREFERENCES.lesson, at: DEFAULT_PREFERENCES.at });
    looks = undefined;
    store.set({ taught: undefined });
  }

  return { teach, end };
}

/** Where it is given. */
function viewOf({ base }: Lesson): View {
  return readAddress(base).preferences.view;
}

/** What a step sets beside its lesson takes the place of that. */
export function addressOf(base: string, set: string): string {
  const both = [base, set].map((one) => Object.fromEntries(new URLSearchParams(one)));
  return new URLSearchParams(Object.assign({}, ...both) as Record<string, string>).toString();
}

/** Own data of a lesson are in no address, and settings of others are none for it. */
function saysMore({ config, own }: AppState, lesson: Lesson): boolean {
  if (lesson.own !== undefined && own === undefined) return false;
  return Object.keys(configToRecord(config)).length > 0;
}

function looksOf(preferences: Preferences): Partial<Preferences> {
  return Object.fromEntries(LOOKS.map((key) => [key, preferences[key]]));
}

function pastOf({ config, run, answer, sweep }: AppState): Past {
  return { config, run, answer, sweep };
}
