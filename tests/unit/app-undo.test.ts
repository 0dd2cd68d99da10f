/** Undo and redo of what is set, and the question where a run is under way. */
import { describe, expect, test } from 'vitest';
import { TEXTS } from '../../src/app/i18n/index.ts';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { createDataDesk } from '../../src/app/data/data-desk.ts';
import { createSettings } from '../../src/app/settings/settings.ts';
import { createUndo } from '../../src/app/settings/undo.ts';
import { MOST_CHANGES, setUpOf, subjectOf, type SetUp } from '../../src/app/state/changes.ts';
import { initialState, isPending, type AppState, type Run } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { createTraining } from '../../src/app/training/training.ts';
import { statusOf } from '../../src/app/views/transport/status.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { random } from '../helpers/random.ts';
import { OWN } from '../helpers/runs.ts';

const { en } = TEXTS;

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The page without pictures, and with data that never come. */
function page() {
  const store = new Store<AppState>(
    initialState(DEFAULTS, DEFAULT_PREFERENCES, []),
    () => undefined,
  );
  const never = new Promise<never>(() => undefined);
  const training = createTraining(store, {
    engines: { open: () => never, discard: () => undefined, forgetMissing: () => undefined },
    prepare: () => never,
    clock: () => 0,
    nextFrame: () => Promise.resolve(),
    after: () => never,
    isStill: () => true,
  });
  const kept: (string | undefined)[] = [];
  const tables = { follow: (own: AppState['own']) => kept.push(own?.name) };
  const settings = createSettings(store, training, tables, () => never);
  const desk = createDataDesk(store, settings, { read: () => never, fetchExample: () => never });
  let ms = 0;
  const undo = createUndo(store, settings, () => ms);
  training.reset();
  return {
    store,
    training,
    settings,
    desk,
    undo,
    kept,
    set: () => setUpOf(store.get()),
    /** One press, and a while. */
    press: async (act: () => void, afterMs = 5000): Promise<void> => {
      act();
      await settle();
      ms += afterMs;
    },
    underWay: (patch: Partial<Run> = {}) => {
      store.patch('run', { phase: 'running', playing: true, epoch: 50, ...patch });
    },
    status: () => statusOf(store.get(), en, numbersOf('en')),
  };
}

test('whatever was pressed: all undone is the beginning, all redone the end, and each step between the same', async () => {
  const below = random(15);
  for (let round = 0; round < 6; round++) {
    const { store, settings, desk, undo, set, press } = page();
    const drafts = ['0.1', '0.02', 'x', '0.003'] as const;
    const acts = [
      () => {
        settings.commit({ lr: drafts[below(4)] ?? '1' });
      },
      () => {
        settings.commit({ optimizer: below(2) > 0 ? 'adam' : 'sgd' });
      },
      () => {
        settings.commit({ model: below(2) > 0 ? 'linear' : 'parameter' });
      },
      () => {
        settings.commit({ start: `${below(3)},1` });
      },
      () => {
        settings.useData(below(2) > 0 ? OWN : { ...OWN }, { lr: '0.5' });
      },
      desk.leave,
      () => {
        settings.prefer({ rivals: below(2) > 0 ? 'adam' : 'sgd:momentum=0.9;adam' });
      },
      () => {
        settings.prefer({ over: below(2) > 0 ? 'optimizer=sgd,adam' : '' });
      },
      () => {
        settings.prefer({ target: below(3) });
      },
      () => {
        settings.commit({ replay: below(2) > 0 ? 'linear' : 'none' });
      },
      undo.undo,
      undo.redo,
    ];
    for (let i = 0; i < 30; i++) {
      await press(() => {
        acts[below(acts.length)]?.();
      });
    }
    const states = store.get().changes.states;
    expect(states.length).toBeGreaterThan(3);
    for (const [i, state] of states.entries()) {
      if (i > 0) expect(subjectOf(states[i - 1] ?? state, state)).toBeDefined();
    }
    for (let i = 0; i < 40; i++) await press(undo.redo);
    const seen: SetUp[] = [set()];
    for (let i = 1; i < states.length; i++) {
      await press(undo.undo);
      seen.unshift(set());
    }
    await press(undo.undo);
    expect(seen).toEqual(states);
    expect(set()).toEqual(states[0]);
    for (const state of states.slice(1)) {
      await press(undo.redo);
      expect(set()).toEqual(state);
      expect(store.get().run).toMatchObject({ config: state.config, own: state.own });
    }
  }
});

