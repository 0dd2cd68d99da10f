/** Many runs at once in WebAssembly: each has the bits that it has by itself. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import { LimitError } from '../../src/core/errors.ts';
import { beginAt } from '../../src/core/problem.ts';
import { eachColumn } from '../../src/core/data/inputs.ts';
import type { GroupedOptimizer } from '../../src/core/optimizers/groups.ts';
import { remembered } from '../../src/core/work/remembered.ts';
import type { Runs } from '../../src/core/runs/types.ts';
import type { Dataset, Engine, Problem } from '../../src/core/types.ts';
import { oneByOne } from '../../src/run/sweep/one-by-one.ts';
import { describeRuns } from '../helpers/runs-suite.ts';
import { startAt } from '../helpers/problems.ts';
import { wasmEngine } from '../helpers/engines.ts';
import { buildThread, type BuiltThread } from '../helpers/wasm-threads.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Of a run of many: settings of its own, or parts of its problem. */
interface Differing {
  readonly raw?: (run: number) => Raw;
  readonly part?: (run: number, base: Problem) => Partial<Problem>;
}

/** R problems that look at one dataset, and take it in one order, where nothing else is said. */
function problemsOf(
  runs: number,
  raw: Raw,
  { raw: own = () => ({}), part }: Differing = {},
): Problem[] {
  const drawn = (run: number): Problem => setUp(parseConfig({ points: 21, ...raw, ...own(run) })).problem; // prettier-ignore
  const base = drawn(0);
  return Array.from({ length: runs }, (_, run) => {
    const problem = drawn(run);
    const { order } = base.start;
    const start = { ...problem.start, ...(order && { order }) };
    return { ...problem, data: base.data, start, ...part?.(run, problem) };
  });
}

const EPOCHS = 24;

async function manyOf(
  engine: Engine,
  problems: readonly Problem[],
  targets?: number[],
): Promise<Runs> {
  const runs = await engine.runs?.(problems, { epochs: EPOCHS, targets });
  if (runs === undefined) throw new Error('this engine has no runs');
  return runs;
}

/** Tallies and θ of both ways, in pieces of unlike lengths. */
async function expectSame(
  many: Runs,
  problems: readonly Problem[],
  targets?: number[],
): Promise<void> {
  const due = await oneByOne(alone, problems, { epochs: EPOCHS, targets });
  for (const epochs of [1, 2, 21]) {
    const [own, theirs] = [await many.advance(epochs), await due.advance(epochs)];
    expect(own).toEqual(theirs);
    expect(await many.parameters()).toEqual(await due.parameters());
  }
  many.destroy();
  due.destroy();
}

let alone: Engine;
let thread: BuiltThread;
beforeAll(async () => {
  [alone, thread] = await Promise.all([wasmEngine(), buildThread()]);
});
afterAll(() => {
  alone.destroy();
  thread.remove();
});

const rates = (run: number): Raw => ({ lr: 0.02 * (1 + (run % 7)) });
const optimizing = (of: (run: number) => GroupedOptimizer): Differing => ({
  raw: rates,
  part: (run, { start }) => {
    const optimizer = of(run);
    return { optimizer, start: { ...beginAt(optimizer, start.parameters, start.order) } };
  },
});
const onePoint = remembered((data: Dataset): Dataset => eachColumn(data, (column) => column.slice(0, 1))); // prettier-ignore

