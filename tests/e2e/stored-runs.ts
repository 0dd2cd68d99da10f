import type { Page } from 'playwright/test';
import type { RunRecord } from '../../src/app/state/read-record.ts';

/** The runs in the browser's database. */
export function storedRuns(page: Page): Promise<RunRecord[]> {
  return page.evaluate(
    () =>
      new Promise<RunRecord[]>((resolve, reject) => {
        const opening = indexedDB.open('downhill');
        opening.onsuccess = () => {
          const database = opening.result;
          const all = database.transaction('runs').objectStore('runs').getAll();
          all.onsuccess = () => {
            database.close();
            resolve(all.result as RunRecord[]);
          };
        };
        opening.onerror = () => {
          reject(new Error('the database does not open'));
        };
      }),
  );
}

export async function storedNames(page: Page): Promise<string[]> {
  return (await storedRuns(page)).map(({ name }) => name);
}
