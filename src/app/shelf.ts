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
  readonly put: (thing: Thing) => Promise<unknown>;
  readonly remove: (id: string) => Promise<unknown>;
}

/** What is needed by whoever puts things on a shelf. */
export interface ShelfNeeds<Thing extends Kept> {
  readonly openShelf: () => Promise<Shelf<Thing>>;
  readonly now: () => Date;
  readonly newId: () => string;
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
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore(things, { keyPath: 'id' });
      if (most !== undefined) store.createIndex('savedAt', 'savedAt');
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new DOMException('', 'UnknownError'));
  });
  // A newer page in another tab waits for this one to let go.
  database.onversionchange = () => database.close();

  /** What `work` asked for, once all that it did is on the disk. */
  function within<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(things, mode);
      const request = work(transaction.objectStore(things));
      transaction.oncomplete = () => resolve(request.result);
      // Also where one of its requests fails.
      transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
    });
  }

  function dropOldest(store: IDBObjectStore, most: number): void {
    const ids = store.index('savedAt').getAllKeys();
    ids.onsuccess = () => {
      for (const id of ids.result.slice(0, -most)) store.delete(id);
    };
  }

  return {
    all: () => within('readonly', (store) => store.getAll()),
    get: (id) => within<unknown>('readonly', (store) => store.get(id)),
    put: (thing) =>
      within('readwrite', (store) => {
        const put = store.put(thing);
        if (most !== undefined) dropOldest(store, most);
        return put;
      }),
    remove: (id) => within('readwrite', (store) => store.delete(id)),
  };
}
