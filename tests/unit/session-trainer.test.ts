import { describe, expect, test } from 'vitest';
import { AbortedError, DeviceLostError, IncompleteWorkError } from '../../src/core/errors.ts';
import type { Engine } from '../../src/core/types.ts';
import { settle, FakeEngine, sessionOn, follow } from '../helpers/fake-engine.ts';

describe('the trainer', () => {
  test('never has more waiting than it takes, and is answered in order', async () => {
    const engine = new FakeEngine({ maxInFlight: 3 });
    const { epochs, done } = follow(sessionOn(engine));
    await done;
    expect(engine.mostInFlight).toBe(3);
    expect(epochs()).toEqual([16, 32, 48, 64, 80, 96, 100]);
  });

  test('is asked for one piece at a time until its speed is known', async () => {
    const quick = new FakeEngine({ maxInFlight: 3, maxSteps: 1000 });
    await follow(sessionOn(quick, { epochs: 1000 })).done;
    expect(quick.pieces).toEqual([16, 256, 728]);
    expect(quick.mostInFlight).toBe(1);

    const slow = new FakeEngine({ maxInFlight: 3, maxSteps: 1000 });
    let now = 0;
    const clock = (): number => (now += 100);
    await follow(sessionOn(slow, { epochs: 1000, clock })).done;
    expect(slow.mostInFlight).toBe(3);
  });

  test('hears the learning rate with the steps that it holds for', async () => {
    const engine = new FakeEngine();
    const session = sessionOn(engine, { paused: true, epochs: 48 });
    session.setLearningRate(0.5);
    const rates: number[] = [];
    const { done } = follow(session, ({ epoch }) => {
      rates.push(session.learningRate);
      session.setLearningRate(epoch === 16 ? 0.25 : 0.125);
    });
    session.play();
    await done;
    session.setLearningRate(1);
    expect(engine.rates).toEqual([0.5, 0.25, 0.125]);
    // What it says is what the last snapshot was trained with.
    expect(rates).toEqual(engine.rates);
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

describe('a lost device', () => {
  test('is replaced, and the run goes on from the last snapshot', async () => {
    const losses = new Set([48, 80]);
    const engine = new FakeEngine({
      maxInFlight: 2,
      work: (_from, to) => {
        if (losses.delete(to)) throw new DeviceLostError(`lost at ${to}`);
      },
    });
    const heard: string[] = [];
    const session = sessionOn(engine, {
      onPrepared: () => heard.push(`prepared at ${session.checkpoint.epoch}`),
      onFault: ({ message }) => heard.push(message),
    });
    const { epochs, done } = follow(session);
    await done;
    expect(epochs()).toEqual([16, 32, 48, 64, 80, 96, 100]);
    expect(heard).toEqual([
      'prepared at 0',
      'lost at 48',
      'prepared at 32',
      'lost at 80',
      'prepared at 64',
    ]);
    // No more caution: it was no fault of the work.
    expect(engine.prepared.every(({ caution }) => caution === 0)).toBe(true);
    expect(engine.destroyed).toBe(3);
  });

  test('three times in a row is an error, and what was done is kept', async () => {
    const work = (_from: number, to: number): void => {
      if (to > 32) throw new DeviceLostError('lost');
    };
    const engine = new FakeEngine({ work });
    const session = sessionOn(engine);
    const { done } = follow(session);
    await expect(done).rejects.toThrow(DeviceLostError);
    await expect(done).rejects.toThrow('3 times in a row at epoch 32: lost, or use the CPU engine');
    expect(engine.prepared.map(({ epoch }) => epoch)).toEqual([0, 32, 32]);
    expect(session.checkpoint).toMatchObject({ epoch: 32, parameters: [32] });
  });

  test('any number of times is none, while the run gets on', async () => {
    let before = NaN;
    const engine = new FakeEngine({
      maxSteps: 1,
      // Each step is lost twice, and then done.
      work: (from) => {
        const again = from === before;
        before = again ? NaN : from;
        if (!again) throw new DeviceLostError('lost');
      },
    });
    const { epochs, done } = follow(sessionOn(engine, { epochs: 5 }));
    await done;
    expect(epochs()).toEqual([1, 2, 3, 4, 5]);
    expect(engine.prepared).toHaveLength(6);
  });

  test('is not replaced for a run that was stopped', async () => {
    const engine = new FakeEngine({
      work: () => {
        session.abort();
        throw new DeviceLostError('lost');
      },
    });
    const session = sessionOn(engine);
    await expect(follow(session).done).rejects.toThrow(AbortedError);
    expect(engine.prepared).toHaveLength(1);
  });

  test('while the problem is brought onto it counts, too', async () => {
    const fake = new FakeEngine();
    let losses = 2;
    const engine: Engine = {
      info: fake.info,
      prepare: (problem) =>
        losses-- > 0 ? Promise.reject(new DeviceLostError('lost')) : fake.prepare(problem),
      profile: undefined,
      landscape: undefined,
      fits: undefined,
      runs: undefined,
      destroy: () => undefined,
    };
    const { epochs, done } = follow(sessionOn(engine));
    await done;
    expect(epochs().at(-1)).toBe(100);
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
    profile: undefined,
    landscape: undefined,
    fits: undefined,
    runs: undefined,
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
