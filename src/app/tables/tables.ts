import type { OwnData } from '../../core/data/own.ts';
import type { AppState } from '../state.ts';
import type { Shelf, ShelfNeeds } from '../shelf.ts';
import type { Store } from '../store.ts';
import { keptTable, MOST_KEPT_ROWS, type KeptTable, type TableFate } from './kept-table.ts';

/** Tabs that were closed leave their tables behind: so many are kept, the latest. */
export const MOST_TABLES = 4;

/** A database that another tab holds may never open: then the page begins without it. A busy machine may take seconds. */
const PATIENCE_MS = 10_000;

export type Tables = ReturnType<typeof createTables>;

/** Keeps a person's own data for the page that is loaded in this one's place. */
export function createTables(
  store: Store<AppState>,
  { openShelf, now, newId }: ShelfNeeds<KeptTable>,
) {
  let opening: Promise<Shelf<KeptTable>> | undefined;
  /** One after the other, so that the last word of the page is the last in the storage. */
  let last: Promise<unknown> = Promise.resolve();

  /** The data that the page before this one kept under this id; undefined where they are gone. */
  async function recall(id: string): Promise<OwnData | undefined> {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
    const own = await Promise.race([found(id), late]).catch(() => undefined);
    if (own !== undefined) tell({ id, fate: 'kept' });
    return own;
  }

  async function found(id: string): Promise<OwnData | undefined> {
    const kept = await (await opened()).get(id);
    // Most visits have none to read.
    return kept === undefined ? undefined : (await import('./read.ts')).readKeptTable(kept);
  }

  /** Other data are in use: those are kept from now on, or none. */
  function follow(own: OwnData | undefined): void {
    const { table } = store.get();
    const id = table?.id ?? newId();
    const isTooLarge = own !== undefined && own.x.length > MOST_KEPT_ROWS;
    tell(own && { id, fate: isTooLarge ? 'too-large' : 'kept' });
    if (own === undefined || isTooLarge) {
      if (table?.fate === 'kept') remove(id);
      return;
    }
    queued((shelf) => shelf.put(keptTable(id, now().toISOString(), own))).catch(() => {
      // Unless others have come meanwhile, whose own fate it tells.
      if (store.get().own === own) tell({ id, fate: 'refused' });
    });
  }

  /** Takes the data out of the storage; in the page they stay. */
  function forget(): void {
    const { table } = store.get();
    if (table === undefined) return;
    remove(table.id);
    tell({ ...table, fate: 'forgotten' });
  }

  function tell(table: TableFate | undefined): void {
    store.set({ table });
  }

  function remove(id: string): void {
    // What the browser does not let go of is overwritten by later tables.
    queued((shelf) => shelf.remove(id)).catch(() => undefined);
  }

  function queued(work: (shelf: Shelf<KeptTable>) => Promise<unknown>): Promise<unknown> {
    const done = last.then(() => opened()).then(work);
    last = done.catch(() => undefined);
    return done;
  }

  function opened(): Promise<Shelf<KeptTable>> {
    opening ??= openShelf();
    // Not kept where it failed: the next table tries again.
    opening.catch(() => (opening = undefined));
    return opening;
  }

  return { recall, follow, forget };
}
