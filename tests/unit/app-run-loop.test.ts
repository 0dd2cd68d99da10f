/** One run on the page, with an engine that answers when the test says so. */
import { describe, expect, test, vi } from 'vitest';
import type { EngineSource } from '../../src/app/engines/source.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState, type Run } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { createRunLoop } from '../../src/app/training/run-loop.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { DeviceLostError, GpuUnavailableError } from '../../src/core/errors.ts';
import type { Engine, PrepareOptions, Problem, Snapshot, Trainer } from '../../src/core/types.ts';
import { startAt } from '../helpers/problems.ts';

/** Lets everything run that is ready to. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

interface Asked {
  readonly steps: number;
  readonly learningRate: number;
  readonly answer: (snapshot: Snapshot) => void;
  readonly fail: (error: Error) => void;
}

/** An engine of one step at a time, whose every answer the test gives. */
class HeldEngine implements Engine {
  readonly info = {
    engine: 'cpu',
    precision: 'f32',
    strategy: 'dispatch',
    adapter: 'held',
    software: false,
  } as const;
  readonly profile = undefined;
  readonly landscape = undefined;
  readonly fits = undefined;
  readonly runs = undefined;
  readonly asked: Asked[] = [];
  readonly prepared: Problem[] = [];
  /** When it has the problem on its device. */
  ready: Promise<void> = Promise.resolve();

  async prepare(problem: Problem, { onUpload }: PrepareOptions = {}): Promise<Trainer> {
    this.prepared.push(problem);
    onUpload?.(0.5);
    await this.ready;
    return {
      strategy: 'dispatch',
      description: 'held',
      kernels: undefined,
      maxInFlight: 1,
      maxSteps: 1,
      advance: (steps, { learningRate }) =>
        new Promise<Snapshot>((answer, fail) => {
          this.asked.push({ steps, learningRate, answer, fail });
        }),
      destroy: () => undefined,
    };
  }

  destroy(): void {
    this.asked.length = 0;
  }

  get last(): Asked {
    const last = this.asked.at(-1);
    if (last === undefined) throw new Error('nothing was asked');
    return last;
  }
}

function snapshot(epoch: number, loss = 1 / epoch): Snapshot {
  const parameters = [loss, -loss];
  const samples = [{ epoch, loss, parameters }];
  const finite = Number.isFinite(loss);
  return { epoch, step: epoch, loss, parameters, slots: [], gradient: [0, 0], finite, samples };
}

async function begun(changes: Partial<typeof DEFAULTS> = {}, noGpu?: GpuUnavailableError) {
  const engine = new HeldEngine();
  let discarded = 0;
  let elapse = (): void => undefined;
  const engines: EngineSource = {
    open: () => Promise.resolve({ engine, ...(noGpu !== undefined && { noGpu }) }),
    discard: () => discarded++,
    forgetMissing: () => undefined,
  };
  const config = { ...DEFAULTS, epochs: 3, logEvery: 1, engine: 'cpu', ...changes } as const;
  const preferences = { ...DEFAULT_PREFERENCES, speed: 'max' } as const;
  const store = new Store(initialState(config, preferences, []), () => undefined);
  const run = (): Run => store.get().run;
  const seen: Run[] = [];
  const shares: Run['share'][] = [];
  store.follow(() => {
    seen.push(run());
    if (run().share !== shares.at(-1)) shares.push(run().share);
  });
  const loop = createRunLoop(
    store,
    {
      engines,
      prepare: (config, _signal, report) => {
        report?.(0.25);
        return Promise.resolve(prepare(config));
      },
      clock: () => 0,
      nextFrame: settle,
      after: () => new Promise<void>((resolve) => (elapse = resolve)),
      isStill: () => false,
    },
    run(),
  );
  void loop.begin();
  await settle();
  return {
    engine,
    loop,
    store,
    run,
    seen,
    shares,
    discarded: () => discarded,
    /** As long as a person waits for an answer. */
    wait: async (): Promise<void> => {
      elapse();
      await settle();
    },
    answer: async (result: Snapshot | Error): Promise<void> => {
      if (result instanceof Error) engine.last.fail(result);
      else engine.last.answer(result);
      await settle();
    },
  };
}

