/** Rivals: how they are said and called, and that each trains as it would alone. */
import { describe, expect, test, vi } from 'vitest';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { fetchRace } from '../../src/app/rivals/fetch.ts';
import { bestLossOf, stepsToBest } from '../../src/app/rivals/standing.ts';
import { rivalsOf, writeRivals } from '../../src/app/rivals/said.ts';
import { readAddress, writeAddress } from '../../src/app/settings/address.ts';
import { createSettings } from '../../src/app/settings/settings.ts';
import { initialState, leadOf, type AppState, type Run } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { calmPace } from '../../src/app/training/calm.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import type { Surroundings } from '../../src/app/training/run-loop.ts';
import { createTraining } from '../../src/app/training/training.ts';
import { epochsToWithin, trajectoryOf } from '../../src/core/quadratic/index.ts';
import { DEFAULTS, type FitConfig } from '../../src/core/settings/index.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';
import * as models from '../../src/app/training/prepare.ts';

const { en } = TEXTS;

function stateOf(rivals: string, patch: Partial<FitConfig> = {}): AppState {
  const preferences = { ...DEFAULT_PREFERENCES, rivals };
  return { ...initialState({ ...DEFAULTS, ...patch }, preferences, []), models };
}

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
const race = await fetchRace();

describe('what is said of rivals', () => {
  test.each([
    ['sgd:momentum=0.9;adam:lr=0.1', {}],
    ['sgd', { momentum: 0.5 }],
    ['rmsprop:alpha=0.9,centered=true,batch=16', {}],
    ['adam:schedule=step,step-size=50', {}],
    ['sgd:gamma=0.5', { schedule: 'exponential', gamma: 0.9 }],
    ['adam:schedule=constant', { schedule: 'cosine', tMax: 500 }],
  ] as const)('%s is read and written as it is', (text, patch) => {
    const state = stateOf(text, patch);
    expect(race.readRivals(state)).toEqual({ rivals: text, refused: [] });
    expect(writeRivals(rivalsOf(state), state)).toBe(text);
  });

  test('the address carries them, easy to read', () => {
    const { preferences } = stateOf('sgd:momentum=0.9,lr=0.01;adam');
    const address = writeAddress(DEFAULTS, preferences);
    expect(address).toBe('?rivals=sgd:momentum=0.9,lr=0.01;adam');
    expect(readAddress(address).preferences.rivals).toBe(preferences.rivals);
  });

  test('in all else they are as the settings say, also when these change', () => {
    const [adam, plain] = rivalsOf(
      stateOf('adam;sgd:lr=0.5', { lr: 0.25, momentum: 0.9, epochs: 7 }),
    );
    expect(adam).toMatchObject({ optimizer: 'adam', lr: 0.25, beta1: 0.9, epochs: 7 });
    expect(adam?.momentum).toBeUndefined();
    expect(plain).toMatchObject({ optimizer: 'sgd', lr: 0.5, momentum: 0 });
  });

  test('what cannot be had is told of, and the rest stands', () => {
    const { rivals, refused } = race.readRivals(
      stateOf('adam:lr=7e9;sgd:beta1=0.5,momentum=0.9;nonsense;sgd;sgd'),
    );
    expect(rivals).toBe('adam;sgd:momentum=0.9;sgd');
    expect(refused.map(({ fault: { kind }, part }) => `${part} ${kind}`)).toEqual([
      'rivals=adam:lr=7e9 number',
      'rivals=sgd:beta1=0.5,momentum=0.9 belongs',
      'rivals=nonsense choice',
    ]);
  });

  test('one more is another than those that are there', () => {
    const first = race.withOneMore(stateOf(''));
    expect(first).toBe('sgd:momentum=0.9');
    const second = race.withOneMore(stateOf(first));
    expect(second).toBe('sgd:momentum=0.9;adam');
    expect(race.withOneMore(stateOf('', { optimizer: 'adam' }))).toBe('sgd:momentum=0.9');
  });
});

