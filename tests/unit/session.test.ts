import { describe, expect, test } from 'vitest';
import { AbortedError, DivergedError } from '../../src/core/errors.ts';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { settle, FakeEngine, PROBLEM, sessionOn, follow } from '../helpers/fake-engine.ts';
import { last, RATE, startAt, trainTo } from '../helpers/problems.ts';

/** Whose squares are beyond the precision. */
const START = { f32: [1e30, 0], f64: [1e300, 0] };

describe.each(['f32', 'f64'] as const)('a session on the cpu in %s', (precision) => {
  // Pieces of any length.
  const unsteady = () => {
    let nowMs = 0;
    let looks = 0;
    return () => (nowMs += [0, 3, 250, 40, 1][looks++ % 5] ?? 0);
  };

  test('gives every sample once and in order, to the end', async () => {
    const { snapshots, done } = follow(
      sessionOn(cpuEngine(precision), { epochs: 3000, clock: unsteady() }),
    );
    await done;
    const [whole] = await trainTo(await cpuEngine(precision).prepare(PROBLEM), 3000);
    expect(snapshots.length).toBeGreaterThan(3);
    expect(snapshots.flatMap(({ samples }) => samples)).toStrictEqual(whole?.samples);
    expect(whole?.samples).toHaveLength(1 + Math.floor(3000 / 7));
    expect(last(snapshots)).toMatchObject({ epoch: 3000, parameters: whole?.parameters });
  });

  test('takes a new learning rate', async () => {
    const session = sessionOn(cpuEngine(precision), { clock: unsteady(), paused: true });
    const { snapshots, done } = follow(session);
    session.step(10);
    await expect.poll(() => snapshots.at(-1)?.epoch).toBe(10);
    session.setLearningRate(1e-4);
    session.play();
    await done;
    const trainer = await cpuEngine(precision).prepare(PROBLEM);
    await trainer.advance(10, RATE);
    const slower = await trainer.advance(90, { learningRate: 1e-4 });
    expect(last(snapshots).parameters).toStrictEqual(slower.parameters);
  });

  test('says at which rate it had not diverged', async () => {
    const problem = { ...PROBLEM, learningRate: 1 };
    const { snapshots, done } = follow(sessionOn(cpuEngine(precision), { problem, epochs: 5000 }));
    const limit = leastSquares(PROBLEM.data).largestStableLearningRate.toPrecision(3);
    await expect(done).rejects.toThrow(DivergedError);
    await expect(done).rejects.toThrow(`the largest stable lr for this data is ${limit}: lower lr`);
    // What is not finite is shown, too.
    expect(last(snapshots).finite).toBe(false);
  });

  test('says so where no learning rate helps', async () => {
    const data = { x: Float32Array.of(0, 1), y: Float32Array.of(1e30, -1e30) };
    const problem = {
      ...PROBLEM,
      data,
      learningRate: 0.1,
      start: startAt(START[precision]),
    };
    const { done } = follow(sessionOn(cpuEngine(precision), { problem }));
    await expect(done).rejects.toThrow(/diverged by epoch 1: .*scale the data down$/);
  });

  test('keeps the last finite epoch, and takes no step beyond the first that is not', async () => {
    const problem = { ...PROBLEM, learningRate: 1, sampleEvery: 1 };
    const session = sessionOn(cpuEngine(precision), { problem, epochs: 5000 });
    const { snapshots, done } = follow(session);
    await expect(done).rejects.toThrow(DivergedError);
    expect(snapshots.slice(0, -1).every(({ finite }) => finite)).toBe(true);
    const { epoch } = session.checkpoint;
    const whole = await cpuEngine(precision).prepare(problem);
    expect(await whole.advance(epoch, problem)).toMatchObject({
      ...session.checkpoint,
      finite: true,
    });
    expect(await whole.advance(1, problem)).toMatchObject({ finite: false });
    await expect(done).rejects.toThrow(`diverged by epoch ${epoch + 1}:`);
  });
});

