/** Points that are moved: which one a pointer is at, what becomes of the data, and the way back. */
import '../helpers/drawn.ts';
import { describe, expect, test } from 'vitest';
import { nearestPoint } from '../../src/app/charts/pen.ts';
import { dataIndexOf, createEditing, withPointAt } from '../../src/app/editing/editing.ts';
import { fit } from '../../src/app/answer/answering.ts';
import { answerOf } from '../../src/app/answer/answer-of.ts';
import { bestOf, heldOf } from '../../src/app/editing/held.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { createSettings } from '../../src/app/settings/settings.ts';
import { createUndo } from '../../src/app/settings/undo.ts';
import { initialState, type AppState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import * as models from '../../src/app/training/prepare.ts';
import { MOST_POINTS_DRAWN } from '../../src/app/training/made.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { createTraining } from '../../src/app/training/training.ts';
import { DEFAULTS, type FitConfig } from '../../src/core/settings/index.ts';
import { fitHere } from '../helpers/fit-here.ts';
import type { OwnData } from '../../src/core/data/own.ts';

const { en } = TEXTS;

/** Lets everything run that is ready to. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The page without a picture, and with an engine that never comes. */
async function page(patch: Partial<FitConfig> = {}, own?: OwnData) {
  const state = initialState({ ...DEFAULTS, ...patch }, DEFAULT_PREFERENCES, []);
  const store = new Store<AppState>({ ...state, own }, () => undefined);
  const training = createTraining(store, {
    engines: {
      open: () => new Promise(() => undefined),
      discard: () => undefined,
      forgetMissing: () => undefined,
    },
    prepare: (config, _signal, _report, data) => Promise.resolve(prepare(config, data)),
    clock: () => 0,
    nextFrame: () => Promise.resolve(),
    after: () => new Promise(() => undefined),
    isStill: () => false,
  });
  const settings = createSettings(store, training, { follow: () => undefined }, () =>
    Promise.resolve(models),
  );
  const editing = createEditing(store, settings, training);
  let ms = 0;
  const undo = createUndo(store, settings, () => ms);
  training.reset();
  await settle();
  return {
    store,
    training,
    settings,
    undo,
    /** So long that what comes next is a change of its own. */
    wait: () => {
      ms += 5000;
    },
    editing,
    prepared: () => {
      const { prepared } = store.get().run;
      if (prepared === undefined) throw new Error('nothing is prepared');
      return prepared;
    },
    move: async (index: number, y: number): Promise<void> => {
      editing.hold(index, y);
      editing.drop(en.points);
      await settle();
    },
  };
}

const OWN: OwnData = {
  name: 'own.csv',
  xName: 'mass',
  yName: 'range',
  // Not in the order of x, and two x are equal.
  x: Float64Array.of(3, 1, 2, 1),
  y: Float64Array.of(30, 10, 20, 11),
  standardise: true,
};

describe('the nearest point', () => {
  const places = [
    [0, 0],
    [10, 0],
    [10, 4],
  ] as const;
  test.each([
    [[9, 1], 1],
    [[10, 3], 2],
    // Of two that are equally far the first, and just within reach.
    [[5, 0], 0],
    [[0, 5], 0],
    [[0, 5.01], undefined],
  ] as const)('at %o is %o', (at, index) => {
    expect(nearestPoint(places, at, 5)).toBe(index);
  });
});

test('a chart draws in the order of x, equal ones as they come', () => {
  expect([0, 1, 2, 3].map((drawn) => dataIndexOf(OWN.x, drawn))).toEqual([1, 3, 2, 0]);
});

test('moved points are copies in f64', () => {
  const x = Float32Array.of(1, 2);
  const y = Float32Array.of(0.1, 0.2);
  const moved = withPointAt({ x, y }, { index: 1, y: 0.3 });
  expect(moved).toEqual({ x: Float64Array.of(1, 2), y: Float64Array.of(Math.fround(0.1), 0.3) });
  expect(y[1]).toBe(Math.fround(0.2));
});

describe('bending the curve', () => {
  test('is shown, and taken when it is let go: what is fixed stays', async () => {
    const { store, editing, undo, prepared } = await page({ start: [2, 1], fixed: ['b'] });
    editing.bend(3, 13);
    expect(store.get().run.tried).toEqual([4, 1]);
    expect(store.get().config.start).toEqual([2, 1]);
    editing.drop(en.points);
    await settle();
    expect(store.get().run.tried).toBeUndefined();
    expect(prepared().problem.start.parameters).toEqual([4, 1]);
    expect(store.get().own).toBeUndefined();
    undo.undo();
    await settle();
    expect(prepared().problem.start.parameters).toEqual([2, 1]);
  });

  test('given up, the curve is where it was; and each place counts from there', async () => {
    const { store, editing } = await page({ start: [2, 1] });
    editing.bend(3, 50);
    editing.bend(3, 7);
    expect(store.get().run.tried).toEqual([2, 1]);
    // Back where it was, there is nothing to begin anew.
    editing.drop(en.points);
    expect(store.get().run.tried).toBeUndefined();
    editing.bend(3, 50);
    editing.cancel();
    editing.drop(en.points);
    expect(store.get().config.start).toEqual([2, 1]);
  });

  test('has few digits', async () => {
    const { store, editing } = await page({ start: [2, 1] });
    editing.bend(3, 12);
    expect(store.get().run.tried).toEqual([3.62162, 1.13514]);
  });

  test.each([{ epoch: 1 }, { playing: true }])('is for a start: not with %j', async (news) => {
    const { store, editing } = await page();
    store.patch('run', news);
    editing.bend(3, 12);
    expect(store.get().run.tried).toBeUndefined();
  });

  test('is for curves whose parameters are read: not of a network', async () => {
    const { store, editing } = await page({ model: 'network', layers: [2], activation: 'tanh' });
    editing.bend(0.5, 1);
    expect(store.get().run.tried).toBeUndefined();
  });
});

describe('moving a point', () => {
  test('held, the run is left alone, and the line of least squares follows', async () => {
    const { store, editing, prepared } = await page();
    const before = prepared();
    const [slope] = before.best?.parameters ?? [];
    editing.hold(99, 1000);
    expect(store.get().own).toBeUndefined();
    expect(prepared()).toBe(before);
    // The rightmost point pulls its end up.
    expect(bestOf(store.get())?.parameters[0]).toBeGreaterThan(slope ?? NaN);
    editing.cancel();
    expect(bestOf(store.get())).toBe(before.best);
    editing.drop(en.points);
    expect(store.get().own).toBeUndefined();
  });

  test('let go, the data are own data, and the run begins from the same start', async () => {
    const { store, move, prepared } = await page({ seed: 7n });
    const { problem, best } = prepared();
    await move(4, 50);
    const { own } = store.get();
    expect(own).toMatchObject({ name: 'edited points', standardise: false, xName: 'x' });
    expect(own?.x).toEqual(Float64Array.from(problem.data.x));
    expect([...(own?.y ?? [])].map((y, i) => y - (problem.data.y[i] ?? NaN))).toEqual(
      Array.from({ length: 100 }, (_, i) => (i === 4 ? 50 - (problem.data.y[4] ?? NaN) : 0)),
    );
    expect(prepared().problem.data.y[4]).toBe(50);
    expect(prepared().problem.start).toEqual(problem.start);
    expect(prepared().best?.loss).toBeGreaterThan(best?.loss ?? NaN);
    expect(heldOf(store.get())).toBeUndefined();
  });

  test('of some rows makes a table of these, of which all are used', async () => {
    const { store, move, undo } = await page({ rows: '2..4' }, OWN);
    // In the order of x: 1, 2, 1 are the rows, and 2 is the last of them.
    await move(2, 25);
    expect(store.get().own).toMatchObject({ x: Float64Array.of(1, 2, 1), y: Float64Array.of(10, 25, 11) }); // prettier-ignore
    expect(store.get().config.rows).toBe('all');
    undo.undo();
    expect([store.get().own, store.get().config.rows]).toEqual([OWN, '2..4']);
    const drawn = await page({ rows: '21..30' });
    const { problem } = drawn.prepared();
    await drawn.move(3, 50);
    expect(drawn.prepared().problem.data.x).toEqual(problem.data.x);
    expect(drawn.prepared().problem.start).toEqual(problem.start);
  });

  test('what is held stays held on edited points, and on others does not', async () => {
    const { store, settings, move } = await page({ fixed: ['b'] });
    await move(4, 50);
    expect(store.get().run.config.fixed).toEqual(['b']);
    settings.useData({ ...OWN, standardise: false }, {});
    expect(store.get().config.fixed).toEqual([]);
  });

  test.each([true, false])('a run that played (%s) plays on', async (playing) => {
    const { store, training, move } = await page();
    if (playing) training.play();
    await move(0, 3);
    expect(store.get().run.playing).toBe(playing);
  });

  test('of own data, standardised as they were, under their name', async () => {
    const { store, editing, prepared } = await page({}, OWN);
    editing.hold(1, 99);
    editing.drop(en.points);
    await settle();
    const { own, config } = store.get();
    expect(own).toEqual({
      ...OWN,
      name: 'own.csv (edited)',
      y: Float64Array.of(30, 10, 20, 99),
    });
    expect(config.start).toBe('drawn');
    expect(prepared().drawn.y).toEqual([10, 99, 20, 30]);
  });

  test('nothing is held where not all points are drawn', async () => {
    const { store, editing } = await page({ points: MOST_POINTS_DRAWN + 1 });
    editing.hold(0, 1000);
    expect(heldOf(store.get())).toBeUndefined();
  });
});

describe('the way back', () => {
  test('is one step a move, those in a row one, and the last leads to the data and the start that were drawn', async () => {
    const { store, move, undo, prepared, wait } = await page();
    const before = prepared();
    const [, second = NaN] = before.drawn.y;
    await move(0, 20);
    wait();
    await move(1, 30);
    await move(1, 40);
    undo.undo();
    await settle();
    expect(prepared().drawn.y.slice(0, 2)).toEqual([20, second]);
    undo.undo();
    await settle();
    expect(store.get().own).toBeUndefined();
    expect(prepared().problem).toEqual(before.problem);
    expect(store.get().draft.start).toBe('drawn');
    undo.undo();
    expect(prepared().problem).toEqual(before.problem);
  });

  test('leads back to a replay, and to what its fields say after it', async () => {
    const { settings, store, move, undo, prepared } = await page();
    settings.commit({ replay: 'linear' });
    await settle();
    const { problem } = prepared();
    await move(3, 20);
    expect(store.get().config).toMatchObject({ replay: 'none', model: 'linear' });
    expect(prepared().problem.start).toEqual(problem.start);
    undo.undo();
    await settle();
    expect(store.get().config.replay).toBe('linear');
    expect(store.get().draft.model).toBe('parameter');
    expect(prepared().problem).toEqual(problem);
  });
});

test('a point that is moved again and again keeps its table’s name, also after undo', async () => {
  const { store, move, undo, wait } = await page({}, OWN);
  await move(1, 50);
  wait();
  await move(2, 60);
  undo.undo();
  await move(2, 61);
  expect(store.get().own?.name).toBe('own.csv (edited)');
});

test('moved while a run is under way, a point waits where it was let go, and is let go once', async () => {
  const { store, move, editing, undo } = await page();
  store.patch('run', { phase: 'running', epoch: 5, playing: true });
  await move(4, 50);
  const { own, run } = store.get();
  expect([run.epoch, own?.y[4], heldOf(store.get())?.y]).toEqual([5, 50, 50]);
  editing.drop(en.points);
  expect(store.get().own).toBe(own);
  undo.keepRun();
  expect([store.get().own, heldOf(store.get())]).toEqual([undefined, undefined]);
});

test('the answer, what is best and what is drawn are of the rows that are used', async () => {
  await fitHere();
  const part = await page({ rows: '2..4' }, { ...OWN, standardise: false });
  const [x, y] = [OWN.x.slice(1, 4), OWN.y.slice(1, 4)];
  const alone = await page({}, { ...OWN, standardise: false, x, y });
  const found = [];
  for (const { store, settings, training } of [part, alone]) {
    await fit({ store, settings, training, clock: () => 0 });
    const { rows, parameters, residuals } = answerOf(store.get())?.found ?? {};
    found.push({ rows, parameters, residuals });
  }
  expect(found[0]).toEqual(found[1]);
  expect(found[0]?.rows).toBe(3);
  const { best, drawn, variance, startLoss } = part.prepared();
  expect(alone.prepared()).toMatchObject({ best, drawn, variance, startLoss });
});
