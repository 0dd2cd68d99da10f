import { keep, recall } from '../kept.ts';
import { fetchPart } from '../part-missing.ts';
import type { Settings } from '../settings/settings.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import type { LessonId } from './ids.ts';
import type { Teaching } from './teaching.ts';

const SHORTCUTS_OFF = 'shortcuts-off';

export type Guide = ReturnType<typeof createGuide>;

/** What helps a person along: the list of keys, lessons and examples. */
export function createGuide(store: Store<AppState>, settings: Pick<Settings, 'adopt' | 'prefer'>) {
  let teaching: Promise<Teaching> | undefined;
  store.patch('guide', { shortcuts: recall(SHORTCUTS_OFF) !== 'yes' });

  /** Opens the list of keys, or lessons and examples; or closes what is open. */
  function show(shown?: AppState['guide']['shown']): void {
    store.patch('guide', { shown });
  }

  /** Lets the keys act, or not: somebody who speaks to the computer would press them by accident. */
  function setShortcuts(on: boolean): void {
    keep(SHORTCUTS_OFF, on ? 'no' : 'yes');
    store.patch('guide', { shortcuts: on });
  }

  /** Sets a step of a lesson up, from 1 on. What teaches is fetched with the first. @throws PartMissingError */
  async function teach(id: LessonId, at = 1): Promise<void> {
    teaching ??= fetchPart(async () =>
      (await import('./teaching.ts')).createTeaching(store, settings),
    );
    // Not kept where it failed: the next asks again.
    teaching.catch(() => (teaching = undefined));
    await (await teaching).teach(id, at);
  }

  /** The settings stay. */
  async function endLesson(): Promise<void> {
    (await teaching)?.end();
  }

  return { show, setShortcuts, teach, endLesson };
}