describe('what is one step', () => {
  test('what a map is asked for is, each by itself, and comes back', async () => {
    const { store, settings, undo, press } = page();
    const asked = () => {
      const { over, measure, target } = store.get().preferences;
      return { over, measure, target };
    };
    const seen = [asked()];
    for (const patch of [
      { over: 'optimizer=sgd,adam' },
      { measure: 'last-loss' as const },
      { target: 2 },
    ]) {
      await press(() => {
        settings.prefer(patch);
      });
      seen.push(asked());
    }
    for (const before of seen.slice(0, -1).reverse()) {
      await press(undo.undo);
      expect(asked()).toEqual(before);
    }
    await press(undo.redo);
    expect(asked()).toEqual(seen[1]);
  });

  test('a drag is, and a change of the same setting later is another; data with what they bring are', async () => {
    const { store, settings, desk, undo, press, kept } = page();
    for (const lr of ['0.01', '0.02', '0.03']) {
      await press(() => {
        settings.commit({ lr });
      }, 30);
    }
    await press(() => undefined);
    await press(() => {
      settings.commit({ lr: '0.5' });
    });
    await press(() => {
      settings.useData(OWN, { lr: '0.25' });
    });
    await press(() => {
      desk.leave();
      settings.commit({ dataset: 'sine' });
    });
    const { states } = store.get().changes;
    expect(states.map(({ config, own }) => [config.lr, config.dataset, own?.name])).toEqual([
      [0.001, 'line', undefined],
      [0.03, 'line', undefined],
      [0.5, 'line', undefined],
      [0.25, 'line', OWN.name],
      [0.25, 'sine', undefined],
    ]);
    kept.length = 0;
    await press(undo.undo);
    // What outlives the page follows.
    expect(kept).toEqual([OWN.name]);
  });

  test('there and back again is none, a new change ends what could be redone, and the oldest make room', async () => {
    const { store, settings, undo, press } = page();
    await press(() => {
      settings.commit({ lr: '0.5' });
    }, 10);
    await press(() => {
      settings.commit({ lr: '0.001' });
    });
    expect(store.get().changes.states).toHaveLength(1);
    for (let seed = 1; seed <= MOST_CHANGES + 5; seed++) {
      await press(() => {
        settings.commit({ seed: String(seed) });
      });
    }
    expect(store.get().changes.states).toHaveLength(MOST_CHANGES + 1);
    for (let i = 0; i < 300; i++) undo.undo();
    expect(store.get().config.seed).toBe(5n);
    // A field that is left as it was takes nothing from what can be redone.
    await press(() => {
      settings.commit({ seed: '5' });
    });
    undo.redo();
    expect(store.get().config.seed).toBe(6n);
    undo.undo();
    await press(() => {
      settings.commit({ points: '7' });
    });
    undo.redo();
    expect(store.get().changes.states).toHaveLength(2);
  });

  test('is called by what was chosen, not by the preset that follows', async () => {
    const { store, settings, press } = page();
    for (const optimizer of ['adam', 'sgd', 'rmsprop']) {
      await press(() => {
        settings.commit({ optimizer });
      });
    }
    await press(() => {
      settings.commit({ model: 'exponential' });
    });
    const { states } = store.get().changes;
    const said = states.slice(1).map((state, i) => subjectOf(states[i] ?? state, state));
    expect(said).toEqual(['optimizer', 'optimizer', 'optimizer', 'model']);
  });
});

describe('a run that is under way', () => {
  test.each([
    ['the data', { seed: '7' }],
    ['the model', { model: 'linear' }],
    ['the start', { start: '1,2' }],
    ['the optimizer', { optimizer: 'adam' }],
    ['the engine', { engine: 'cpu' }],
    ['the log', { logEvery: '10' }],
    ['fewer epochs than are done', { epochs: '20' }],
  ])('goes on when somebody changes %s, and the page asks', async (_what, patch) => {
    const { store, settings, training, undo, underWay, press, status } = page();
    underWay();
    const { run } = store.get();
    await press(() => {
      settings.commit(patch);
    });
    expect(store.get().run).toBe(run);
    expect(status()).toMatchObject({ sentence: en.status.pending, next: 'answer' });
    await press(undo.keepRun);
    expect(store.get()).toMatchObject({ run, config: run.config });
    expect(status().next).toBeUndefined();
    await press(undo.redo);
    expect(isPending(store.get())).toBe(true);
    await press(training.restart);
    expect(store.get().run).toMatchObject({ epoch: 0, playing: true, config: store.get().config });
    expect(isPending(store.get())).toBe(false);
  });

  test('is asked about once for all changes; a rate that comes with them waits, one alone does not', async () => {
    const { store, settings, undo, training, underWay, press, status } = page();
    await press(() => {
      settings.commit({ seed: '3' });
    }, 10);
    underWay();
    const { run } = store.get();
    await press(() => {
      settings.commit({ seed: '4' });
    }, 10);
    await press(() => {
      settings.useData(OWN, { lr: '0.25' });
    });
    await press(() => {
      settings.commit({ epochs: '30000' });
    });
    // Nothing of it reaches the run.
    expect(store.get().run).toBe(run);
    await press(undo.keepRun);
    expect(store.get()).toMatchObject({ run, config: run.config, own: undefined });
    await press(() => {
      settings.commit({ epochs: '30000' });
    });
    expect(store.get().run.config.epochs).toBe(30_000);
    expect(status().next).toBeUndefined();
    await press(() => {
      settings.commit({ seed: '9' });
    });
    await press(training.reset);
    expect(store.get().run).toMatchObject({ epoch: 0, playing: false, config: { seed: 9n } });
  });

  test('one that ends before the answer stays to be looked at; what is over otherwise takes all at once', async () => {
    const { store, settings, underWay, press, status } = page();
    underWay();
    await press(() => {
      settings.commit({ seed: '7' });
    });
    underWay({ phase: 'done', playing: false });
    expect(status().next).toBe('answer');
    for (const phase of ['ready', 'done', 'diverged', 'failed'] as const) {
      underWay({ phase, playing: false, epoch: phase === 'ready' ? 0 : 9 });
      await press(() => {
        settings.commit({ points: String(10 + phase.length) });
      });
      expect(store.get().run).toMatchObject({ epoch: 0, phase: 'preparing' });
    }
  });
});
