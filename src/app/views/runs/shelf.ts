import { openDB, type DBSchema } from 'idb';
import type { RunRecord } from '../../state/read-record.ts';

/** Where runs stay when the page is closed. Each method rejects when the browser refuses. */
export interface Shelf {
  /** Whatever lies there: an older page may have put it down, or a person changed it. */
  readonly all: () => Promise<readonly unknown[]>;
  readonly put: (record: RunRecord) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord };
}

/** The browser's database. Rejects where there is none, as in some private windows. */
export async function openShelf(): Promise<Shelf> {
  const database = await openDB<Schema>('downhill', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('runs', { keyPath: 'id' });
    },
    // A newer page in another tab waits for this one to let go.
    blocking: () => {
      database.close();
    },
  });
  return {
    all: () => database.getAll('runs'),
    put: async (record) => {
      await database.put('runs', record);
    },
    remove: (id) => database.delete('runs', id),
  };
}
