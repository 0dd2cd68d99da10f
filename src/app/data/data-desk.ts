import { messageOf } from '../../core/errors.ts';
import type { Choice } from '../../csv/columns.ts';
import type { RawTableOptions } from '../../csv/options.ts';
import { toWire } from '../engines/wire-error.ts';
import type { Draft } from '../settings/draft.ts';
import type { Settings } from '../settings/settings.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { NOTHING_LOADING, type Loading, type Source } from './loading.ts';
import type { ReadNews, ReadRequest } from './protocol.ts';

export interface DeskSurroundings {
  /** @returns how to stop */
  readonly read: (request: ReadRequest, tell: (news: ReadNews) => void) => () => void;
  /** A file that comes with the page. */
  readonly fetchExample: (file: string) => Promise<Blob>;
}

/** The files that come with the page, in `public/examples/`. */
export const EXAMPLES = ['boiling-points.csv', 'galaxies.csv'] as const;
export type Example = (typeof EXAMPLES)[number];

/** How a person wants to train on a table that has been read. */
export interface Wish {
  readonly standardise: boolean;
  /** A learning rate to go with it; the one that is set stays where none is given. */
  readonly lr: number | undefined;
}

/** Takes a person's data in: reads them, shows them, and hands them to the training. */
export class DataDesk {
  readonly #store: Store<AppState>;
  readonly #settings: Settings;
  readonly #surroundings: DeskSurroundings;
  #stop: (() => void) | undefined;

  constructor(store: Store<AppState>, settings: Settings, surroundings: DeskSurroundings) {
    this.#store = store;
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  open(): void {
    this.#set({ open: true });
  }

  /** Closes the dialog; what is still being read is given up. */
  close(): void {
    this.cancel();
    this.#set({ open: false });
  }

  /** Reads a file, or a text that was pasted. */
  take(source: Source): void {
    this.#begin({ source });
  }

  async takeExample(name: Example): Promise<void> {
    try {
      this.take({ name, blob: await this.#surroundings.fetchExample(name) });
    } catch (error) {
      this.#stop?.();
      this.#clear({ open: true, failure: toWire(new Error(messageOf(error))) });
    }
  }

  /** Reads the same file again for other columns. */
  choose(choice: Choice): void {
    const { source, head, options } = this.#store.get().loading;
    if (source !== undefined) this.#begin({ source, head, options, choice });
  }

  /** Reads it again, written in another way. */
  write(patch: RawTableOptions): void {
    const { source, head, options, choice } = this.#store.get().loading;
    // Other cells or another header may make other columns.
    const keeps = patch.delimiter === undefined && patch.header === undefined;
    if (source === undefined) return;
    this.#begin({
      source,
      head,
      options: { ...options, ...patch },
      choice: keeps ? choice : undefined,
    });
  }

  type(typed: string): void {
    this.#set({ typed });
  }

  /** Stops reading. The columns can still be chosen, which reads anew. */
  cancel(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#set({ progress: undefined });
  }

  /** Trains on what was read. */
  use({ standardise, lr }: Wish): void {
    const { loading, config, own: before, rateBefore } = this.#store.get();
    const { source, read } = loading;
    if (source === undefined || read === undefined) return;
    const earlier = before === undefined ? undefined : rateBefore;
    this.#store.set({ rateBefore: earlier ?? (lr === undefined ? undefined : config.lr) });
    const { x, y, xName, yName, xQuantity, yQuantity } = read.table;
    const form = source.blob instanceof File ? read.table.form : undefined;
    this.#clear({});
    const own = { name: source.name, xName, yName, x, y, standardise, form, xQuantity, yQuantity };
    this.#settings.useData(own, rate(lr));
  }

  /** Back to data that follow from the seed, and to their learning rate. */
  leave(): void {
    this.#settings.useData(undefined, rate(this.#store.get().rateBefore));
    this.#store.set({ rateBefore: undefined });
  }

  #begin(loading: Partial<Loading> & { readonly source: Source }): void {
    this.#stop?.();
    this.#clear({ ...loading, open: true, progress: { bytes: 0, rows: 0 } });
    const { choice, options = {}, source } = loading;
    this.#stop = this.#surroundings.read({ blob: source.blob, choice, options }, (news) => {
      this.#hear(news);
    });
  }

  /** All that is being read makes place; what somebody typed does not. */
  #clear(loading: Partial<Loading>): void {
    const { typed } = this.#store.get().loading;
    this.#set({ ...NOTHING_LOADING, typed, ...loading });
  }

  #hear(news: ReadNews): void {
    switch (news.kind) {
      case 'head':
        this.#set({ head: news.head, choice: news.choice });
        return;
      case 'progress':
        this.#set({ progress: news.progress });
        return;
      case 'done':
        this.#set({ progress: undefined, read: news.read });
        return;
      case 'failed':
        this.#set({ progress: undefined, failure: news.error });
    }
  }

  #set(patch: Partial<Loading>): void {
    this.#store.set({ loading: { ...this.#store.get().loading, ...patch } });
  }
}

/** Another learning rate, where one is given. */
function rate(lr: number | undefined): Partial<Draft> {
  return lr === undefined ? {} : { lr: String(lr) };
}