describe('the transport', () => {
  test('pause and play', async () => {
    const engine = new FakeEngine();
    const session = sessionOn(engine);
    const { epochs, done } = follow(session, ({ epoch }) => {
      if (epoch === 32) session.pause();
    });
    await settle();
    expect(session.paused).toBe(true);
    expect(epochs()).toEqual([16, 32]);
    session.play();
    await done;
    expect(epochs()).toEqual([16, 32, 48, 64, 80, 96, 100]);
    expect(engine.pieces).toEqual([16, 16, 16, 16, 16, 16, 4]);
  });

  test('step does so many steps and pauses', async () => {
    const session = sessionOn(new FakeEngine({ maxInFlight: 2 }), { paused: true });
    const { epochs, done } = follow(session);
    await settle();
    expect(epochs()).toEqual([]);
    session.step();
    await settle();
    expect(epochs()).toEqual([1]);
    session.step(3);
    session.step(2);
    await settle();
    expect(epochs().at(-1)).toBe(6);
    // More than one piece takes.
    session.step(40);
    await settle();
    expect(epochs().at(-1)).toBe(46);
    expect(session.paused).toBe(true);
    session.play();
    await done;
    expect(epochs().at(-1)).toBe(100);
  });

  test('step while it runs stops it, and ends with the last epoch', async () => {
    const session = sessionOn(new FakeEngine());
    const { epochs, done } = follow(session, ({ epoch }) => {
      if (epoch === 16) session.step(2);
    });
    await settle();
    expect(epochs()).toEqual([16, 18]);
    session.step(1000);
    await done;
    expect(epochs().at(-1)).toBe(100);
  });

  test('pause takes back the steps that are not on their way', async () => {
    const session = sessionOn(new FakeEngine(), { paused: true });
    const { epochs } = follow(session);
    session.step(5);
    session.pause();
    await settle();
    expect(epochs()).toEqual([]);
    session.abort();
  });

  test.each([
    ['play', []],
    ['step', [100]],
  ] as const)('%s is heard at any moment', async (press, steps) => {
    for (let ticks = 0; ticks < 40; ticks++) {
      const session = sessionOn(new FakeEngine(), { paused: true });
      const { epochs } = follow(session);
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
      session[press](...steps);
      await settle();
      expect(epochs().at(-1), `after ${ticks} ticks`).toBe(100);
    }
  });

  test.each([
    ['while it runs', { paused: false }],
    ['while it is paused', { paused: true }],
  ])('abort %s', async (_name, options) => {
    const engine = new FakeEngine();
    const session = sessionOn(engine, { epochs: 1e9, ...options });
    const { done } = follow(session);
    await settle();
    session.abort();
    await expect(done).rejects.toThrow(AbortedError);
    expect(engine.destroyed).toBe(1);
    expect(engine.prepared).toHaveLength(1);
  });

  test('abort before it begins', async () => {
    const engine = new FakeEngine();
    const session = sessionOn(engine);
    session.abort();
    await expect(follow(session).done).rejects.toThrow(AbortedError);
    expect(engine.pieces).toEqual([]);
    expect(engine.destroyed).toBe(1);
  });
});

describe('the pace', () => {
  /** Frames that come when the test says so. */
  function frames() {
    let waiting: (() => void)[] = [];
    return {
      nextFrame: () => new Promise<void>((resolve) => waiting.push(resolve)),
      show: async (): Promise<void> => {
        const due = waiting;
        waiting = [];
        for (const resolve of due) resolve();
        await settle();
      },
    };
  }

  test('is so many steps a frame, one piece at a time', async () => {
    const { nextFrame, show } = frames();
    const engine = new FakeEngine({ maxInFlight: 3 });
    const session = sessionOn(engine, { nextFrame });
    session.setPace(5);
    const { epochs, done } = follow(session);
    await settle();
    expect(epochs()).toEqual([]);
    for (const due of [[5], [5, 10], [5, 10, 15]]) {
      await show();
      expect(epochs()).toEqual(due);
    }
    expect(engine.mostInFlight).toBe(1);
    // No more than the trainer takes.
    session.setPace(50);
    await show();
    await show();
    expect(engine.pieces).toEqual([5, 5, 5, 5, 16]);
    session.setPace('max');
    await show();
    await done;
    expect(epochs().at(-1)).toBe(100);
  });

  test('may follow the epoch, but asks for no more than a device does in a quarter of a second', async () => {
    const { nextFrame, show } = frames();
    const engine = new FakeEngine({ maxInFlight: 3 });
    const msOf = (steps: number): number => 60 * steps;
    const clock = (): number => engine.pieces.reduce((sum, steps) => sum + msOf(steps), 0);
    const session = sessionOn(engine, { nextFrame, clock });
    session.setPace((epoch) => epoch + 1);
    const { epochs, done } = follow(session);
    for (let frame = 0; frame < 6; frame++) {
      await settle();
      await show();
    }
    expect(epochs()).toEqual([1, 3, 7, 15, 19, 23]);
    session.setPace(() => 0.5);
    await show();
    await show();
    await expect(done).rejects.toThrow(/steps of the pace/);
  });

  test('pause, step and abort while it waits for a frame', async () => {
    const { nextFrame, show } = frames();
    const engine = new FakeEngine();
    const session = sessionOn(engine, { nextFrame });
    session.setPace(5);
    const { epochs, done } = follow(session);
    await settle();
    session.pause();
    await show();
    expect(epochs()).toEqual([]);
    session.play();
    await settle();
    session.step(2);
    await show();
    expect(epochs()).toEqual([2]);
    session.play();
    await settle();
    session.abort();
    await show();
    await expect(done).rejects.toThrow(AbortedError);
    expect(engine.pieces).toEqual([2]);
  });
});
