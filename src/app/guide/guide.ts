import { keep, recall } from '../kept.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { TOUR } from './state.ts';

const TOUR_SEEN = 'tour-seen';
const SHORTCUTS_OFF = 'shortcuts-off';

/** What helps a person along: the list of keys, and the tour. */
export class Guide {
  readonly #store: Store<AppState>;

  constructor(store: Store<AppState>) {
    this.#store = store;
    this.#store.patch('guide', { shortcuts: recall(SHORTCUTS_OFF) !== 'yes' });
  }

  /** Offers the tour to somebody who has neither taken nor refused it. */
  offerTour(): void {
    if (recall(TOUR_SEEN) !== 'yes') this.#store.patch('guide', { tour: 'offered' });
  }

  readonly showKeys = (): void => {
    this.#store.patch('guide', { keysShown: true });
  };

  readonly hideKeys = (): void => {
    this.#store.patch('guide', { keysShown: false });
  };

  /** Lets the keys act, or not: somebody who speaks to the computer would press them by accident. */
  setShortcuts(on: boolean): void {
    keep(SHORTCUTS_OFF, on ? 'no' : 'yes');
    this.#store.patch('guide', { shortcuts: on });
  }

  readonly startTour = (): void => {
    // Its steps stand beside what the Train view shows.
    this.#store.patch('preferences', { view: 'train' });
    this.#store.patch('guide', { keysShown: false, tour: 0 });
  };

  /** @param by 1 to the next step, and out after the last; −1 to the one before */
  moveTour(by: 1 | -1): void {
    const { tour } = this.#store.get().guide;
    if (typeof tour !== 'number') return;
    const next = Math.max(0, tour + by);
    if (next < TOUR.length) this.#store.patch('guide', { tour: next });
    else this.endTour();
  }

  /** At its end, or before: it is not offered again. */
  readonly endTour = (): void => {
    keep(TOUR_SEEN, 'yes');
    this.#store.patch('guide', { tour: undefined });
  };
}
