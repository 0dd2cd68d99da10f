import { keep, recall } from '../kept.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { TOUR } from './state.ts';

const TOUR_SEEN = 'tour-seen';
const SHORTCUTS_OFF = 'shortcuts-off';

export type Guide = ReturnType<typeof createGuide>;

/** What helps a person along: the list of keys, and the tour. */
export function createGuide(store: Store<AppState>) {
  store.patch('guide', { shortcuts: recall(SHORTCUTS_OFF) !== 'yes' });

  /** Offers the tour to somebody who has neither taken nor refused it. */
  function offerTour(): void {
    if (recall(TOUR_SEEN) !== 'yes') store.patch('guide', { tour: 'offered' });
  }

  function showKeys(): void {
    store.patch('guide', { keysShown: true });
  }

  function hideKeys(): void {
    store.patch('guide', { keysShown: false });
  }

  /** Lets the keys act, or not: somebody who speaks to the computer would press them by accident. */
  function setShortcuts(on: boolean): void {
    keep(SHORTCUTS_OFF, on ? 'no' : 'yes');
    store.patch('guide', { shortcuts: on });
  }

  function startTour(): void {
    // Its steps stand beside what the Lab shows.
    store.patch('preferences', { view: 'lab' });
    store.patch('guide', { keysShown: false, tour: 0 });
  }

  /** @param by 1 to the next step, and out after the last; −1 to the one before */
  function moveTour(by: 1 | -1): void {
    const { tour } = store.get().guide;
    if (typeof tour !== 'number') return;
    const next = Math.max(0, tour + by);
    if (next < TOUR.length) store.patch('guide', { tour: next });
    else endTour();
  }

  /** At its end, or before: it is not offered again. */
  function endTour(): void {
    keep(TOUR_SEEN, 'yes');
    store.patch('guide', { tour: undefined });
  }

  return { offerTour, showKeys, hideKeys, setShortcuts, startTour, moveTour, endTour };
}
