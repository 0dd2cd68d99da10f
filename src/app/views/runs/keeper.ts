import { messageOf } from '../../../core/errors.ts';
import { fetchPart, PartMissingError } from '../../part-missing.ts';
import type { AppState, Run } from '../../state.ts';
import type { Shelf } from '../../shelf.ts';
import type { Store } from '../../store.ts';
import { sorted, surplus, withRecord, type Kept } from '../../state/kept.ts';
import { latestOf, withOverlay } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { recordOf } from './recording.ts';

export interface KeeperOptions {
  readonly openShelf: () => Promise<Shelf<RunRecord>>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Keeps every run that ends or stops, and does to kept runs what a person asks for. */
export class Keeper {
  readonly #store: Store<AppState>;
  readonly #options: KeeperOptions;
  #shelf: Shelf<RunRecord> | undefined;
  /** The state in which the run was seen last. */
  #seen: AppState;
  /** The state in which this run was kept last. */
  #keptAt: Pick<Run, 'phase' | 'epoch'> | undefined;

  constructor(store: Store<AppState>, options: KeeperOptions) {
    this.#store = store;
    this.#options = options;
    this.#seen = store.get();
    store.follow(() => {
      this.#follow();
    });
  }

  /** Brings back what earlier visits left; again where it could not be read. */
  async open(): Promise<void> {
    try {
      this.#shelf ??= await this.#options.openShelf();
      const found = await this.#shelf.all();
      // A run may have ended before the shelf was open, or while what reads the others is fetched.
      for (const early of this.#kept.records) await this.#shelf.put(early);
      const read = found.length === 0 ? [] : await readable(found);
      const { records } = this.#kept;
      const known = new Set(records.map(({ id }) => id));
      const all = sorted([...records, ...read.filter(({ id }) => !known.has(id))]);
      this.#set({ storage: 'browser', unread: undefined, records: all, overlaid: latestOf(all) });
    } catch (error) {
      // The shelf is there, and takes what this page keeps.
      if (error instanceof PartMissingError) this.#set({ storage: 'browser', unread: error });
      else {
        this.#shelf = undefined;
        this.#set({ storage: 'session', why: messageOf(error) });
      }
    }
  }

  /** This run as it stands, under the name it has or would have. */
  currentRecord(): RunRecord | undefined {
    return this.#recordOf(this.#store.get().run);
  }

  async rename(id: string, name: string): Promise<void> {
    const record = this.#find(id);
    if (record !== undefined && record.name !== name) await this.#put({ ...record, name });
  }

  async remove(id: string): Promise<void> {
    const removed = this.#find(id);
    if (removed === undefined) return;
    this.#set({ records: this.#kept.records.filter((record) => record.id !== id), removed });
    await this.#told((shelf) => shelf.remove(id));
  }

  async undoRemove(): Promise<void> {
    const { removed } = this.#kept;
    this.#set({ removed: undefined });
    if (removed !== undefined) await this.#put(removed);
  }

  /** Shows the curve of a kept run behind the one of this run, or takes it away. */
  toggleOverlay(id: string): void {
    const { overlaid } = this.#kept;
    const record = this.#find(id);
    if (overlaid.includes(id)) this.#set({ overlaid: overlaid.filter((other) => other !== id) });
    else if (record !== undefined) this.#overlay(record);
  }

  /**
   * Keeps the run of an exported file, under an id of its own, so that it replaces none.
   * @throws RunFileError, and PartMissingError where what reads it does not come
   */
  async importRun(file: Blob): Promise<RunRecord> {
    const { MOST_BYTES, parseRun } = await fetchReader();
    const text = await file.slice(0, MOST_BYTES + 1).text();
    const record = { ...parseRun(text), id: this.#options.newId() };
    this.#overlay(record);
    await this.#put(record);
    return record;
  }

  get #kept(): Kept {
    return this.#store.get().kept;
  }

  #set(patch: Partial<Kept>): void {
    this.#store.set({ kept: { ...this.#kept, ...patch } });
  }

  #find(id: string): RunRecord | undefined {
    return this.#kept.records.find((record) => record.id === id);
  }

  /** Another state: the run may have ended, stopped, or made place for another. */
  #follow(): void {
    const state = this.#store.get();
    const before = this.#seen;
    this.#seen = state;
    if (state.run.history !== before.run.history) {
      if (isWorthKeeping(before.run)) this.#keep(before.run);
      this.#keptAt = undefined;
      if (this.#kept.current !== undefined) this.#set({ current: undefined });
    }
    const { phase, playing } = state.run;
    const stands = phase === 'done' || phase === 'diverged' || (phase === 'paused' && !playing);
    if (stands && isWorthKeeping(state.run)) this.#keep(state.run);
  }

  #keep(run: Run): void {
    const { phase, epoch } = run;
    // A run that was done stays done until it goes on, whatever epochs it is given.
    const ends = (phase === 'done' || phase === 'diverged') && phase !== this.#keptAt?.phase;
    if (epoch === this.#keptAt?.epoch && !ends) return;
    const record = this.#recordOf(run);
    if (record === undefined) return;
    this.#keptAt = { phase, epoch };
    if (this.#kept.current === undefined) this.#overlay(record);
    this.#set({ current: record.id });
    void this.#put(record);
  }

  #recordOf(run: Run): RunRecord | undefined {
    const { current } = this.#kept;
    const earlier = current === undefined ? undefined : this.#find(current);
    return recordOf(run, {
      id: current ?? this.#options.newId(),
      name: earlier?.name ?? '',
      savedAt: earlier?.savedAt ?? this.#options.now().toISOString(),
    });
  }

  /** The latest runs are in the chart, until somebody says otherwise. */
  #overlay(record: RunRecord): void {
    this.#set({ overlaid: withOverlay(this.#kept, record) });
  }

  async #put(record: RunRecord): Promise<void> {
    const records = withRecord(this.#kept.records, record);
    const gone = surplus(records);
    this.#set({ records: records.filter((one) => !gone.includes(one)) });
    await this.#told(async (shelf) => {
      await shelf.put(record);
      for (const { id } of gone) await shelf.remove(id);
    });
  }

  /** A shelf that is full or gone is told of, and the page works on without it. */
  async #told(work: (shelf: Shelf<RunRecord>) => Promise<void>): Promise<void> {
    if (this.#shelf === undefined) return;
    try {
      await work(this.#shelf);
      if (this.#kept.storage !== 'browser') this.#set({ storage: 'browser', why: '' });
    } catch (error) {
      this.#set({ storage: 'session', why: messageOf(error) });
    }
  }
}

/** A run that was stopped within its first line was a try, not a run. */
function isWorthKeeping({ phase, history }: Run): boolean {
  return phase === 'diverged' || phase === 'done' || history.loggedEpochs.length > 0;
}

/** What checks a record. Most visits have none to read. */
function fetchReader() {
  return fetchPart(() => import('../../state/read-record.ts'));
}

/** What cannot be read stays where it is: a later version may know it. */
async function readable(values: readonly unknown[]): Promise<readonly RunRecord[]> {
  const { readRun } = await fetchReader();
  return values.flatMap((value) => {
    try {
      return [readRun(value)];
    } catch {
      return [];
    }
  });
}
