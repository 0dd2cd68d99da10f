/** Which runs are kept, and what happens where the browser keeps none. */
import { describe, expect, test } from 'vitest';
import { createKeeper, type Keeper } from '../../src/app/views/compare/keeper.ts';
import { MOST_OVERLAID, MOST_UNNAMED } from '../../src/app/state/kept.ts';
import { groupsOf, overlaysOf } from '../../src/app/state/overlays.ts';
import type { AppState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { History } from '../../src/app/training/history.ts';
import { OWN, stateOf } from '../helpers/runs.ts';
import { MemoryShelf } from '../helpers/memory-shelf.ts';

interface Bench {
  readonly store: Store<AppState>;
  readonly keeper: Keeper;
  readonly ids: () => readonly string[];
  /** Puts another run, or another stand of the same run, before the page. */
  readonly show: (next: AppState) => Promise<void>;
}

async function bench(shelf: MemoryShelf | Error): Promise<Bench> {
  // No picture ever comes, as in a tab that nobody sees: what is kept does not wait for one.
  const store = new Store<AppState>(stateOf({}, 0, { phase: 'ready' }), () => undefined);
  let count = 0;
  const keeper = createKeeper(store, {
    openShelf: () => (shelf instanceof Error ? Promise.reject(shelf) : Promise.resolve(shelf)),
    now: () => new Date(Date.UTC(2026, 0, 1) + 1000 * count),
    newId: () => `run${++count}`,
  });
  await keeper.open();
  return {
    store,
    keeper,
    ids: () => store.get().kept.records.map(({ id }) => id),
    show: async ({ run, config }) => {
      store.set({ run, config });
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const DONE = { epochs: 200, logEvery: 50 };
const DONE_TEXT = { epochs: '200', 'log-every': '50' };

describe('the keeper', () => {
  test('keeps a run that is done, on the shelf and in the page', async () => {
    const shelf = new MemoryShelf();
    const { store, ids, show } = await bench(shelf);
    await show(stateOf(DONE, 200));
    expect(ids()).toEqual(['run1']);
    expect(shelf.held.get('run1')).toEqual(store.get().kept.records[0]);
    expect(store.get().kept.current).toBe('run1');
  });

  test('keeps each rival that comes to its end as a run of its own', async () => {
    const { store, ids, show } = await bench(new MemoryShelf());
    const done = stateOf(DONE, 200);
    const rival = { ...done.run, history: new History(1) };
    store.set({ rivals: [{ ...rival, phase: 'running' }] });
    await show(done);
    expect(ids()).toEqual(['run1']);
    store.set({ rivals: [rival] });
    store.set({ rivals: [{ ...rival, looked: 3 }] });
    expect(ids().toSorted()).toEqual(['run1', 'run2']);
    expect(store.get().kept.current).toBe('run1');
  });

  test('keeps one record of a run that is paused and goes on', async () => {
    const { keeper, store, ids, show } = await bench(new MemoryShelf());
    const paused = stateOf(DONE, 100);
    await show(paused);
    expect(store.get().kept.records[0]?.outcome).toBe('stopped');
    await keeper.rename('run1', 'mine');
    await show({ ...paused, run: { ...paused.run, phase: 'done', epoch: 200 } });
    expect(ids()).toEqual(['run1']);
    expect(store.get().kept.records[0]).toMatchObject({
      name: 'mine',
      outcome: 'done',
      epoch: 200,
    });
  });

  test('keeps a run as done that was given more epochs, until it goes on', async () => {
    const { store, show } = await bench(new MemoryShelf());
    const done = stateOf(DONE, 200);
    await show(done);
    const config = { ...done.config, epochs: 300 };
    await show({ ...done, config, run: { ...done.run, config, phase: 'paused' } });
    expect(store.get().kept.records[0]).toMatchObject({ outcome: 'done', settings: DONE_TEXT });
    await show({ ...done, config, run: { ...done.run, config, phase: 'paused', epoch: 250 } });
    expect(store.get().kept.records).toMatchObject([{ outcome: 'stopped', epoch: 250 }]);
  });

  test('keeps a run with its own settings and data, whatever the fields say by now', async () => {
    const { store, show } = await bench(new MemoryShelf());
    const running = stateOf(DONE, 100, { phase: 'running', playing: true, own: OWN });
    store.set({ run: running.run });
    // Settings and data change first, and then the run makes place.
    store.set({ config: { ...running.config, lr: 0.5, seed: 7n }, own: undefined });
    await show(stateOf(DONE, 0, { phase: 'preparing' }));
    const [record] = store.get().kept.records;
    expect(record).toMatchObject({ epoch: 100, settings: DONE_TEXT, retuned: false });
    expect(record?.log.epochs).toEqual([50, 100]);
    expect(record?.data?.name).toBe(OWN.name);
  });

  test('keeps a run that is reset while it runs, but not one that has no line yet', async () => {
    const { ids, show } = await bench(new MemoryShelf());
    await show(stateOf(DONE, 100, { phase: 'running', playing: true }));
    expect(ids()).toEqual([]);
    await show(stateOf(DONE, 10, { phase: 'paused' }));
    expect(ids()).toEqual(['run1']);
    await show(stateOf(DONE, 0, { phase: 'ready' }));
    expect(ids()).toEqual(['run1']);
  });

  test('says that the learning rate was changed on the way', async () => {
    const { store, show } = await bench(new MemoryShelf());
    const paused = stateOf(DONE, 100);
    await show(paused);
    const config = { ...paused.config, lr: 0.002 };
    await show({ ...paused, config });
    await show({
      ...paused,
      config,
      run: { ...paused.run, config, retuned: true, phase: 'done', epoch: 200 },
    });
    expect(store.get().kept.records[0]).toMatchObject({ retuned: true, settings: { lr: '0.002' } });
    await show(stateOf(DONE, 200));
    expect(store.get().kept.records[0]?.retuned).toBe(false);
  });

  test('drops the oldest run without a name beyond the limit, and none with one', async () => {
    const shelf = new MemoryShelf();
    const { keeper, ids, show } = await bench(shelf);
    await show(stateOf(DONE, 200));
    await keeper.rename('run1', 'mine');
    for (let i = 0; i <= MOST_UNNAMED; i++) await show(stateOf(DONE, 200));
    expect(ids()).toHaveLength(MOST_UNNAMED + 1);
    expect(ids()).toContain('run1');
    expect(ids()).not.toContain('run2');
    expect([...shelf.held.keys()].toSorted()).toEqual([...ids()].toSorted());
  });

  test('overlays the latest runs, never the one in sight, and what a person ticks', async () => {
    const { store, keeper, show } = await bench(new MemoryShelf());
    const overlaid = (): readonly string[] => overlaysOf(store.get()).map(({ id }) => id);
    for (let i = 0; i < MOST_OVERLAID + 2; i++) await show(stateOf(DONE, 200));
    expect(overlaid()).toEqual(['run5', 'run4', 'run3']);
    await show(stateOf(DONE, 0, { phase: 'ready' }));
    expect(overlaid()).toEqual(['run6', 'run5', 'run4', 'run3']);
    keeper.toggleOverlay('run5');
    keeper.toggleOverlay('run1');
    expect(overlaid()).toEqual(['run6', 'run4', 'run3', 'run1']);
  });

  test('overlays runs of the same data, model and loss only, whatever the table is called', async () => {
    const { store, keeper, show } = await bench(new MemoryShelf());
    const overlaid = (): readonly string[] => overlaysOf(store.get()).map(({ id }) => id);
    const moved = { ...OWN, y: Float64Array.of(18, 14, 12) };
    const onData = (own = OWN): AppState => stateOf(DONE, 200, { own });
    const data: readonly AppState[] = [
      stateOf(DONE, 200),
      stateOf({ ...DONE, seed: 7 }, 200),
      stateOf({ ...DONE, points: 37 }, 200),
      stateOf({ ...DONE, dataset: 'sine' }, 200),
      stateOf({ ...DONE, model: 'linear' }, 200),
      stateOf({ ...DONE, replay: 'linear' }, 200),
      stateOf({ ...DONE, loss: 'huber' }, 200),
      stateOf({ ...DONE, loss: 'huber', huberDelta: 2 }, 200),
      onData(),
      onData(moved),
      onData({ ...OWN, xName: 'lb' }),
    ];
    for (const state of [...data, ...data]) await show(state);
    const { records } = store.get().kept;
    expect([...groupsOf(records).values()].map((group) => group.map(({ id }) => id))).toEqual(
      data.map((_, i) => [`run${22 - i}`, `run${11 - i}`]),
    );
    // Each sees the other run of its data, and nothing but that.
    store.set({ kept: { ...store.get().kept, current: undefined } });
    for (const [i, { run }] of data.entries()) {
      store.set({ run: { ...run, history: store.get().run.history } });
      expect(overlaid()).toEqual([`run${i + 12}`, `run${i + 1}`]);
    }
    // Standardised or not, the points are the same, and so is the unit of the loss.
    store.set({ run: { ...store.get().run, own: { ...OWN, standardise: false } } });
    expect(overlaid()).toEqual(['run20', 'run9']);
    // A run that is ticked takes no place of other data.
    keeper.toggleOverlay('run20');
    expect(overlaid()).toEqual(['run9']);
    expect(store.get().kept.overlaid).toHaveLength(21);
  });

  test('brings back what was deleted', async () => {
    const shelf = new MemoryShelf();
    const { store, keeper, ids, show } = await bench(shelf);
    await show(stateOf(DONE, 200));
    const [record] = store.get().kept.records;
    await keeper.remove(['run1']);
    expect([ids(), [...shelf.held.keys()]]).toEqual([[], []]);
    await keeper.undoRemove();
    expect(store.get().kept.records).toEqual([record]);
    expect(shelf.held.get('run1')).toEqual(record);
  });

  test('forgets all, and brings all back', async () => {
    const shelf = new MemoryShelf();
    const { keeper, store, ids, show } = await bench(shelf);
    for (let i = 0; i < 3; i++) await show(stateOf(DONE, 200));
    const before = store.get().kept.records;
    await keeper.remove(ids());
    expect([ids(), shelf.held.size]).toEqual([[], 0]);
    await keeper.undoRemove();
    expect(store.get().kept.records).toEqual(before);
  });

  test('keeps no kept run once more that is looked at, nor where it makes place', async () => {
    const { store, ids, show } = await bench(new MemoryShelf());
    await show(stateOf(DONE, 200));
    const [record] = store.get().kept.records;
    await show(stateOf(DONE, 0, { phase: 'ready' }));
    await show(stateOf(DONE, 200, { kept: 'run1' }));
    expect(store.get().kept.current).toBe('run1');
    await show(stateOf(DONE, 0, { phase: 'ready' }));
    expect(ids()).toEqual(['run1']);
    expect(store.get().kept.records[0]).toBe(record);
    expect(store.get().kept.current).toBeUndefined();
  });

  test('reads what earlier visits left, and passes over what it cannot read', async () => {
    const shelf = new MemoryShelf();
    const before = await bench(shelf);
    await before.show(stateOf(DONE, 200));
    shelf.held.set('odd', { id: 'odd', schema: 'downhill-run/9' });
    const after = await bench(shelf);
    expect(after.ids()).toEqual(['run1']);
    expect(after.store.get().kept).toMatchObject({ storage: 'browser', overlaid: ['run1'] });
    expect(shelf.held.has('odd')).toBe(true);
  });

  test('keeps runs in the page where the browser stores none, and says why', async () => {
    const { store, ids, show } = await bench(new Error('SecurityError'));
    await show(stateOf(DONE, 200));
    expect(ids()).toEqual(['run1']);
    expect(store.get().kept).toMatchObject({ storage: 'session', why: 'SecurityError' });
  });

  test('says when the shelf is full, and when it takes runs again', async () => {
    const shelf = new MemoryShelf();
    const { store, show } = await bench(shelf);
    shelf.full = true;
    await show(stateOf(DONE, 200));
    expect(store.get().kept).toMatchObject({ storage: 'session', why: 'QuotaExceededError' });
    shelf.full = false;
    await show(stateOf(DONE, 200));
    expect(store.get().kept.storage).toBe('browser');
  });

  test('gives an imported run an id of its own', async () => {
    const { store, keeper, ids, show } = await bench(new MemoryShelf());
    await show(stateOf(DONE, 200));
    const file = new Blob([JSON.stringify(store.get().kept.records)]);
    await keeper.importRuns(file);
    expect(ids().toSorted()).toEqual(['run1', 'run2']);
    expect(overlaysOf(store.get()).map(({ id }) => id)).toEqual(['run2']);
    await expect(keeper.importRuns(new Blob(['{']))).rejects.toMatchObject({ fault: 'not-json' });
  });
});
