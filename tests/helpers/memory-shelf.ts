import type { Shelf } from '../../src/app/shelf.ts';

/** A shelf that says no when it is full. */
export class MemoryShelf implements Shelf<{ readonly id: string; readonly savedAt: string }> {
  readonly held = new Map<string, unknown>();
  full = false;

  readonly all = (): Promise<readonly unknown[]> => Promise.resolve([...this.held.values()]);
  readonly get = (id: string): Promise<unknown> => Promise.resolve(this.held.get(id));

  readonly put = (thing: { readonly id: string }): Promise<void> => {
    if (this.full) return Promise.reject(new Error('QuotaExceededError'));
    this.held.set(thing.id, structuredClone(thing));
    return Promise.resolve();
  };

  readonly remove = (id: string): Promise<void> => {
    this.held.delete(id);
    return Promise.resolve();
  };
}
