import { openDB } from 'idb';

/** What a shelf holds has an id, and says when it was put there: ISO 8601 in UTC. */
interface Kept {
  readonly id: string;
  readonly savedAt: string;
}

/** Where things stay when the page is closed. Each method rejects when the browser refuses. */
export interface Shelf<Thing extends Kept> {
  /** Whatever lies there: an older page may have put it down, or a person changed it. */
  readonly all: () => Promise<readonly unknown[]>;
  readonly get: (id: string) => Promise<unknown>;
  readonly put: (thing: Thing) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/**
 * A database of the browser, one for each kind of thing, so that none waits for another to grow. Rejects
 * where there is none, as in some private windows.
 * @param most so many are kept, the latest
 */
export async function openShelf<Thing extends Kept>(
  name: string,
  things: string,
  most?: number,
): Promise<Shelf<Thing>> {
  const database = await openDB(name, 1, {
    upgrade: (fresh) => {
      const store = fresh.createObjectStore(things, { keyPath: 'id' });
      if (most !== undefined) store.createIndex('savedAt', 'savedAt');
    },
    // A newer page in another tab waits for this one to let go.
    blocking: () => {
      database.close();
    },
  });
  return {
    all: () => database.getAll(things),
    get: (id) => database.get(things, id),
    put: async (thing) => {
      const { store, done } = database.transaction(things, 'readwrite');
      await store.put(thing);
      const ids = most === undefined ? [] : await store.index('savedAt').getAllKeys();
      await Promise.all(ids.slice(0, -(most ?? 0)).map((id) => store.delete(id)));
      await done;
    },
    remove: (id) => database.delete(things, id),
  };
}
