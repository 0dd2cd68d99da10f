import { isPending, type AppState } from '../state.ts';
import {
  nearestState,
  preferredOf,
  setUpOf,
  subjectOf,
  withChange,
  type Subject,
} from '../state/changes.ts';
import type { Store } from '../store.ts';
import type { Settings } from './settings.ts';

/** Changes of one setting in so quick a row are one: a slider that is dragged, a point that is moved by keys. */
const ROW_MS = 1000;

export type Undo = ReturnType<typeof createUndo>;

/** Notes every change of what is set, from the state as it is now, and takes changes back. */
export function createUndo(
  store: Store<AppState>,
  settings: Pick<Settings, 'restore'>,
  clock: () => number,
) {
  let isDue = false;
  let latest: { subject: Subject; pending: boolean; ms: number } | undefined;

  function isNoted(): boolean {
    const { config, own, preferences, changes } = store.get();
    const here = changes.states[changes.at];
    const isSet = here?.config === config && here.own === own;
    return isSet && preferredOf(here.preferred, preferences) === undefined;
  }

  function follow(): void {
    if (isDue || isNoted()) return;
    isDue = true;
    // What one press changes, data and then settings, is one change.
    queueMicrotask(note);
  }

  function note(): void {
    isDue = false;
    if (isNoted()) return;
    const state = store.get();
    const now = setUpOf(state);
    const here = state.changes.states[state.changes.at] ?? now;
    const subject = subjectOf(here, now);
    const pending = isPending(state);
    const ms = clock();
    // What waits for an answer is taken back without what the run began with.
    const merges =
      subject === latest?.subject && pending === latest?.pending && ms - latest.ms < ROW_MS;
    store.set({ changes: withChange(state.changes, now, merges) });
    if (subject !== undefined) latest = { subject, pending, ms };
  }

  function goTo(at: number): void {
    const { changes } = store.get();
    const state = changes.states[at];
    if (state === undefined) return;
    latest = undefined;
    store.set({ changes: { ...changes, at } });
    settings.restore(state);
  }

  function move(by: 1 | -1): void {
    note();
    goTo(store.get().changes.at + by);
  }

  /** Back to what the run has that is under way. */
  function keepRun(): void {
    note();
    const { changes, run } = store.get();
    const at = nearestState(changes, (state) => !isPending({ ...state, run }));
    if (at !== undefined) goTo(at);
  }

  store.set({ changes: { states: [setUpOf(store.get())], at: 0 } });
  store.follow(follow);
  return {
    undo: () => move(-1),
    redo: () => move(1),
    keepRun,
  };
}
