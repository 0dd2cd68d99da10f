/** What the Benchmark view knows without a browser: its choices, its address, its environment. */
import { describe, expect, test } from 'vitest';
import { casesOf, EMPTY_BENCH, type Bench } from '../../src/app/state/bench.ts';
import { resultsOf } from '../../src/run/bench/types.ts';
import { Benchmarking } from '../../src/app/views/hood/bench/benchmarking.ts';
import { browserName, environmentOf } from '../../src/app/environment.ts';
import { DEFAULT_PREFERENCES, toggled, type Preferences } from '../../src/app/preferences.ts';
import { readAddress, writeAddress } from '../../src/app/settings/address.ts';
import { initialState, type AppState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { GpuUnavailableError } from '../../src/core/errors.ts';
import type { Engine, EngineId } from '../../src/core/types.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';

describe('a list in the address', () => {
  test('is any selection, in the order of the ids', () => {
    const chosen = (list: string) => readAddress(`?engines=${list}`);
    expect(
      ['', 'cpu', 'cpu,webgpu', 'cpu,cpu'].map((list) => chosen(list).preferences.engines),
    ).toEqual([[], ['cpu'], ['webgpu', 'cpu'], ['cpu']]);
    for (const list of ['gpu', 'cpu,', 'cpu,gpu']) {
      expect(chosen(list).refused).toHaveLength(1);
      expect(chosen(list).preferences).toEqual(DEFAULT_PREFERENCES);
    }
    expect(toggled(['a'], 'b', ['a', 'b'])).toEqual(['a', 'b']);
    expect(toggled(['b'], 'a', ['a', 'b'])).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', ['a', 'b'])).toEqual(['b']);
  });

  test('comes back as it went', () => {
    const search = '?view=benchmark&engines=webgpu,cpu&strategies=dispatch&to=1000';
    const { config, preferences, refused } = readAddress(search);
    expect(refused).toEqual([]);
    expect(writeAddress(config, preferences)).toBe(search);
  });

  test('with a part that is not known is refused', () => {
    const { preferences, refused } = readAddress('?engines=abacus&from=7&view=moon&measure=beauty');
    expect(refused.map(({ part }) => part).toSorted()).toEqual([
      'engines=abacus',
      'from=7',
      'measure=beauty',
      'view=moon',
    ]);
    expect(preferences).toEqual(DEFAULT_PREFERENCES);
  });
});

test('the cases are the decades of the range', () => {
  const points = (from: Preferences['from'], to: Preferences['to']): number[] =>
    casesOf({ ...DEFAULT_PREFERENCES, engines: ['wasm'], from, to }).map((one) => one.points);
  expect(points(100, 1000)).toEqual([100, 1000]);
  expect(points(1_000_000, 10_000_000)).toEqual([1_000_000, 10_000_000]);
});

test('the environment names the browser that it is', () => {
  const chrome = 'Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36';
  expect(browserName({ userAgent: chrome })).toBe('Chrome 141');
  expect(browserName({ userAgent: `${chrome} Edg/140.0` })).toBe('Edge 140');
  expect(browserName({ userAgent: 'Something' })).toBe('Something');
  const navigating = { userAgent: chrome, platform: 'Linux x86_64', hardwareConcurrency: 8 };
  const environment = environmentOf(EMPTY_BENCH, navigating);
  expect(environment).toMatchObject({ platform: 'Linux x86_64', cpu: { cores: 8 }, engines: [] });
});

function opened(patch: Partial<Preferences>, openEngine: (id: EngineId) => Promise<Engine>) {
  const state = initialState(DEFAULTS, { ...DEFAULT_PREFERENCES, ...patch }, []);
  const store = new Store<AppState>(state, () => undefined);
  const ending: number[] = [];
  store.follow(() => {
    const { endsAt } = store.get().bench;
    if (endsAt !== undefined && endsAt !== ending.at(-1)) ending.push(endsAt);
  });
  const calls: string[] = [];
  const training = { hold: () => calls.push('hold'), release: () => calls.push('release') };
  let now = 1e6;
  // Every look at the clock takes a while, so that no case is too fast to time.
  const clock = (): number => (now += 50);
  const bench = new Benchmarking({
    store,
    training,
    openers: {
      webgpu: () => openEngine('webgpu'),
      wasm: () => openEngine('wasm'),
      cpu: () => openEngine('cpu'),
    },
    prepare: (config) => Promise.resolve(prepare(config)),
    clock,
  });
  const ends = async (): Promise<Bench> => {
    while (!calls.includes('release')) await new Promise((resolve) => setTimeout(resolve, 1));
    return store.get().bench;
  };
  return { bench, calls, clock, ending, ends, now: () => store.get().bench };
}

const cpu = (): Promise<Engine> =>
  Promise.resolve(createCpuEngine({ precision: 'f64', breathe: () => Promise.resolve() }));

describe('a benchmark on the page', () => {
  const small = { engines: ['webgpu', 'cpu'], strategies: ['dispatch'], to: 100 } as const;

  test('without a GPU has the rows of the CPU, holds the training and lets it go', async () => {
    const { bench, calls, ends } = opened(small, (id) =>
      id === 'webgpu' ? Promise.reject(new GpuUnavailableError('no-adapter', 'none')) : cpu(),
    );
    bench.start();
    bench.start();
    const after = await ends();
    expect(after.phase).toBe('done');
    expect(after.rows.map((row) => row.engine)).toEqual(['cpu']);
    expect(after.noGpu?.reason).toBe('no-adapter');
    expect(resultsOf(after.rows)[0]?.stepsPerSecond).toBeGreaterThan(0);
    expect(calls).toEqual(['hold', 'release']);
  });

  test('tells after its first case when it will be done, by the clock that the page looks at', async () => {
    const { bench, clock, ending, ends } = opened({ ...small, engines: ['cpu'], to: 10_000 }, cpu);
    const before = clock();
    bench.start();
    await ends();
    const after = clock();
    expect(ending).toHaveLength(2);
    for (const at of ending) expect(at).toBeGreaterThan(before);
    // Two cases of three were to come, and then one: not ten times what they all took.
    for (const at of ending) expect(at - before).toBeLessThan(10 * (after - before));
  });

  test('of which nothing can be measured has failed, and says why', async () => {
    const { bench, ends } = opened({ ...small, engines: ['cpu'] }, () =>
      Promise.reject(new Error('out of order')),
    );
    bench.start();
    expect(await ends()).toMatchObject({ phase: 'failed', failure: { message: 'out of order' } });
  });

  test('that is stopped keeps what it has, and nothing comes in late', async () => {
    const { bench, ends, now } = opened({ ...small, engines: ['cpu'], to: 1000 }, cpu);
    bench.start();
    bench.stop();
    expect(now().phase).toBe('stopped');
    const after = await ends();
    expect(after.phase).toBe('stopped');
    expect(after.rows.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    bench.clear();
    expect(now()).toEqual(EMPTY_BENCH);
  });
});
