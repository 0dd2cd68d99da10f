import { describe, expect, test } from 'vitest';
import { AbortedError, DivergedError, IncompleteWorkError } from '../../src/core/errors.ts';
import { leastSquares } from '../../src/core/exact.ts';
import type { Engine, Problem, Snapshot, Trainer } from '../../src/core/types.ts';
import { Pacer } from '../../src/run/pacer.ts';
import { Session, type SessionOptions } from '../../src/run/session.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { last, seededProblem, trainTo } from '../helpers/problems.ts';

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Time for everything that is due to happen: a piece of work takes the fake engine one turn. */
async function settle(): Promise<void> {
  for (let i = 0; i < 40; i++) await turn();
}

interface FakeOptions {
  readonly maxInFlight?: number;
  readonly maxSteps?: number;
  /** Called for each piece of work, in order: what it takes, and how it fails. */
  readonly work?: (from: number, to: number, caution: number) => void;
  readonly finite?: (epoch: number) => boolean;
}

/** An engine that only counts, and writes down what was asked of it. */
class FakeEngine implements Engine {
  readonly info = {
    engine: 'webgpu',
    precision: 'f32',
    strategy: 'dispatch',
    adapter: 'fake',
    software: true,
  } as const;
  readonly #options: FakeOptions;
  readonly prepared: { readonly epoch: number; readonly caution: number }[] = [];
  /** Steps of each `advance`. */
  readonly pieces: number[] = [];
  readonly rates: number[] = [];
  inFlight = 0;
  mostInFlight = 0;
  destroyed = 0;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
  }

  prepare({ start }: Problem, caution = 0): Promise<Trainer> {
    this.prepared.push({ epoch: start.epoch, caution });
    const { maxInFlight = 1, maxSteps = 16 } = this.#options;
    let epoch = start.epoch;
    let isDestroyed = false;
    let before = Promise.resolve();
    return Promise.resolve({
      strategy: 'dispatch',
      description: `fake ${caution}`,
      maxInFlight,
      maxSteps,
      advance: (steps) => {
        if (steps < 1 || steps > maxSteps) throw new Error(`${steps} steps in one piece`);
        const from = epoch;
        epoch += steps;
        this.pieces.push(steps);
        this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
        // As with a device that is lost, each piece fails by itself.
        const snapshot = before.then(() => this.#advance(from, from + steps, caution));
        before = snapshot.then(
          () => undefined,
          () => undefined,
        );
        // Another promise, which nobody has looked at yet.
        return snapshot.then((value) => value);
      },
      setLearningRate: (rate) => {
        if (isDestroyed) throw new Error('the buffers are gone');
        this.rates.push(rate);
      },
      destroy: () => {
        isDestroyed = true;
        this.destroyed++;
      },
    });
  }

  destroy(): void {
    throw new Error('the engine is the caller’s');
  }

  async #advance(from: number, to: number, caution: number): Promise<Snapshot> {
    const { work, finite } = this.#options;
    await turn();
    try {
      work?.(from, to, caution);
    } finally {
      this.inFlight--;
    }
    const isFinite = finite?.(to) ?? true;
    return { epoch: to, loss: 1, parameters: [to], gradient: [0], finite: isFinite, samples: [] };
  }
}

const PROBLEM = seededProblem(100, { sampleEvery: 7 });

function sessionOn(engine: Engine, options: Partial<SessionOptions> = {}): Session {
  return new Session({ engine, problem: PROBLEM, epochs: 100, clock: () => 0, ...options });
}

/** Reads a session in the background. */
function follow(session: Session, onSnapshot?: (snapshot: Snapshot) => void) {
  const snapshots: Snapshot[] = [];
  const done = (async () => {
    for await (const snapshot of session) {
      snapshots.push(snapshot);
      onSnapshot?.(snapshot);
    }
  })();
  // Looked at later by those who wait for it.
  done.catch(() => undefined);
  const epochs = (): number[] => snapshots.map(({ epoch }) => epoch);
  return { snapshots, done, epochs };
}

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
    await trainer.advance(10);
    trainer.setLearningRate(1e-4);
    expect(last(snapshots).parameters).toStrictEqual((await trainer.advance(90)).parameters);
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

describe('the trainer', () => {
  test('never has more waiting than it takes, and is answered in order', async () => {
    const engine = new FakeEngine({ maxInFlight: 3 });
    const { epochs, done } = follow(sessionOn(engine));
    await done;
    expect(engine.mostInFlight).toBe(3);
    expect(epochs()).toEqual([16, 32, 48, 64, 80, 96, 100]);
  });

  test('hears of a learning rate only while it is there', async () => {
    const engine = new FakeEngine();
    const session = sessionOn(engine, { paused: true });
    session.setLearningRate(0.5);
    const { done } = follow(session);
    await settle();
    session.setLearningRate(0.25);
    session.play();
    await done;
    session.setLearningRate(0.125);
    expect(engine.rates).toEqual([0.5, 0.25]);
    expect(session.description).toBe('fake 0');
  });

  test('is freed when the reader leaves', async () => {
    const engine = new FakeEngine({ maxInFlight: 2 });
    for await (const { epoch } of sessionOn(engine, { epochs: 1e9 })) {
      if (epoch >= 64) break;
    }
    expect(engine.destroyed).toBe(1);
  });

  test('fails: the error comes through, and the others in flight are not left alone', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    const engine = new FakeEngine({
      maxInFlight: 4,
      work: (_from, to) => {
        if (to > 32) throw new Error(`lost at ${to}`);
      },
    });
    const { epochs, done } = follow(sessionOn(engine));
    await expect(done).rejects.toThrow('lost at 48');
    await settle();
    process.off('unhandledRejection', listen);
    expect(unhandled).toEqual([]);
    expect(epochs()).toEqual([16, 32]);
    expect(engine.destroyed).toBe(1);
    expect(engine.prepared).toHaveLength(1);
  });
});

