/** A run that pauses, takes another rate and goes on elsewhere ends in the bits of one that was left alone: every optimizer, batch and engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeviceLostError } from '../../src/core/errors.ts';
import { OPTIMIZER_IDS } from '../../src/core/optimizers/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Checkpoint, Engine, Problem, Snapshot, Trainer } from '../../src/core/types.ts';
import { inGroups, type NamedGroups } from '../../src/run/groups.ts';
import { Session } from '../../src/run/session.ts';
import { openDawn } from '../helpers/dawn.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { buildThread, type BuiltThread } from '../helpers/wasm-threads.ts';

const EPOCHS = 12;
const RATES = [0.01, 0.003] as const;
/** After so many epochs the rate is another. */
const RETUNED = 5;

interface Case {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly groups?: NamedGroups;
}

/** All that an optimizer can keep. */
const OPTIONS: readonly Readonly<Record<string, unknown>>[] = [
  { optimizer: 'sgd', weightDecay: 0.1 },
  { optimizer: 'sgd', momentum: 0.9, dampening: 0.3 },
  { optimizer: 'sgd', momentum: 0.9, nesterov: true },
  { optimizer: 'adam', amsgrad: true },
  { optimizer: 'adamw' },
  { optimizer: 'nadam' },
  { optimizer: 'rmsprop', centered: true, momentum: 0.5 },
  { optimizer: 'adagrad', lrDecay: 0.1 },
];
const SCHEDULE = { schedule: 'exponential', gamma: 0.9 };
// 37 points: 4 batches of 10, of which the last has 7, and one of more than there are.
const CASES = OPTIONS.flatMap((options, i) =>
  ['full', 10, 50].map((batch) => {
    const model = i % 2 === 0 ? { model: 'sine' } : { model: 'network', layers: '3', dataset: 'circle' }; // prettier-ignore
    const settings = { ...model, ...options, batch, points: 37, logEvery: 1, ...(i % 3 === 0 && SCHEDULE) }; // prettier-ignore
    return { name: Object.values({ ...options, batch }).join(' '), settings };
  }),
);

/** Groups that keep more than the others, and less; a rate that no retuning changes, and one that the schedule does. */
const IN_GROUPS = ['full', 10].map((batch) => ({
  name: `groups, ${batch}`,
  settings: { model: 'sine', optimizer: 'adam', ...SCHEDULE, batch, points: 37, logEvery: 1 },
  groups: [
    { parameters: ['a', 'c'], lr: 0.05, amsgrad: true },
    { parameters: ['d'], weightDecay: 0.1 },
  ],
}));

test('the cases have every optimizer', () => {
  const found = new Set(OPTIONS.map(({ optimizer }) => optimizer));
  expect([...found].sort()).toEqual([...OPTIMIZER_IDS].sort());
});

let thread: BuiltThread;
beforeAll(async () => {
  thread = await buildThread();
});
const opened: Engine[] = [];
afterAll(() => {
  for (const engine of opened) engine.destroy();
  thread.remove();
});

const ENGINES: Readonly<Record<string, () => Engine | Promise<Engine>>> = {
  'cpu, f64': () => cpuEngine('f64'),
  'cpu, f32': () => cpuEngine('f32'),
  webgpu: () => openDawn(),
  wasm: () => wasmEngine(),
  'wasm, two threads': () =>
    wasmEngine({ cores: 2, pointsPerThread: 16, start: (job) => thread.start(job) }),
};

/** Trains by `trainer` from one epoch to another, with the rate of each. */
async function train(trainer: Trainer, from: number, to: number): Promise<Snapshot> {
  let snapshot: Snapshot | undefined;
  for (let at = from; at < to;) {
    const until = at < RETUNED ? Math.min(RETUNED, to) : to;
    const [before, after] = RATES;
    const learningRate = at < RETUNED ? before : after;
    snapshot = await trainer.advance(Math.min(until - at, trainer.maxSteps), { learningRate });
    at = snapshot.epoch;
  }
  if (snapshot === undefined) throw new Error('nothing to train');
  return snapshot;
}

/** What is kept in between is text, as in the file of a run. */
function written({ epoch, step, parameters, slots, order }: Snapshot): Checkpoint {
  const start = { epoch, step, parameters, slots };
  const read = JSON.parse(JSON.stringify(start)) as Checkpoint;
  return { ...read, ...(order && { order }) };
}

describe.each(Object.keys(ENGINES))('%s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await (ENGINES[id]?.() ?? cpuEngine('f64'));
    opened.push(engine);
  });
  const strategies = id === 'webgpu' ? (['fused', 'dispatch'] as const) : (['auto'] as const);

  test.each<Case>([...CASES, ...IN_GROUPS])('$name', async ({ settings, groups = [] }) => {
    for (const strategy of strategies) {
      const set = inGroups(setUp(parseConfig(settings)), groups);
      const problem: Problem = { ...set.problem, strategy };
      const undisturbed = await engine.prepare(problem);
      const due = await train(undisturbed, 0, EPOCHS);
      undisturbed.destroy();
      expect(due.finite).toBe(true);
      let start = problem.start;
      let last: Snapshot | undefined;
      const stops = [1, RETUNED, RETUNED + 1, EPOCHS];
      for (const stop of stops) {
        const trainer = await engine.prepare({ ...problem, start });
        last = await train(trainer, start.epoch, stop);
        start = written(last);
        trainer.destroy();
      }
      expect({ ...last, samples: [] }).toEqual({ ...due, samples: [] });
    }
  });
});

describe('a device that is lost at any stage', () => {
  /** An engine whose n-th call is its last but for what comes anew. */
  function failing(engine: Engine, at: number): Engine {
    let calls = 0;
    const called = (): void => {
      if (calls++ === at) throw new DeviceLostError('the device was lost: reload');
    };
    return {
      ...engine,
      prepare: async (problem, options) => {
        called();
        const trainer = await engine.prepare(problem, options);
        const advance: Trainer['advance'] = async (...given) => {
          called();
          return trainer.advance(...given);
        };
        return { ...trainer, advance, destroy: () => { trainer.destroy(); } }; // prettier-ignore
      },
    };
  }

  test.each(['full', 10])('adam with batches of %s ends in the same bits', async (batch) => {
    const settings = { model: 'sine', optimizer: 'adam', batch, points: 37, lr: 0.01, logEvery: 5 };
    const { problem } = setUp(parseConfig(settings));
    const engine = await wasmEngine();
    const end = async (of: Engine): Promise<readonly unknown[]> => {
      let faults = 0;
      const session = new Session({
        engine: of,
        problem,
        epochs: 700,
        clock: () => performance.now(),
        onFault: () => faults++,
      });
      const samples = [];
      for await (const snapshot of session) samples.push(...snapshot.samples);
      return [faults, session.checkpoint, samples];
    };
    const [none, ...due] = await end(engine);
    expect(none).toBe(0);
    for (const at of [0, 1, 2, 3]) expect(await end(failing(engine, at))).toEqual([1, ...due]);
  });
});
