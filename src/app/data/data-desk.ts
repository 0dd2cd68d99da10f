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
import type { readAside } from './sources.ts';

export interface DeskSurroundings {
  readonly read: typeof readAside;
  readonly fetchExample: (file: string) => Promise<Blob>;
}

/** The files that come with the page, in `public/examples/`. */
export const EXAMPLES = ['boiling-points.csv', 'galaxies.csv'] as const;
export type Example = (typeof EXAMPLES)[number];

export type DataDesk = ReturnType<typeof createDataDesk>;

export function createDataDesk(
  store: Store<AppState>,
  settings: Settings,
  surroundings: DeskSurroundings,
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

  /** Reads a file, or a text that was pasted. */
  function take(source: Source): void {
    begin({ source });
  }

  async function takeExample(name: Example): Promise<void> {
    try {
      take({ name, blob: await surroundings.fetchExample(name) });
    } catch (error) {
      reading.abort();
      clear({ open: true, failure: asError(error) });
    }
  }

  /** Reads the same file again for other columns. */
  function choose(choice: Choice): void {
    const { source, head, options } = store.get().loading;
    if (source !== undefined) begin({ source, head, options, choice });
  }

  /** Reads it again, written in another way. */
  function write(patch: RawTableOptions): void {
    const { source, head, options, choice } = store.get().loading;
    // Other cells or another header may make other columns.
    const keeps = patch.delimiter === undefined && patch.header === undefined;
    if (source === undefined) return;
    begin({
      source,
      head,
      options: { ...options, ...patch },
      choice: keeps ? choice : undefined,
    });
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

  function begin(loading: Partial<Loading> & { readonly source: Source }): void {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    clear({ ...loading, open: true, progress: { bytes: 0, rows: 0 } });
    const { choice, options = {}, source } = loading;
    const hear = (news: Partial<Loading>): void => {
      if (!signal.aborted) store.patch('loading', news);
    };
    const { formula } = store.get().config;
    const method = methodOf(store.get());
    surroundings.read({ blob: source.blob, choice, options, formula, method }, signal, hear).then(
      (read) => {
        hear({ progress: undefined, read });
      },
      async (error: unknown) => {
        // JSON that is no table may be a setup that somebody shared.
        const setup = await setupIn(source.blob).catch(asError);
        if (signal.aborted) return;
        if (setup === undefined || setup instanceof Error) {
          hear({ progress: undefined, failure: setup ?? asError(error) });
          return;
        }
        clear({});
        settings.adopt(setup.config, setup.own);
        settings.prefer({ view: 'lab' });
      },
    );
  }

  /** All that is being read makes place; what somebody typed does not. */
  function clear(loading: Partial<Loading>): void {
    const { typed } = store.get().loading;
    store.set({ loading: { ...NOTHING_LOADING, typed, ...loading } });
  }

  return { open, close, take, takeExample, choose, write, type, cancel, use, leave };
}

/** Undefined for a file that does not say it is one. @throws Error for a damaged one */
async function setupIn(blob: Blob) {
  if (!(await blob.slice(0, 100).text()).startsWith(`{"schema":"downhill-setup/`)) return undefined;
  return (await import('../tables/read-setup.ts')).readSetup(await blob.text());
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