describe('a run', () => {
  test('is ready with data and start, and does nothing before it is told', async () => {
    const { engine, run } = await begun();
    expect(run()).toMatchObject({ phase: 'ready', playing: false, description: 'held', epoch: 0 });
    expect(run().parameters).toEqual(run().prepared?.problem.start.parameters);
    expect(engine.asked).toHaveLength(0);
  });

  test('tells how much of the data is made, and then how much is on the device', async () => {
    const { run, shares } = await begun();
    expect(shares).toEqual([0.25, undefined, 0.5, undefined]);
    expect(run()).toMatchObject({ phase: 'ready', share: undefined });
  });

  test('plays to its last epoch', async () => {
    const { loop, run, answer } = await begun();
    loop.play();
    expect(run()).toMatchObject({ phase: 'running', playing: true });
    await settle();
    for (const epoch of [1, 2, 3]) await answer(snapshot(epoch));
    expect(run()).toMatchObject({ phase: 'done', playing: false, epoch: 3, loss: 1 / 3 });
    expect(run().history.loggedEpochs).toEqual([1, 2, 3]);
  });

  test('says nothing after its end, however late an answer comes', async () => {
    const { loop, seen, answer } = await begun();
    loop.play();
    await settle();
    loop.end();
    const before = seen.length;
    await answer(snapshot(1));
    loop.play();
    expect(seen).toHaveLength(before);
  });

  test('a step is one epoch, and then it waits', async () => {
    const { engine, loop, run, answer } = await begun();
    loop.step();
    await settle();
    await answer(snapshot(1));
    expect(run()).toMatchObject({ phase: 'paused', epoch: 1 });
    expect(engine.asked).toHaveLength(1);
  });

  test('a new learning rate holds for the next step', async () => {
    const { engine, loop, answer } = await begun();
    loop.step();
    await settle();
    await answer(snapshot(1));
    loop.setLearningRate(0.5);
    loop.step();
    await settle();
    expect(engine.asked.map(({ learningRate }) => learningRate)).toEqual([DEFAULTS.lr, 0.5]);
  });

  test('says with which rate it was trained, not which one waits for the next step', async () => {
    const { loop, run, answer } = await begun();
    loop.setLearningRate(0.25);
    expect(run()).toMatchObject({ config: { lr: 0.25 }, retuned: false });
    loop.play();
    await settle();
    // The first step is on its way.
    loop.setLearningRate(0.5);
    await answer(snapshot(1));
    expect(run()).toMatchObject({ epoch: 1, config: { lr: 0.25 }, retuned: false });
    await answer(snapshot(2));
    expect(run()).toMatchObject({ epoch: 2, config: { lr: 0.5 }, retuned: true });
    await answer(snapshot(3));
    loop.setLearningRate(0.125);
    expect(run()).toMatchObject({ phase: 'done', config: { lr: 0.5 } });
  });

  test('more epochs go on from where it stands', async () => {
    const { engine, loop, run, answer } = await begun({ epochs: 2 });
    loop.play();
    await settle();
    for (const epoch of [1, 2]) await answer(snapshot(epoch));
    expect(run().phase).toBe('done');
    loop.setEpochs(4);
    await settle();
    expect(run()).toMatchObject({ phase: 'paused', epoch: 2, config: { epochs: 4 } });
    expect(engine.prepared.at(-1)?.start).toEqual(startAt([0.5, -0.5], 2));
  });

  test('a session that is opened anew takes the rate that was set last', async () => {
    const { engine, loop, answer } = await begun({ epochs: 1 });
    loop.play();
    await settle();
    await answer(snapshot(1));
    loop.setLearningRate(0.75);
    loop.setEpochs(2);
    await settle();
    expect(engine.prepared.map(({ learningRate }) => learningRate)).toEqual([DEFAULTS.lr, 0.75]);
  });

  test('diverges with its last finite numbers', async () => {
    const { loop, run, answer } = await begun();
    loop.play();
    await settle();
    await answer(snapshot(1));
    await answer(snapshot(2, NaN));
    // Why it did is fetched first.
    await vi.waitFor(() => {
      expect(run().phase).not.toBe('running');
    });
    expect(run()).toMatchObject({
      phase: 'diverged',
      divergedAt: 2,
      epoch: 1,
      parameters: [1, -1],
    });
  });

  test('says that the device is lost, and goes on from what is shown', async () => {
    const { engine, loop, run, seen, answer, discarded } = await begun();
    loop.play();
    await settle();
    await answer(snapshot(1));
    seen.length = 0;
    await answer(new DeviceLostError('lost'));
    expect(seen.map(({ phase }) => phase)).toContain('preparing');
    expect(seen.find(({ phase }) => phase === 'preparing')?.mending).toBeInstanceOf(
      DeviceLostError,
    );
    expect(seen.every(({ epoch, playing }) => epoch === 1 && playing)).toBe(true);
    expect(run()).toMatchObject({ phase: 'running', mending: undefined, failure: undefined });
    expect(engine.prepared.map(({ start }) => start.epoch)).toEqual([0, 1]);
    await answer(snapshot(2));
    await answer(snapshot(3));
    expect(run()).toMatchObject({ phase: 'done', epoch: 3 });
    expect(run().history.loggedEpochs).toEqual([1, 2, 3]);
    expect(discarded()).toBe(0);
  });

  test('says that the device does not answer, until it does', async () => {
    const { engine, loop, run, answer, wait } = await begun();
    await wait();
    expect(run().silent).toBe(false);
    loop.play();
    await settle();
    await wait();
    expect(run()).toMatchObject({ phase: 'running', silent: true });
    await answer(snapshot(1));
    expect(run().silent).toBe(false);
    await wait();
    expect(run().silent).toBe(false);
    // The device is lost, and the new one never gets ready.
    engine.ready = new Promise(() => undefined);
    await answer(new DeviceLostError('lost'));
    await wait();
    await wait();
    expect(run()).toMatchObject({ phase: 'preparing', silent: true });
  });

  test('trains what a GPU was meant for by the strategy that the CPU has', async () => {
    const none = new GpuUnavailableError('no-webgpu', 'none here');
    const { engine, run } = await begun({ engine: 'auto', strategy: 'fused' }, none);
    expect(engine.prepared.map(({ strategy }) => strategy)).toEqual(['auto']);
    expect(run()).toMatchObject({ phase: 'ready', noGpu: none, config: { strategy: 'fused' } });
    const { engine: gpu } = await begun({ engine: 'auto', strategy: 'fused' });
    expect(gpu.prepared.map(({ strategy }) => strategy)).toEqual(['fused']);
  });

  test('waits after a loss where it waited before', async () => {
    const { engine, loop, run, answer } = await begun();
    loop.step();
    await settle();
    await answer(snapshot(1));
    loop.step();
    await settle();
    await answer(new DeviceLostError('lost'));
    // The step is done again, and no other.
    await answer(snapshot(2));
    expect(run()).toMatchObject({ phase: 'paused', playing: false, epoch: 2 });
    expect(engine.asked).toHaveLength(3);
  });

  test('hears pause while a lost device is replaced', async () => {
    const { engine, loop, run, answer } = await begun();
    loop.play();
    await settle();
    await answer(snapshot(1));
    let ready = (): void => undefined;
    engine.ready = new Promise((resolve) => (ready = resolve));
    await answer(new DeviceLostError('lost'));
    loop.pause();
    expect(run()).toMatchObject({ phase: 'preparing', playing: false, epoch: 1 });
    const { length } = engine.asked;
    ready();
    await settle();
    expect(run()).toMatchObject({ phase: 'paused', playing: false, mending: undefined });
    expect(engine.asked).toHaveLength(length);
  });

  test('keeps what it has when the device is lost for good, and goes on from there', async () => {
    const { engine, loop, run, answer, discarded } = await begun();
    loop.play();
    await settle();
    await answer(snapshot(1));
    for (let loss = 0; loss < 3; loss++) await answer(new DeviceLostError('lost'));
    expect(run()).toMatchObject({ phase: 'failed', epoch: 1, playing: false });
    expect(run().failure).toBeInstanceOf(DeviceLostError);
    expect(discarded()).toBe(1);
    void loop.retry();
    await settle();
    expect(run()).toMatchObject({ phase: 'running', epoch: 1, failure: undefined });
    expect(engine.prepared.at(-1)?.start.epoch).toBe(1);
  });
});
