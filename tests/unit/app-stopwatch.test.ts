/** Time and speed of a run, on a clock that the test holds. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState, type Run } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { createRunLoop } from '../../src/app/training/run-loop.ts';
import { Stopwatch } from '../../src/app/training/stopwatch.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { cpuEngine } from '../helpers/engines.ts';

describe('a stopwatch', () => {
  function held() {
    let now = 5000;
    const watch = new Stopwatch(() => now);
    /** What happens so many milliseconds later. */
    const after = (ms: number, act: () => void = () => undefined): void => {
      now += ms;
      act();
    };
    return { watch, after };
  }

  test('counts while it runs, and not while it stands', () => {
    const { watch, after } = held();
    expect(watch.elapsedMs).toBe(0);
    watch.start(0);
    after(700);
    expect(watch.elapsedMs).toBe(700);
    after(130, () => {
      watch.stop();
    });
    after(9000, () => {
      watch.start(40);
    });
    after(21, () => {
      watch.stop();
    });
    after(4000, () => {
      watch.stop();
    });
    expect(watch.elapsedMs).toBe(700 + 130 + 21);
  });

  test('tells the steps a second of the last while, and not those before', () => {
    const { watch, after } = held();
    watch.start(3);
    expect(watch.stepsPerSecond).toBeNaN();
    after(500, () => {
      watch.mark(53);
    });
    // 50 steps in half a second.
    expect(watch.stepsPerSecond).toBe(100);
    after(100, () => {
      watch.mark(999);
    });
    // Too soon to be read.
    expect(watch.stepsPerSecond).toBe(100);
    after(1000, () => {
      watch.mark(2253);
    });
    // From the one that was told on: 2200 steps in 1.1 s.
    expect(watch.stepsPerSecond).toBeCloseTo(2000, 9);
    // A pause is no slow step.
    watch.stop();
    after(60_000, () => {
      watch.start(2253);
    });
    after(500, () => {
      watch.mark(2273);
    });
    expect(watch.stepsPerSecond).toBe(40);
  });
});

/** A run by itself to its end, a clock that goes on by 1.7 ms at each look. */
async function over(settings: Readonly<Record<string, unknown>>): Promise<Run> {
  const config = parseConfig({ points: 13, engine: 'cpu', ...settings });
  const store = new Store(initialState(config, DEFAULT_PREFERENCES, []), () => undefined);
  let now = 0;
  const engine = cpuEngine('f32');
  const loop = createRunLoop(
    store,
    {
      engines: {
        open: () => Promise.resolve({ engine }),
        discard: () => undefined,
        forgetMissing: () => undefined,
      },
      prepare: (asked) => Promise.resolve(prepare(asked)),
      clock: () => (now += 1.7),
      nextFrame: () => Promise.resolve(),
      after: () => new Promise(() => undefined),
      isStill: () => false,
    },
    store.get().run,
  );
  loop.play();
  void loop.begin();
  while (!['done', 'diverged'].includes(store.get().run.phase)) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return store.get().run;
}

describe('a run that has ended', () => {
  test('was as fast as its steps over its time', async () => {
    const { epoch, elapsedMs, stepsPerSecond, gradient } = await over({ epochs: 731, lr: 0.01 });
    expect(epoch).toBe(731);
    expect(elapsedMs).toBeGreaterThan(0);
    expect(stepsPerSecond).toBeCloseTo(731 / (elapsedMs / 1000), 9);
    expect(gradient).toHaveLength(2);
  });

  test('by diverging has the last finite numbers, and no gradient of others', async () => {
    const { epoch, loss, divergedAt, gradient, parameters } = await over({
      epochs: 20_000,
      lr: 0.0225,
    });
    expect(Number.isFinite(loss)).toBe(true);
    expect(parameters.every((value) => Number.isFinite(value))).toBe(true);
    expect(divergedAt).toBeGreaterThan(epoch);
    expect(gradient).toEqual([]);
  });
});
