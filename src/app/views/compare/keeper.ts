import { messageOf } from '../../../core/errors.ts';
import { fetchPart, PartMissingError } from '../../part-missing.ts';
import { isOver, type AppState, type Run } from '../../state.ts';
import { newId } from '../../new-id.ts';
import { onePerPage } from '../../one-per-page.ts';
import { openShelf, type Shelf, type ShelfNeeds } from '../../shelf.ts';
import type { Store } from '../../store.ts';
import { sorted, surplus, withRecord, type Kept } from '../../state/kept.ts';
import { latestOf, withOverlay } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { recordOf } from './recording.ts';

export type Keeper = ReturnType<typeof createKeeper>;

/** Keeps every run that ends or stops, and does to kept runs what a person asks for. */
export function createKeeper(store: Store<AppState>, options: ShelfNeeds<RunRecord>) {
  let opened: Shelf<RunRecord> | undefined;
  /** The state in which the run was seen last. */
  let seen = store.get();
  /** The state in which this run was kept last. */
  let keptAt: Pick<Run, 'phase' | 'epoch'> | undefined;

  /** Brings back what earlier visits left; again where it could not be read. */
  async function open(): Promise<void> {
    try {
      opened ??= await options.openShelf();
      const found = await opened.all();
      // A run may have ended before the shelf was open, or while what reads the others is fetched.
      for (const early of kept().records) await opened.put(early);
      const read = found.length === 0 ? [] : await readable(found);
      const all = sorted([...kept().records, ...read.filter(({ id }) => find(id) === undefined)]);
      set({ storage: 'browser', unread: undefined, records: all, overlaid: latestOf(all) });
    } catch (error) {
      // The shelf is there, and takes what this page keeps.
      if (error instanceof PartMissingError) set({ storage: 'browser', unread: error });
      else {
        opened = undefined;
        set({ storage: 'session', why: messageOf(error) });
      }
    }
  }

  /** This run as it stands, under the name it has or would have. */
  function currentRecord(): RunRecord | undefined {
    return recordOfRun(store.get().run, kept().current);
  }

  async function rename(id: string, name: string): Promise<void> {
    const record = find(id);
    if (record !== undefined && record.name !== name) await put({ ...record, name });
  }

  /** Forgets runs; until others are forgotten they can be brought back. */
  async function remove(ids: readonly string[]): Promise<void> {
    const { records } = kept();
    const removed = records.filter(({ id }) => ids.includes(id));
    if (removed.length === 0) return;
    set({ records: records.filter((record) => !removed.includes(record)), removed });
    await told(async (shelf) => {
      for (const { id } of removed) await shelf.remove(id);
    });
  }

  async function undoRemove(): Promise<void> {
    const { removed } = kept();
    set({ removed: [] });
    for (const record of removed) await put(record);
  }

  /** Shows the curve of a kept run behind the one of this run, or takes it away. */
  function toggleOverlay(id: string): void {
    const { overlaid } = kept();
    const record = find(id);
    if (overlaid.includes(id)) set({ overlaid: overlaid.filter((other) => other !== id) });
    else if (record !== undefined) overlay(record);
  }

  /**
   * Keeps the runs of an exported file, each under an id of its own, so that it replaces none.
   * @throws RunFileError, and PartMissingError where what reads it does not come
   */
  async function importRuns(file: Blob): Promise<readonly RunRecord[]> {
    const { MOST_BYTES, parseRuns } = await fetchReader();
    const text = await file.slice(0, MOST_BYTES + 1).text();
    const records = parseRuns(text).map((record) => ({ ...record, id: options.newId() }));
    for (const record of records) {
      overlay(record);
      await put(record);
    }
    return records;
  }

  /** Keeps a run that was made beside the page's own. */
  async function pin(run: Run): Promise<void> {
    const record = recordOfRun(run);
    if (record === undefined) return;
    overlay(record);
    await put(record);
  }

  function kept(): Kept {
    return store.get().kept;
  }

  function set(patch: Partial<Kept>): void {
    store.patch('kept', patch);
  }

  function find(id: string): RunRecord | undefined {
    return kept().records.find((record) => record.id === id);
  }

  /** Another state: the run may have ended, stopped, or made place for another. */
  function follow(): void {
    const before = seen;
    seen = store.get();
    const { run, rivals } = seen;
    if (run.history !== before.run.history) {
      if (before.run.kept === undefined && isWorthKeeping(before.run)) keep(before.run);
      keptAt = undefined;
      if (kept().current !== run.kept) set({ current: run.kept });
    }
    if (run.kept !== undefined) return;
    const stands = isOver(run) || (run.phase === 'paused' && !run.playing);
    if (stands && isWorthKeeping(run)) keep(run);
    for (const rival of rivals) {
      const earlier = before.rivals.find(({ history }) => history === rival.history);
      const isNew = isOver(rival) && earlier !== undefined && !isOver(earlier);
      // Once it is over, it is a run of its own.
      const record = isNew ? recordOfRun(rival) : undefined;
      if (record !== undefined) void put(record);
    }
  }

  function keep(run: Run): void {
    const { phase, epoch } = run;
    // A run that was done stays done until it goes on, whatever epochs it is given.
    const ends = isOver(run) && phase !== keptAt?.phase;
    if (epoch === keptAt?.epoch && !ends) return;
    const record = recordOfRun(run, kept().current);
    if (record === undefined) return;
    keptAt = { phase, epoch };
    if (kept().current === undefined) overlay(record);
    set({ current: record.id });
    void put(record);
  }

  /** @param current the id under which it is kept already */
  function recordOfRun(run: Run, current = options.newId()): RunRecord | undefined {
    const { name = '', savedAt = options.now().toISOString() } = find(current) ?? {};
    return recordOf(run, { id: current, name, savedAt });
  }

  /** The latest runs are in the chart, until somebody says otherwise. */
  function overlay(record: RunRecord): void {
    set({ overlaid: withOverlay(kept(), record) });
  }

  async function put(record: RunRecord): Promise<void> {
    const records = withRecord(kept().records, record);
    const gone = surplus(records);
    set({ records: records.filter((one) => !gone.includes(one)) });
    await told(async (shelf) => {
      await shelf.put(record);
      for (const { id } of gone) await shelf.remove(id);
    });
  }

  /** A shelf that is full or gone is told of, and the page works on without it. */
  async function told(work: (shelf: Shelf<RunRecord>) => Promise<void>): Promise<void> {
    if (opened === undefined) return;
    try {
      await work(opened);
      if (kept().storage !== 'browser') set({ storage: 'browser', why: '' });
    } catch (error) {
      set({ storage: 'session', why: messageOf(error) });
    }
  }

  store.follow(follow);
  return { open, currentRecord, pin, rename, remove, undoRemove, toggleOverlay, importRuns };
}

/** It keeps the runs of its page from the moment that somebody asks for it. */
export const keeperOf = onePerPage(({ store }) =>
  createKeeper(store, {
    openShelf: () => openShelf('downhill', 'runs'),
    now: () => new Date(),
    newId,
  }),
);

/** A run that was stopped within its first line was a try, not a run. */
function isWorthKeeping(run: Run): boolean {
  return isOver(run) || run.history.loggedEpochs.length > 0;
}

/** What checks a record. Most visits have none to read. */
const fetchReader = () => fetchPart(() => import('../../state/read-record.ts'));

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