describe('each run is what it is by itself, to the bit', () => {
  it.each<[string, number, Raw, Differing?]>([
    ['a line', 5, {}, { raw: rates }],
    ['one run', 1, {}],
    ['three runs, far apart', 3, {}, { raw: (run) => ({ lr: [0.1, 3, 1e6][run] }) }],
    ['257 runs of unlike starts', 257, { points: 5 }, { part: (run) => ({ start: startAt([run / 64, -run]) }) }],
    ['129 points', 4, { points: 129 }, { raw: rates }],
    ['300 points', 4, { points: 300 }, { raw: rates }],
    ['a sine', 5, { model: 'sine', points: 150 }, { raw: rates }],
    ['sines of few turns and of many', 9, { model: 'sine', points: 37, lr: 1e-9 }, { part: (run) => ({ start: startAt([1, 4 ** run, run < 4 ? 0 : -2.9 * 4 ** run, 0]) }) }],
    ['a Gaussian', 5, { model: 'gaussian', points: 139 }, { raw: rates }],
    ['a logistic curve', 5, { model: 'logistic', points: 33 }, { raw: rates }],
    ['a sum of seven terms', 4, { model: 'polynomial', degree: 8, points: 40 }, { raw: rates }],
    ['a network', 4, { model: 'network', layers: '8', points: 140 }, { raw: rates }],
    ['a network by batches', 4, { model: 'network', layers: '6', optimizer: 'adam', batch: 9 }, { raw: rates }],
    ['data of their own', 5, { points: 35 }, { raw: (run) => ({ seed: run }), part: (run, { data }) => ({ data: eachColumn(data, (column) => column.map((x) => x + run / 16)) }) }],
    ['batches', 5, { batch: 4, schedule: 'cosine', tMax: 20 }, { raw: rates }],
    ['batches of all', 4, { batch: 50 }, { raw: rates }],
    ['batches of one', 4, { batch: 1 }, { raw: rates }],
    ['batches in orders of their own', 5, { batch: 8 }, { raw: (run) => ({ seed: run }), part: (_, { start }) => ({ start }) }],
    ['batches of data of their own', 5, { batch: 8 }, { raw: (run) => ({ seed: run }), part: (_, { start, data }) => ({ start, data }) }],
    ['Adam', 5, { optimizer: 'adam', model: 'exponential' }, { raw: rates }],
    ['schedules', 5, { schedule: 'exponential' }, { part: (run) => ({ schedule: { kind: 'exponential', gamma: 0.9 + run / 100 } }) }],
    ['momenta', 5, {}, optimizing((run) => ({ kind: 'sgd', momentum: 0.5 + run / 16 }))],
    ['dampenings', 5, {}, optimizing((run) => ({ kind: 'sgd', momentum: 0.5, dampening: 0.1 + run / 32 }))],
    ['betas of NAdam', 5, {}, optimizing((run) => ({ kind: 'nadam', beta1: 0.5 + run / 16 }))],
    ['AMSGrad', 4, {}, optimizing(() => ({ kind: 'adam', amsgrad: true }))],
    ['AdamW', 4, {}, optimizing((run) => ({ kind: 'adamw', weightDecay: 0.01 * (1 + run) }))],
    ['RMSprop', 4, {}, optimizing((run) => ({ kind: 'rmsprop', alpha: 0.9 + run / 64, centered: true, momentum: 0.5 }))],
    ['Adagrad', 4, {}, optimizing((run) => ({ kind: 'adagrad', lrDecay: run / 16 }))],
    ['groups', 5, { model: 'cubic' }, optimizing((run) => ({ kind: 'adam', groups: [{ parameters: [1, 2], lr: 0.01 * (1 + run), beta1: 0.8 }] }))],
    ['a group that is held', 5, { model: 'cubic' }, optimizing(() => ({ kind: 'sgd', momentum: 0.9, groups: [{ parameters: [1], lr: 0 }] }))],
    ['groups of a network', 4, { model: 'network', layers: '16' }, optimizing((run) => ({ kind: 'sgd', groups: [{ parameters: [...Array(32).keys()], lr: 0.01 * (1 + run) }] }))],
    ['Huber\'s losses', 5, {}, { raw: rates, part: (run) => ({ loss: { kind: 'huber', delta: 0.3 + run / 16 } }) }],
    ['L1', 4, { loss: 'l1' }, { raw: rates }],
    ['log cosh', 4, { loss: 'log-cosh' }, { raw: rates }],
    ['one point of a network', 5, { model: 'network', layers: '5' }, { raw: rates, part: (_, { data }) => ({ data: onePoint(data) }) }],
    ['one point of a line', 5, { optimizer: 'adam' }, { raw: rates, part: (_, { data }) => ({ data: onePoint(data) }) }],
  ])('%s', async (_, runs, raw, differing) => {
    const problems = problemsOf(runs, raw, differing);
    await expectSame(await manyOf(alone, problems), problems);
  });
}); // prettier-ignore

describe('as every engine', () => {
  describeRuns(() => wasmEngine());
});

describe('what is told of many runs', () => {
  const problems = problemsOf(9, { points: 12 }, { raw: (run) => ({ lr: 0.005 * 4 ** run }) });

  it('says when each arrived at its target, and when it diverged', async () => {
    const free = await manyOf(alone, problems);
    const { last, first } = await free.advance(EPOCHS);
    // Between two f32: what is rounded up would be reached.
    const targets = [...first].map((loss, run) => (run % 2 === 0 ? loss * (1 - 1e-9) : (last[run] ?? NaN))); // prettier-ignore
    await expectSame(await manyOf(alone, problems, targets), problems, targets);
    free.destroy();
  });

  it('has the bits of one thread by several, and of one call by many', async () => {
    const team = await wasmEngine({ cores: 3, start: thread.start });
    const many = problemsOf(150, { optimizer: 'adam' }, { raw: rates });
    const [own, theirs] = [await manyOf(alone, many), await manyOf(team, many)];
    expect(own.description).toMatch(/ 1 thread$/);
    expect(theirs.description).toMatch(/ 3 threads$/);
    const due = await own.advance(EPOCHS);
    await theirs.advance(1);
    await theirs.advance(EPOCHS - 3);
    // Calls wait for one another.
    const [, tallies, parameters] = await Promise.all([theirs.advance(1), theirs.advance(1), theirs.parameters()]); // prettier-ignore
    expect(tallies).toEqual(due);
    expect(parameters).toEqual(await own.parameters());
    await expect(theirs.advance(1)).rejects.toThrow(/epochs 1/);
    team.destroy();
    await expect(own.advance(0)).rejects.toThrow(/epochs 0/);
    await expect(theirs.parameters()).rejects.toThrow('destroyed');
    own.destroy();
  });

  it('leaves no memory behind once it is destroyed, as long as its engine lives', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { Memory } = WebAssembly;
    const memories: WeakRef<WebAssembly.Memory>[] = [];
    WebAssembly.Memory = class extends Memory {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        super(descriptor);
        memories.push(new WeakRef(this));
      }
    };
    const engine = await wasmEngine({ cores: 1, start: thread.start });
    try {
      for (let i = 0; i < 5; i++) {
        const runs = await manyOf(engine, problems);
        await runs.advance(1);
        runs.destroy();
      }
    } finally {
      WebAssembly.Memory = Memory;
    }
    expect(memories).toHaveLength(5);
    await new Promise((resolve) => setTimeout(resolve));
    collect();
    // The last may still lie on the stack.
    expect(memories.filter((memory) => memory.deref() !== undefined).length).toBeLessThan(2);
    engine.destroy();
  });

  it('is done by one thread where others do not start', async () => {
    const team = await wasmEngine({ cores: 2, start: () => Promise.reject(new Error('no more')) });
    const runs = await manyOf(team, problems);
    expect(runs.description).toMatch(/ 1 thread \(2 did not start: no more\)$/);
    await expectSame(runs, problems);
    team.destroy();
  });

  it('refuses what is too large to be written out', async () => {
    const large = problemsOf(2, { model: 'network', layers: '40,40' });
    await expect(manyOf(alone, large)).rejects.toThrow(LimitError);
  });
});
