import { asError } from '../../core/errors.ts';
import { methodOf } from '../../core/setup.ts';
import type { Choice } from '../../csv/columns.ts';
import type { RawTableOptions } from '../../csv/options.ts';
import type { Draft } from '../settings/draft.ts';
import type { Settings } from '../settings/settings.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { NOTHING_LOADING, type Loading, type Source } from './loading.ts';
import type { readAside } from './sources.ts';

export interface DeskSurroundings {
  readonly read: typeof readAside;
  readonly fetchExample: (file: string) => Promise<Blob>;
}

/** The files that come with the page, in `public/examples/`. */
export const EXAMPLES = ['boiling-points.csv', 'galaxies.csv'] as const;
export type Example = (typeof EXAMPLES)[number];

export interface Wish {
  readonly standardise: boolean;
  /** A learning rate to go with it; the one that is set stays where none is given. */
  readonly lr: number | undefined;
}

export class DataDesk {
  readonly #store: Store<AppState>;
  readonly #settings: Settings;
  readonly #surroundings: DeskSurroundings;
  /** Ends what is being read. */
  #reading = new AbortController();

  constructor(store: Store<AppState>, settings: Settings, surroundings: DeskSurroundings) {
    this.#store = store;
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  readonly open = (): void => {
    this.#store.patch('loading', { open: true });
  };

  /** Closes the dialog; what is still being read is given up. */
  readonly close = (): void => {
    this.cancel();
    this.#store.patch('loading', { open: false });
  };

  /** Reads a file, or a text that was pasted. */
  take(source: Source): void {
    this.#begin({ source });
  }

  async takeExample(name: Example): Promise<void> {
    try {
      this.take({ name, blob: await this.#surroundings.fetchExample(name) });
    } catch (error) {
      this.#reading.abort();
      this.#clear({ open: true, failure: asError(error) });
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
    this.#store.patch('loading', { typed });
  }

  /** Stops reading. The columns can still be chosen, which reads anew. */
  readonly cancel = (): void => {
    this.#reading.abort();
    this.#store.patch('loading', { progress: undefined });
  };

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
  readonly leave = (): void => {
    this.#settings.useData(undefined, rate(this.#store.get().rateBefore));
    this.#store.set({ rateBefore: undefined });
  };

  #begin(loading: Partial<Loading> & { readonly source: Source }): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    this.#clear({ ...loading, open: true, progress: { bytes: 0, rows: 0 } });
    const { choice, options = {}, source } = loading;
    const hear = (news: Partial<Loading>): void => {
      if (!signal.aborted) this.#store.patch('loading', news);
    };
    const method = methodOf(this.#store.get().config);
    this.#surroundings.read({ blob: source.blob, choice, options, method }, signal, hear).then(
      (read) => {
        hear({ progress: undefined, read });
      },
      (error: unknown) => {
        hear({ progress: undefined, failure: asError(error) });
      },
    );
  }

  /** All that is being read makes place; what somebody typed does not. */
  #clear(loading: Partial<Loading>): void {
    const { typed } = this.#store.get().loading;
    this.#store.set({ loading: { ...NOTHING_LOADING, typed, ...loading } });
  }
}

/** Another learning rate, where one is given. */
function rate(lr: number | undefined): Partial<Draft> {
  return lr === undefined ? {} : { lr: String(lr) };
}
