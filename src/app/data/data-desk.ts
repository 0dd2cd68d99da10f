import { asError } from '../../core/errors.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { Method } from '../../core/problem.ts';
import type { Choice } from '../../csv/columns.ts';
import type { RawTableOptions } from '../../csv/options.ts';
import type { Draft } from '../settings/draft.ts';
import type { Settings } from '../settings/settings.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { NOTHING_LOADING, type Loading, type Source } from './loading.ts';
import type { fetchExample, readAside } from './sources.ts';

/** The files that come with the page, in `public/examples/`. */
export const EXAMPLES = ['boiling-points.csv', 'galaxies.csv'] as const;

export type DataDesk = ReturnType<typeof createDataDesk>;

export function createDataDesk(
  store: Store<AppState>,
  settings: Settings,
  surroundings: { readonly read: typeof readAside; readonly fetchExample: typeof fetchExample },
) {
  /** Ends what is being read. */
  let reading = new AbortController();

  function open(): void {
    store.patch('loading', { open: true });
  }

  /** Closes the dialog; what is still being read is given up. */
  function close(): void {
    cancel();
    store.patch('loading', { open: false });
  }

  /** Takes a file, or a text that was pasted: a table, or what a page like this one wrote. */
  async function take(source: Source): Promise<void> {
    const { blob } = source;
    // Where it cannot be read, the reader of tables says why.
    const start = await blob
      .slice(0, 100)
      .text()
      .catch(() => '');
    const written = /^\s*\[?\s*\{\s*"schema":\s*"downhill-(run|setup)\//.exec(start)?.[1];
    if (written === undefined) {
      void begin({ source });
      return;
    }
    clear({});
    if (written === 'run') {
      store.patch('kept', { brought: blob });
      settings.prefer({ view: 'compare' });
      return;
    }
    try {
      const { readSetup } = await import('../tables/read.ts');
      const { config, own } = readSetup(await blob.text());
      settings.adopt(config, own);
      settings.prefer({ view: 'lab' });
    } catch (error) {
      fail(error);
    }
  }

  async function takeExample(name: (typeof EXAMPLES)[number]): Promise<void> {
    try {
      await take({ name, blob: await surroundings.fetchExample(name) });
    } catch (error) {
      fail(error);
    }
  }

  /** Reads the same file again for other columns. */
  function choose(choice: Choice | undefined, options = store.get().loading.options): void {
    const { source, head } = store.get().loading;
    if (source !== undefined) void begin({ source, head, options, choice });
  }

  /** Reads it again, written in another way. */
  function write(patch: RawTableOptions): void {
    const { options, choice } = store.get().loading;
    // Other cells or another header may make other columns.
    const keeps = patch.delimiter === undefined && patch.header === undefined;
    choose(keeps ? choice : undefined, { ...options, ...patch });
  }

  function type(typed: string): void {
    store.patch('loading', { typed });
  }

  /** Stops reading. The columns can still be chosen, which reads anew. */
  function cancel(): void {
    reading.abort();
    store.patch('loading', { progress: undefined });
  }

  /** Trains on what was read; the learning rate that is set stays where none is given. */
  function use(standardise: boolean, lr: number | undefined): void {
    const { loading, config, own: before, rateBefore } = store.get();
    const { source, read } = loading;
    if (source === undefined || read === undefined) return;
    const earlier = before === undefined ? undefined : rateBefore;
    store.set({ rateBefore: earlier ?? (lr === undefined ? undefined : config.lr) });
    const { x, y, others, xName, yName, xQuantity, yQuantity } = read.table;
    const form = source.blob instanceof File ? read.table.form : undefined;
    clear({});
    const own: OwnData = { name: source.name, xName, yName, x, y, others, standardise, form, xQuantity, yQuantity }; // prettier-ignore
    settings.useData(own, rate(lr));
  }

  /** Back to data that follow from the seed, and to their learning rate. */
  function leave(): void {
    settings.useData(undefined, rate(store.get().rateBefore));
    store.set({ rateBefore: undefined });
  }

  async function begin(loading: Partial<Loading> & { readonly source: Source }): Promise<void> {
    clear({ ...loading, open: true, progress: { bytes: 0, rows: 0 } });
    reading = new AbortController();
    const { signal } = reading;
    const { choice, options = {}, source } = loading;
    const hear = (news: Partial<Loading>): void => {
      if (!signal.aborted) store.patch('loading', news);
    };
    const { formula } = store.get().config;
    const request = { blob: source.blob, choice, options, formula, method: methodOf(store.get()) };
    try {
      hear({ read: await surroundings.read(request, signal, hear), progress: undefined });
    } catch (error) {
      hear({ failure: asError(error), progress: undefined });
    }
  }

  function fail(error: unknown): void {
    clear({ open: true, failure: asError(error) });
  }

  /** All that is being read makes place; what somebody typed does not. */
  function clear(loading: Partial<Loading>): void {
    reading.abort();
    const { typed } = store.get().loading;
    store.set({ loading: { ...NOTHING_LOADING, typed, ...loading } });
  }

  return { open, close, take, takeExample, choose, write, type, cancel, use, leave };
}

/** How the run on the page trains; undefined while that is not known. */
function methodOf({ run: { prepared } }: AppState): Method | undefined {
  if (prepared === undefined) return undefined;
  const { model, loss, optimizer, schedule, batch } = prepared.problem;
  return { model, loss, optimizer, schedule, batch };
}

/** Another learning rate, where one is given. */
function rate(lr: number | undefined): Partial<Draft> {
  return lr === undefined ? {} : { lr: String(lr) };
}