describe('incomplete work', () => {
  const short = (to: number): never => {
    throw new IncompleteWorkError(`epoch ${to} is missing`);
  };

  test('is done again with more caution, from the last good snapshot', async () => {
    const engine = new FakeEngine({
      maxInFlight: 2,
      work: (_from, to, caution) => {
        if (to > ([40, 40, 70][caution] ?? Infinity)) short(to);
      },
    });
    const { epochs, done } = follow(sessionOn(engine));
    await done;
    expect(engine.prepared).toEqual([
      { epoch: 0, caution: 0 },
      { epoch: 32, caution: 1 },
      { epoch: 32, caution: 2 },
      { epoch: 64, caution: 3 },
    ]);
    expect(epochs()).toEqual([16, 32, 48, 64, 80, 96, 100]);
    expect(engine.destroyed).toBe(4);
  });

  test('is an error after the last attempt', async () => {
    const engine = new FakeEngine({ maxInFlight: 2, work: (_from, to) => short(to) });
    const { done } = follow(sessionOn(engine));
    await expect(done).rejects.toThrow(IncompleteWorkError);
    await expect(done).rejects.toThrow('epoch 16 is missing');
    expect(engine.prepared.map(({ caution }) => caution)).toEqual([0, 1, 2, 3]);
    expect(engine.destroyed).toBe(4);
  });

  test('takes no step away that a person asked for', async () => {
    const work = (_from: number, to: number, caution: number): void => {
      if (caution === 0) short(to);
    };
    const session = sessionOn(new FakeEngine({ work }), { paused: true });
    const { epochs } = follow(session);
    session.step(3);
    await settle();
    expect(epochs()).toEqual([3]);
    session.abort();
  });
});

test('elapsedMs leaves out preparation, pauses and slow readers', async () => {
  let nowMs = 1000;
  const fake = new FakeEngine({ work: () => void (nowMs += 7) });
  const engine: Engine = {
    info: fake.info,
    prepare: (problem) => {
      nowMs += 500;
      return fake.prepare(problem);
    },
    destroy: () => undefined,
  };
  const session = sessionOn(engine, { clock: () => nowMs });
  const elapsed: number[] = [];
  const { done } = follow(session, ({ epoch }) => {
    elapsed.push(session.elapsedMs);
    nowMs += 90;
    if (epoch === 32) session.pause();
  });
  await settle();
  nowMs += 10_000;
  session.play();
  await done;
  expect(elapsed).toEqual([7, 14, 21, 28, 35, 42, 49]);
  expect(session.elapsedMs).toBe(49);
});

describe('Pacer', () => {
  /** Lets so many pieces be measured at `msPerStep`. */
  function run(pacer: Pacer, msPerStep: number, pieces = 20): void {
    for (let i = 0; i < pieces; i++) pacer.measured(pacer.steps, pacer.steps * msPerStep);
  }

  test.each([
    [12, 0.001, 12_000],
    [12, 0.7, 17],
    [100, 3, 33],
    [100, 99, 1],
    [100, 5000, 1],
  ])('a target of %d ms at %d ms a step: %i steps', (targetMs, msPerStep, due) => {
    for (const first of [1, 16, 100_000]) {
      const pacer = new Pacer(targetMs, first, 1e6);
      run(pacer, msPerStep);
      expect(pacer.steps).toBe(due);
    }
  });

  test('is always a whole number from 1 to the most', () => {
    const pacer = new Pacer(12, 16, 5000);
    for (const msPerStep of [1e9, 1e-9, 0, 0.3, 1e3, 0, 0, 0]) {
      run(pacer, msPerStep, 3);
      expect(pacer.steps).toBeGreaterThanOrEqual(1);
      expect(pacer.steps).toBeLessThanOrEqual(5000);
      expect(Number.isInteger(pacer.steps)).toBe(true);
    }
    expect(new Pacer(12, 16, 5).steps).toBe(5);
  });

  test.each([1000, 0.001])('one outlier, %d times as long, moves it by 4 at most', (factor) => {
    const pacer = new Pacer(100, 16, 1e6);
    run(pacer, 0.1);
    pacer.measured(1000, 100 * factor);
    expect(pacer.steps).toBe(factor > 1 ? 250 : 4000);
    run(pacer, 0.1, 1);
    expect(pacer.steps).toBe(1000);
  });

  test('learns nothing from a short last piece', () => {
    const pacer = new Pacer(100, 16, 1e6);
    run(pacer, 0.1);
    pacer.measured(3, 90);
    expect(pacer.steps).toBe(1000);
  });

  test('still slows down after it has reached the most', () => {
    const pacer = new Pacer(100, 16, 4000);
    run(pacer, 0.001);
    expect(pacer.steps).toBe(4000);
    run(pacer, 1);
    expect(pacer.steps).toBe(100);
  });
});
