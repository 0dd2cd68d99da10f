/** A kept run is opened as it ended, on its own data, or not at all. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { createSettings } from '../../src/app/settings/settings.ts';
import { initialState, momentOf, type AppState } from '../../src/app/state.ts';
import type { RunRecord } from '../../src/app/state/read-record.ts';
import { setUpOf } from '../../src/app/state/changes.ts';
import { Store } from '../../src/app/store.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { createTraining } from '../../src/app/training/training.ts';
import { openRun, recordOf } from '../../src/app/views/compare/recording.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { OWN, stateOf } from '../helpers/runs.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const SET = { lr: 0.25, epochs: 200, logEvery: 50, seed: 7 };

function recordOn(own: OwnData | undefined, patch: Parameters<typeof stateOf>[2] = {}): RunRecord {
  const { run } = stateOf(SET, 200, { own, ...patch });
  const record = recordOf(run, { id: 'abc', name: '', savedAt: '2026-01-02T03:04:05.678Z' });
  if (record === undefined) throw new Error('the run is not worth a record');
  return record;
}

/** The page with these data, and others before them, after a run was opened. */
async function opened(record: RunRecord, own: OwnData | undefined, ...earlier: OwnData[]) {
  const state = initialState(DEFAULTS, { ...DEFAULT_PREFERENCES, view: 'compare' }, []);
  const { config, draft } = state;
  const states = earlier.map((one) => setUpOf({ ...state, config, draft, own: one }));
  const store = new Store<AppState>({ ...state, own, changes: { states, at: 0 } }, () => undefined);
  let engines = 0;
  const training = createTraining(store, {
    engines: {
      open: () => {
        engines++;
        return new Promise(() => undefined);
      },
      discard: () => undefined,
      forgetMissing: () => undefined,
    },
    prepare: (config, _signal, _report, data) => Promise.resolve(prepare(config, data)),
    clock: () => 0,
    nextFrame: () => Promise.resolve(),
    after: () => new Promise(() => undefined),
    isStill: () => true,
  });
  const settings = createSettings(store, training, { follow: () => undefined }, () =>
    Promise.reject(new Error('none is needed')),
  );
  openRun(record, { store, settings });
  await settle();
  return { store, training, settings, engines: () => engines };
}

describe('a run is opened', () => {
  test('as it ended: settings, numbers, curve and what was logged; and nothing is trained', async () => {
    const record = recordOn(undefined);
    const { store, training, engines } = await opened(record, OWN);
    const { run, own, config, preferences } = store.get();
    expect([own, config.lr, preferences.view]).toEqual([undefined, 0.25, 'lab']);
    expect(run).toMatchObject({ phase: 'done', kept: 'abc', epoch: 200, loss: 1 / 200 });
    expect(run.prepared?.parameterNames).toEqual(['a', 'b']);
    expect(run.parameters).toEqual([200, -200]);
    expect(run.history.curve.map(({ epoch }) => epoch)).toEqual(record.curve.epochs);
    expect(run.history.loggedEpochs).toEqual([50, 100, 150, 200]);
    // And back through it, as far as it was logged.
    expect(momentOf({ ...run, looked: 120 })).toMatchObject({
      epoch: 100,
      parameters: [100, -100],
    });
    expect(engines()).toBe(0);
    training.play();
    await settle();
    expect(store.get().run).toMatchObject({ phase: 'preparing', epoch: 0, playing: true });
    expect(store.get().run.kept).toBeUndefined();
    expect(engines()).toBe(1);
  });

  test('and more epochs for it are another run, since it cannot go on', async () => {
    const { store, settings } = await opened(recordOn(undefined), undefined);
    settings.commit({ epochs: '300' });
    await settle();
    expect(store.get().run).toMatchObject({ epoch: 0, config: { epochs: 300 } });
  });

  test('stopped or diverged as it was', async () => {
    const diverged = recordOn(undefined, { phase: 'diverged', loss: Infinity });
    expect((await opened(diverged, undefined)).store.get().run.phase).toBe('diverged');
    const stopped = recordOn(undefined, { phase: 'paused' });
    expect((await opened(stopped, undefined)).store.get().run.phase).toBe('done');
  });

  test('on its own data, standardised as they were, also where the page had them before', async () => {
    for (const own of [
      [{ ...OWN, standardise: false }],
      [undefined, { ...OWN, name: 'ships.csv' }, OWN],
    ]) {
      const [now, ...earlier] = own;
      const { store } = await opened(
        recordOn(OWN),
        now,
        ...earlier.filter((one) => one !== undefined),
      );
      expect(store.get().own).toEqual(OWN);
      expect(store.get().kept.missing).toBeUndefined();
    }
  });

  test.each([
    ['none', undefined],
    ['another file', { ...OWN, name: 'ships.csv' }],
    ['another column for x', { ...OWN, xName: 'hp' }],
    ['another column for y', { ...OWN, yName: 'hp' }],
    ['more rows', { ...OWN, x: Float64Array.of(1, 2, 3, 4), y: Float64Array.of(1, 2, 3, 4) }],
  ])('not where the page has %s: what is missing is told', async (_what, own) => {
    const record = recordOn(OWN);
    const { store } = await opened(record, own);
    expect(store.get()).toMatchObject({ own, config: DEFAULTS, preferences: { view: 'compare' } });
    expect(store.get().kept.missing).toEqual(record.data);
  });
});