test.each([
  ['sgd:momentum=0.9;adam:lr=0.1', {}, ['SGD', 'momentum 0.9', 'Adam lr 0.1']],
  ['sgd:lr=0.1;sgd:lr=0.01', {}, ['SGD', 'lr 0.1', 'lr 0.01']],
  ['sgd:momentum=0.9;sgd:momentum=0.99', {}, ['SGD', 'momentum 0.9', 'momentum 0.99']],
  ['sgd', { momentum: 0.9 }, ['SGD', 'momentum 0']],
  ['sgd;sgd', {}, ['SGD', 'SGD (2)', 'SGD (3)']],
  [
    'sgd:momentum=0.9,nesterov=true;sgd:batch=16',
    {},
    ['SGD', 'momentum 0.9, nesterov', 'batch 16'],
  ],
  ['sgd:schedule=cosine,t-max=500', {}, ['SGD', 'cosine, epochs to 0 500']],
] as const)('rivals %s are called by what differs', (text, patch, names) => {
  expect(race.namesOf(stateOf(text, patch), en)).toEqual(names);
});

/** The page without a picture, with the CPU reference. */
function page(
  rivals: string,
  patch: Partial<FitConfig>,
  preferences: Partial<AppState['preferences']> = {},
) {
  const state = stateOf(rivals, { engine: 'cpu', logEvery: 1, ...patch });
  const store = new Store<AppState>(
    { ...state, preferences: { ...state.preferences, speed: 'max', ...preferences } },
    () => undefined,
  );
  const engine = createCpuEngine({
    precision: 'f32',
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  const surroundings: Surroundings = {
    engines: {
      open: () => Promise.resolve({ engine }),
      discard: () => undefined,
      forgetMissing: () => undefined,
    },
    prepare: (config, _signal, _report, own) => Promise.resolve(prepare(config, own)),
    clock: () => performance.now(),
    nextFrame: () => new Promise((resolve) => setTimeout(resolve, 0)),
    after: () => new Promise(() => undefined),
    isStill: () => false,
  };
  const training = createTraining(store, surroundings);
  const settings = createSettings(store, training, { follow: () => undefined }, () =>
    Promise.resolve(models),
  );
  const runs = (): readonly Run[] => [store.get().run, ...store.get().rivals];
  /** @param done what all are waited for */
  const until = (done: (state: AppState) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const stop = store.follow(look);
      function look(): void {
        if (!done(store.get())) return;
        stop();
        resolve();
      }
      look();
    });
  training.reset();
  return { store, training, settings, runs, until };
}

const isRest = (state: AppState): boolean => ['done', 'diverged'].includes(leadOf(state).phase);
const figuresOf = ({ epoch, loss, parameters, history }: Run) => [
  epoch,
  loss,
  parameters,
  history.curve,
];

test('at the calm pace all do the same steps after an epoch, whenever each asks', () => {
  let now = 0;
  const pace = calmPace(1e6, () => now);
  pace(5e5);
  now += 16;
  const steps = pace(6e5);
  now += 1;
  expect(pace(6e5)).toBe(steps);
});

describe('a race', () => {
  test('each rival has the very numbers of the same settings trained alone', async () => {
    const shared = { epochs: 60, lr: 0.01 } as const;
    const { store, training, runs, until } = page(
      'sgd:momentum=0.9;adam:lr=0.1;sgd:batch=16',
      shared,
    );
    const configs = [store.get().config, ...rivalsOf(store.get())];
    training.play();
    await until(isRest);
    expect(runs().map(({ phase }) => phase)).toEqual(['done', 'done', 'done', 'done']);
    for (const [i, config] of configs.entries()) {
      const alone = page('', config);
      alone.training.play();
      await alone.until(isRest);
      expect(figuresOf(runs()[i] as Run)).toEqual(figuresOf(alone.store.get().run));
    }
    expect(new Set(runs().map(({ loss }) => loss)).size).toBe(4);
  });

  test('who was first: as theory has it, and read out', async () => {
    const { store, training, runs, until } = page('sgd:momentum=0.9;adam', {
      lr: 0.02,
      epochs: 600,
    });
    training.play();
    await until(isRest);
    const best = bestLossOf(runs(), true);
    const [main, , adam] = runs();
    const { theory, problem } = main?.prepared ?? {};
    if (main === undefined || theory === undefined || problem === undefined) throw new Error();
    expect(best).toBe(theory.loss);
    const due = epochsToWithin(trajectoryOf(theory, 0.02, problem.start.parameters), 0.01);
    expect(stepsToBest(main, best)).toBe(due);
    expect(adam && stepsToBest(adam, best)).toBeUndefined();
    const said = (language: 'en' | 'zh-CN'): string | undefined =>
      race.raceStatus(store.get(), language, TEXTS[language], numbersOf(language))?.sentence;
    expect(said('en')).toMatch(
      /^momentum 0.9 was the first within 1 % of the best loss, after \d+ steps; then SGD \(\d+\)\.$/,
    );
    expect(said('zh-CN')).toMatch(/^动量 0.9 最先到达.*用了 \d+ 步；随后是 SGD/);
  });

  test('one diverges, and the others go on', async () => {
    const { training, runs, until } = page('sgd:lr=5;adam', { epochs: 400 });
    training.play();
    await until(isRest);
    expect(runs().map(({ phase }) => phase)).toEqual(['done', 'diverged', 'done']);
  });

  test.each([2, 'calm'] as const)(
    'at pace %s all stand at the same epoch, also one that comes later; a step moves all',
    async (speed) => {
      const { store, training, settings, runs, until } = page('adam', { epochs: 4000 }, { speed });
      training.play();
      await until(({ run }) => run.epoch >= 10);
      const apart = runs().map(({ epoch }) => epoch);
      expect(Math.max(...apart) - Math.min(...apart)).toBeLessThanOrEqual(5);
      const { history } = store.get().run;
      settings.prefer({ rivals: race.withOneMore(store.get()) });
      await until(({ run, rivals }) => run.epoch >= 20 && rivals.every(({ epoch }) => epoch >= 20));
      // What waits for pictures does not compute.
      for (const { computedMs, elapsedMs } of runs()) {
        expect(computedMs).toBeGreaterThan(0);
        expect(computedMs).toBeLessThanOrEqual(elapsedMs);
      }
      expect(store.get().run.history).toBe(history);
      training.pause();
      await until((state) => leadOf(state).phase === 'paused');
      await until(() => new Set(runs().map(({ epoch }) => epoch)).size === 1);
      const [first = NaN] = runs().map(({ epoch }) => epoch);
      training.step();
      await until(() => runs().every(({ epoch }) => epoch === first + 1));
    },
  );

  test('a rival that is changed begins anew, one that is taken away ends, and the others stay', async () => {
    const { store, training, settings, runs, until } = page('adam;sgd:lr=0.01', { epochs: 10 });
    training.play();
    await until(isRest);
    const [main, adam, slow] = runs();
    settings.prefer({ rivals: 'adam;sgd:momentum=0.5' });
    expect(runs()[0]).toBe(main);
    expect(runs()[1]).toBe(adam);
    expect(runs()[2]?.history).not.toBe(slow?.history);
    await until((state) => leadOf(state).phase === 'ready');
    training.play();
    await until(isRest);
    expect(runs()[2]).toMatchObject({ phase: 'done', epoch: 10 });
    settings.prefer({ rivals: 'sgd:momentum=0.5' });
    expect(runs()).toHaveLength(2);
    expect(runs()[1]).toMatchObject({ config: { momentum: 0.5 }, phase: 'done' });
    // Of a rate the next step hears.
    settings.commit({ lr: '0.02' });
    expect(rivalsOf(store.get())[0]?.lr).toBe(0.02);
  });
});
