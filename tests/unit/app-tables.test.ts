/** Own data that outlive the page: what is kept, what is said of it, and what is read back. */
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState, type AppState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { keptTable, MOST_KEPT_ROWS } from '../../src/app/tables/kept-table.ts';
import { readKeptTable } from '../../src/app/tables/read.ts';
import { createTables } from '../../src/app/tables/tables.ts';
import { MemoryShelf } from '../helpers/memory-shelf.ts';

const OWN: OwnData = {
  name: 'cars.csv',
  xName: 'kg',
  yName: 'm',
  x: Float64Array.of(1000.5, 1500, 2500),
  y: Float64Array.of(30, 25, 14),
  standardise: true,
  xQuantity: { kind: 'time', unit: 'day', origin: 1000, written: 'date' },
  yQuantity: { kind: 'percent' },
};

function page(openShelf: () => Promise<MemoryShelf>) {
  const state = initialState(DEFAULTS, DEFAULT_PREFERENCES, []);
  const store = new Store<AppState>(state, () => undefined);
  let ids = 0;
  const tables = createTables(store, {
    openShelf,
    now: () => new Date(Date.UTC(2026, 0, 1)),
    newId: () => `table${++ids}`,
  });
  return {
    tables,
    fate: () => store.get().table,
    use: async (own: OwnData | undefined): Promise<void> => {
      store.set({ own });
      tables.follow(own);
      await settled();
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function opened(shelf = new MemoryShelf()) {
  return { shelf, ...page(() => Promise.resolve(shelf)) };
}

describe('own data', () => {
  test('are there for the next page, as they are now', async () => {
    const { shelf, use, fate } = opened();
    await use({ ...OWN, standardise: false });
    await use(OWN);
    expect(fate()).toEqual({ id: 'table1', fate: 'kept' });
    expect(shelf.held.size).toBe(1);
    const next = opened(shelf);
    expect(await next.tables.recall('table1')).toEqual(OWN);
    expect(next.fate()).toEqual({ id: 'table1', fate: 'kept' });
    expect(await next.tables.recall('table2')).toBeUndefined();
  });

  test('that are left or forgotten leave nothing behind', async () => {
    const { shelf, tables, use, fate } = opened();
    await use(OWN);
    await use(undefined);
    expect([shelf.held.size, fate()]).toEqual([0, undefined]);
    await use(OWN);
    expect(shelf.held.size).toBe(1);
    tables.forget();
    await settled();
    expect([shelf.held.size, fate()?.fate]).toEqual([0, 'forgotten']);
  });

  test('that are too large are not kept, nor what was kept before', async () => {
    const { shelf, use, fate } = opened();
    const of = (rows: number): OwnData => {
      const column = new Float64Array(rows);
      return { ...OWN, x: column, y: column };
    };
    await use(of(MOST_KEPT_ROWS));
    expect([shelf.held.size, fate()?.fate]).toEqual([1, 'kept']);
    await use(of(MOST_KEPT_ROWS + 1));
    expect([shelf.held.size, fate()?.fate]).toEqual([0, 'too-large']);
  });

  test('that the browser refuses are said to be lost, until it takes some', async () => {
    const { shelf, use, fate } = opened();
    shelf.full = true;
    await use(OWN);
    expect(fate()?.fate).toBe('refused');
    shelf.full = false;
    await use({ ...OWN });
    expect(fate()?.fate).toBe('kept');

    let tries = 0;
    const private_ = page(() => {
      tries++;
      return tries === 1 ? Promise.reject(new Error('no storage')) : Promise.resolve(shelf);
    });
    expect(await private_.tables.recall('table1')).toBeUndefined();
    await private_.use(OWN);
    expect(private_.fate()?.fate).toBe('kept');
  });
});

test.each([
  ['nothing', undefined],
  ['a text', 'downhill-table/1'],
  ['another version', { ...keptTable('a', '', OWN), schema: 'downhill-table/2' }],
  ['no data', { ...keptTable('a', '', OWN), own: null }],
  ['columns of two lengths', keptTable('a', '', { ...OWN, x: Float64Array.of(1, 2) })],
  ['one row', keptTable('a', '', { ...OWN, x: Float64Array.of(1), y: Float64Array.of(1) })],
  ['a value that is none', keptTable('a', '', { ...OWN, y: Float64Array.of(1, NaN, 3) })],
  ['more than f32 holds', keptTable('a', '', { ...OWN, y: Float64Array.of(1, 1e39, 3) })],
  ['a list', keptTable('a', '', { ...OWN, y: [1, 2, 3] as never })],
  ['no name', keptTable('a', '', { ...OWN, name: 3 as never })],
  [
    'a time without an origin',
    keptTable('a', '', { ...OWN, xQuantity: { kind: 'time' } as never }),
  ],
  ['another meaning', keptTable('a', '', { ...OWN, xQuantity: { kind: 'colour' } as never })],
  ['a form that is a text', keptTable('a', '', { ...OWN, form: ';' as never })],
])('%s in the storage is no table', (_, value) => {
  expect(readKeptTable(keptTable('a', '', OWN))).toEqual(OWN);
  expect(readKeptTable(value)).toBeUndefined();
});
