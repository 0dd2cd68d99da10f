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
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const store = opening.result.createObjectStore(things, { keyPath: 'id' });
    if (most !== undefined) store.createIndex('savedAt', 'savedAt');
  };
  const database = await answerOf(opening);
  // A newer page in another tab waits for this one to let go.
  database.onversionchange = () => {
    database.close();
  };

  /** What `work` asked for, once all that it did is on the disk. */
  async function within<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => Promise<T>,
  ): Promise<T> {
    const transaction = database.transaction(things, mode);
    const done = new Promise<void>((resolve, reject) => {
      const fail = (): void => {
        reject(transaction.error ?? new DOMException('', 'AbortError'));
      };
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onerror = fail;
      transaction.onabort = fail;
    });
    const [result] = await Promise.all([work(transaction.objectStore(things)), done]);
    return result;
  }

  return {
    all: () => within('readonly', (store) => answerOf(store.getAll())),
    get: (id) => within('readonly', (store) => answerOf(store.get(id))),
    put: (thing) =>
      within('readwrite', async (store) => {
        await answerOf(store.put(thing));
        const ids = most === undefined ? [] : await answerOf(store.index('savedAt').getAllKeys());
        for (const id of ids.slice(0, -(most ?? 0))) store.delete(id);
      }),
    remove: (id) =>
      within('readwrite', async (store) => {
        await answerOf(store.delete(id));
      }),
  };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new DOMException('', 'UnknownError'));
    };
  });
}
