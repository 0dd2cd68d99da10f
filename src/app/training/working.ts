import { asError } from '../../core/errors.ts';
import type { App } from '../app-context.ts';
import { holderOf, type AppState } from '../state.ts';
import type { Training } from './training.ts';

/** What such work needs of the page. */
export type Surroundings = Pick<App, 'store' | 'openers' | 'prepare' | 'clock'> & {
  readonly training: Pick<Training, 'hold' | 'release'>;
};

/** How what is being done is stopped, and how the page hears of it: not at all once it was. */
interface Doing<State> {
  readonly signal: AbortSignal;
  /** @param moves nobody asked for it: it goes on */
  readonly tell: (news: Partial<State>, moves?: boolean) => void;
}

/** Work that has the device while the training waits: begun, stopped, and told of in a part of the state. */
export abstract class Working<Slice extends 'bench' | 'sweep' | 'verification'> {
  protected abstract readonly slice: Slice;
  protected readonly app: Surroundings;
  #stopping = new AbortController();
  /** What still holds engines, also after it was stopped. */
  #last: Promise<void> = Promise.resolve();

  constructor(app: Surroundings) {
    this.app = app;
  }

  protected get state(): AppState[Slice] {
    return this.app.store.get()[this.slice];
  }

  protected patch(news: Partial<AppState[Slice]>, moves = false): void {
    this.app.store.patch(this.slice, news, moves);
  }

  /** Begins where nobody has the device. @param work resolves to what came of it */
  protected begin(
    first: AppState[Slice],
    work: (doing: Doing<AppState[Slice]>) => Promise<Partial<AppState[Slice]>>,
  ): void {
    const { store, training } = this.app;
    if (holderOf(store.get()) !== undefined) return;
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    const tell = (news: Partial<AppState[Slice]>, moves = false): void => {
      if (!signal.aborted) this.patch(news, moves);
    };
    store.put(this.slice, { ...first, phase: 'running' });
    training.hold();
    this.#last = this.#last.then(async () => {
      try {
        const news = await work({ signal, tell });
        tell({ ...this.state, ...news, phase: 'done' });
      } catch (error) {
        tell({ ...this.state, phase: 'failed', failure: asError(error) });
      }
      // Somebody may have started what comes next while this was stopping.
      if (holderOf(store.get()) === undefined) training.release();
    });
  }

  /** What has come of it stays. */
  stop(): void {
    if (this.state.phase !== 'running') return;
    this.#stopping.abort();
    this.patch({ ...this.state, phase: 'stopped' });
  }
}
