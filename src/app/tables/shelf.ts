import { openDB, type DBSchema } from 'idb';
import type { OwnData } from '../../core/data/own.ts';
import type { KeptTable } from './kept-table.ts';

/** Where own data lie. Each method rejects when the browser refuses. */
export interface TableShelf {
  /** Undefined where nothing lies there that a page of this version put down. */
  readonly get: (id: string) => Promise<OwnData | undefined>;
  readonly put: (table: KeptTable) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** Tabs that were closed leave their tables behind: so many are kept, the latest. */
const MOST_TABLES = 4;

interface Schema extends DBSchema {
  tables: { key: string; value: KeptTable; indexes: { savedAt: string } };
}

/** A database of its own, so that neither it nor the one of the runs waits for the other to grow. */
export async function openTableShelf(): Promise<TableShelf> {
  const database = await openDB<Schema>('downhill-tables', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('tables', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
    },
    blocking: () => {
      database.close();
    },
  });
  return {
    get: async (id) => {
      const found = await database.get('tables', id);
      // Most visits have none to read.
      return found && (await import('./read-table.ts')).readKeptTable(found);
    },
    put: async (table) => {
      const { store, done } = database.transaction('tables', 'readwrite');
      await store.put(table);
      const ids = await store.index('savedAt').getAllKeys();
      await Promise.all(ids.slice(0, -MOST_TABLES).map((id) => store.delete(id)));
      await done;
    },
    remove: (id) => database.delete('tables', id),
  };
}
