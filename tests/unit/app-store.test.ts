/** Who hears of a change, and when. */
import { expect, test } from 'vitest';
import { Store } from '../../src/app/store.ts';

function begun() {
  const asked: { readonly notify: () => void; readonly moves: boolean }[] = [];
  const store = new Store({ count: 0 }, (notify, moves) => asked.push({ notify, moves }));
  const heard: string[] = [];
  store.follow(() => heard.push(`follow ${store.get().count}`));
  store.subscribe(() => heard.push(`draw ${store.get().count}`));
  return { store, heard, asked, due: () => asked.map(({ moves }) => moves) };
}

test('who follows hears of every change at once, who draws of one picture for all', () => {
  const { store, heard, asked } = begun();
  store.set({ count: 1 });
  store.set({ count: 2 });
  expect(heard).toEqual(['follow 1', 'follow 2']);
  for (const { notify } of asked) notify();
  expect(heard).toEqual(['follow 1', 'follow 2', 'draw 2']);
});

test('an answer does not wait for the picture of what moves, and no picture comes twice', () => {
  const { store, heard, asked, due } = begun();
  store.set({ count: 1 }, true);
  store.set({ count: 2 }, true);
  expect(due()).toEqual([true]);
  store.set({ count: 3 });
  store.set({ count: 4 });
  store.set({ count: 5 }, true);
  expect(due()).toEqual([true, false]);
  asked[1]?.notify();
  asked[0]?.notify();
  expect(heard.filter((one) => one.startsWith('draw'))).toEqual(['draw 5']);
});
