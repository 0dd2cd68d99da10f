import type { OwnData } from '../../core/data/own.ts';
import type { AppState } from '../state.ts';
import type { Shelf } from '../shelf.ts';
import type { Store } from '../store.ts';
import { keptTable, MOST_KEPT_ROWS, type KeptTable, type TableFate } from './kept-table.ts';

/** Tabs that were closed leave their tables behind: so many are kept, the latest. */
export const MOST_TABLES = 4;

/** A database that another tab holds may never open: then the page begins without it. */
const PATIENCE_MS = 3000;

export interface TableSurroundings {
  readonly openShelf: () => Promise<Shelf<KeptTable>>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Keeps a person's own data for the page that is loaded in this one's place. */
export class Tables {
  readonly #store: Store<AppState>;
  readonly #surroundings: TableSurroundings;
  #shelf: Promise<Shelf<KeptTable>> | undefined;
  /** One after the other, so that the last word of the page is the last in the storage. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Store<AppState>, surroundings: TableSurroundings) {
    this.#store = store;
    this.#surroundings = surroundings;
  }

  /** The data that the page before this one kept under this id; undefined where they are gone. */
  async recall(id: string): Promise<OwnData | undefined> {
    const found = this.#found(id);
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
    const own = await Promise.race([found, late]).catch(() => undefined);
    if (own !== undefined) this.#tell({ id, fate: 'kept' });
    return own;
  }

  async #found(id: string): Promise<OwnData | undefined> {
    const shelf = await this.#opened();
    const found = await shelf.get(id);
    // Most visits have none to read.
    if (found === undefined) return undefined;
    return (await import('./read-table.ts')).readKeptTable(found);
  }

  /** Other data are in use: those are kept from now on, or none. */
  follow(own: OwnData | undefined): void {
    const { table } = this.#store.get();
    if (own === undefined) {
      if (table?.fate === 'kept') this.#remove(table.id);
      this.#tell(undefined);
      return;
    }
    const id = table?.id ?? this.#surroundings.newId();
    if (own.x.length > MOST_KEPT_ROWS) {
      if (table?.fate === 'kept') this.#remove(id);
      this.#tell({ id, fate: 'too-large' });
      return;
    }
    this.#tell({ id, fate: 'kept' });
    const savedAt = this.#surroundings.now().toISOString();
    this.#do((shelf) => shelf.put(keptTable(id, savedAt, own))).catch(() => {
      // Unless others have come meanwhile, whose own fate it tells.
      if (this.#store.get().own === own) this.#tell({ id, fate: 'refused' });
    });
  }

  /** Takes the data out of the storage; in the page they stay. */
  readonly forget = (): void => {
    const { table } = this.#store.get();
    if (table === undefined) return;
    this.#remove(table.id);
    this.#tell({ ...table, fate: 'forgotten' });
  };

  #tell(table: TableFate | undefined): void {
    this.#store.set({ table });
  }

  #remove(id: string): void {
    // What the browser does not let go of is overwritten by later tables.
    this.#do((shelf) => shelf.remove(id)).catch(() => undefined);
  }

  #do(work: (shelf: Shelf<KeptTable>) => Promise<void>): Promise<void> {
    const done = this.#last.then(() => this.#opened()).then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #opened(): Promise<Shelf<KeptTable>> {
    this.#shelf ??= this.#surroundings.openShelf();
    // Not kept where it failed: the next table tries again.
    this.#shelf.catch(() => (this.#shelf = undefined));
    return this.#shelf;
  }
}
