import { asError } from '../../core/errors.ts';
import type { Work } from '../state/work.ts';
import { holderOf, type AppState } from '../state.ts';
import type { Store } from '../store.ts';
import type { Training } from './training.ts';

/** How what is being done is stopped, and how the page hears of it: not at all once it was. */
export interface Doing<State> {
  readonly signal: AbortSignal;
  readonly tell: (news: Partial<State>) => void;
}

/** Work that has the device while the training waits: begun, stopped, and told of in a part of the state. */
export abstract class Working<State extends Work, Surroundings> {
  protected readonly store: Store<AppState>;
  protected readonly surroundings: Surroundings;
  readonly #training: Pick<Training, 'hold' | 'release'>;
  #stopping = new AbortController();
  /** What still holds engines, also after it was stopped. */
  #last: Promise<void> = Promise.resolve();

  constructor(
    store: Store<AppState>,
    training: Pick<Training, 'hold' | 'release'>,
    surroundings: Surroundings,
  ) {
    this.store = store;
    this.#training = training;
    this.surroundings = surroundings;
  }

  protected abstract readonly state: State;
  protected abstract patch(news: Partial<State> | Partial<Work>): void;

  /** Begins where nobody has the device. @param work resolves to what came of it */
  protected begin(first: State, work: (doing: Doing<State>) => Promise<Partial<State>>): void {
    if (holderOf(this.store.get()) !== undefined) return;
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    const tell = (news: Partial<State> | Partial<Work>): void => {
      if (!signal.aborted) this.patch(news);
    };
    this.patch({ ...first, phase: 'running' });
    this.#training.hold();
    this.#last = this.#last.then(async () => {
      try {
        tell({ phase: 'done', ...(await work({ signal, tell })) });
      } catch (error) {
        tell({ phase: 'failed', failure: asError(error) });
      }
      // Somebody may have started what comes next while this was stopping.
      if (holderOf(this.store.get()) === undefined) this.#training.release();
    });
  }

  /** What has come of it stays. */
  stop(): void {
    if (this.state.phase !== 'running') return;
    this.#stopping.abort();
    this.patch({ phase: 'stopped' });
  }
}
