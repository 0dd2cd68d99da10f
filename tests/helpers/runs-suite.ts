/** Many runs at once, whatever trains them: each comes to what it comes to by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNIT_ROUNDOFF } from '../../src/core/arithmetic/floats.ts';
import { AbortedError, ConfigError } from '../../src/core/errors.ts';
import { parameterCountOf } from '../../src/core/models/model.ts';
import { beginAt } from '../../src/core/problem.ts';
import type { GroupedOptimizer } from '../../src/core/optimizers/groups.ts';
import type { Runs, RunsOptions, Tallies } from '../../src/core/runs/types.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Engine, Problem } from '../../src/core/types.ts';
import { oneByOne } from '../../src/run/sweep/one-by-one.ts';
import { cpuEngine } from './engines.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Runs of settings: what differs is a list, of which each run has one. Those of one seed and slice have the same data. */
export function problemsOf(
  shared: Settings,
  differing: Readonly<Record<string, readonly unknown[]>>,
  count: number,
): readonly Problem[] {
  const data = new Map<unknown, Problem['data']>();
  return Array.from({ length: count }, (_run, run) => {
    const own = Object.entries(differing).map(([key, values]) => [key, values[run % values.length]] as const); // prettier-ignore
    const config = parseConfig({ ...shared, ...Object.fromEntries(own) });
    const { problem } = setUp(config);
    const of = `${config.seed} ${config.rows}`;
    const seen = data.get(of) ?? problem.data;
    data.set(of, seen);
    return { ...problem, data: seen };
  });
}

interface Case {
  readonly problems: readonly Problem[];
  readonly epochs: number;
  readonly targets?: readonly number[];
}

function ofOnePoint(problems: readonly Problem[]): readonly Problem[] {
  const data = { x: Float32Array.of(1.5), y: Float32Array.of(-0.75) };
  return problems.map((problem) => ({ ...problem, data }));
}

function inOrders(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem, run) => ({
    ...problem,
    start: { ...problem.start, order: new TorchGenerator(run).state },
  }));
}

function grouped(kind: 'adam' | 'nadam', rates: readonly number[]): readonly Problem[] {
  const [base] = problemsOf({ model: 'cubic', points: 9, lr: 0.02 }, {}, 1);
  if (base === undefined) throw new Error('there is no run');
  return rates.map((lr, run) => {
    const optimizer: GroupedOptimizer = { kind, beta1: 0.9 - run / 20, groups: [{ parameters: [0, 2], lr, beta1: 0.8 }, { parameters: [3], lr: 0 }] }; // prettier-ignore
    return { ...base, optimizer, start: beginAt(optimizer, base.start.parameters) };
  });
}

/** Something of every kind. */
const CASES: Readonly<Record<string, Case>> = {
  'the line by rates and starts': {
    problems: problemsOf({ points: 11 }, { lr: [1e-3, 3e-3, 5e-3, 8e-3, 1e-2], start: ['1,2', '-3,4', '0.5,9'] }, 7), // prettier-ignore
    epochs: 25,
    targets: [40, 3, 2, 1.5, 1.2, 1, 0],
  },
  'an exponential by Adam, each with options and a schedule of its own': {
    problems: problemsOf({ model: 'exponential', points: 9, optimizer: 'adam', schedule: 'cosine' }, { lr: [0.01, 0.03, 0.1], beta1: [0.9, 0.8], eps: [1e-8, 1e-4], tMax: [20, 40] }, 5), // prettier-ignore
    epochs: 15,
  },
  'a sine by RMSprop': {
    problems: problemsOf({ model: 'sine', points: 7, optimizer: 'rmsprop', schedule: 'exponential', gamma: 0.9 }, { lr: [0.01, 0.02], momentum: [0.3, 0.5, 0.7], seed: [1, 2, 3, 4, 5] }, 5), // prettier-ignore
    epochs: 12,
  },
  'a polynomial by Nesterov, of seeds': {
    problems: problemsOf({ model: 'cubic', points: 8, optimizer: 'sgd', nesterov: true }, { lr: [1e-3, 2e-3], momentum: [0.5, 0.9, 0.7], weightDecay: [0.01, 0.1], seed: [1, 1, 7] }, 6), // prettier-ignore
    epochs: 12,
  },
  'a logistic of classes by Adagrad': {
    problems: problemsOf({ formula: 'a*x1 + b*x2*x2 + c', dataset: 'circle', points: 10, loss: 'bce-with-logits', optimizer: 'adagrad' }, { lr: [0.1, 0.3, 0.5], lrDecay: [0.01, 0.1] }, 6), // prettier-ignore
    epochs: 12,
  },
  'a network by Adam, of seeds': {
    problems: problemsOf({ model: 'network', layers: '3,2', dataset: 'xor', points: 6, optimizer: 'adam' }, { lr: [0.01, 0.05], seed: [1, 2, 3] }, 5), // prettier-ignore
    epochs: 8,
  },
  'a wide network by Adam': {
    problems: problemsOf({ model: 'network', layers: '34', dataset: 'xor', points: 4, optimizer: 'adam' }, { lr: [0.01, 0.03] }, 2), // prettier-ignore
    epochs: 3,
  },
  "Huber's loss in batches, of one order": {
    problems: problemsOf({ points: 10, loss: 'huber', batch: 4, schedule: 'step', stepSize: 3 }, { lr: [1e-3, 3e-3], huberDelta: [0.5, 1, 2], gamma: [0.5, 0.7] }, 6), // prettier-ignore
    epochs: 10,
  },
  'batches, of orders and data of their own': {
    problems: problemsOf({ model: 'quadratic', points: 7, batch: 3, loss: 'log-cosh', momentum: 0.5, dampening: 0.25 }, { lr: [1e-3, 3e-3], seed: [1, 2, 3, 3, 1] }, 5), // prettier-ignore
    epochs: 8,
  },
  'slices of one table': {
    problems: problemsOf({ model: 'sine', points: 12, momentum: 0.5 }, { lr: [0.01, 0.03], rows: ['1..5', '6..10', '8..'] }, 6), // prettier-ignore
    epochs: 10,
  },
  'slices of one table, in batches': {
    problems: problemsOf({ model: 'network', layers: '3', dataset: 'xor', points: 14, batch: 3, optimizer: 'adam' }, { lr: [0.01, 0.05], rows: ['1..7', '8..', '4..10'] }, 5), // prettier-ignore
    epochs: 8,
  },
  'batches of one data, in orders of their own': {
    problems: inOrders(problemsOf({ points: 6, batch: 4 }, { lr: [1e-3, 3e-3] }, 3)),
    epochs: 5,
  },
  'a loss that falls to 0': {
    problems: ofOnePoint(problemsOf({ formula: 'a', points: 2, start: '1' }, { lr: [0.5, 0.375] }, 2)), // prettier-ignore
    epochs: 4,
    targets: [0, 0],
  },
  'groups of parameters': { problems: grouped('adam', [0.01, 0.1, 0.03]), epochs: 8 },
  'one point': {
    problems: ofOnePoint(problemsOf({ model: 'quadratic', points: 2, optimizer: 'nadam' }, { lr: [0.01, 0.02, 0.03, 0.05, 0.1] }, 5)), // prettier-ignore
    epochs: 10,
  },
};

const LINE = { points: 12, lr: 5e-3 };
/** The third of them diverges. */
const RATES = [1e-3, 5e-3, 3, 8e-3, 1e-2];

export function describeRuns(open: () => Promise<Engine> | Engine): void {
  const [f32, f64] = [cpuEngine('f32'), cpuEngine('f64')];
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => {
    for (const one of [engine, f32, f64]) one.destroy();
  });

  async function opened(problems: readonly Problem[], options: RunsOptions): Promise<Runs> {
    const runs = await engine.runs?.(problems, options);
    if (runs === undefined) throw new Error('this engine does not train many runs');
    return runs;
  }
  async function trained(
    opening: Promise<Runs>,
    pieces: readonly number[],
  ): Promise<{ readonly tallies: Tallies; readonly theta: readonly number[] }> {
    const runs = await opening;
    try {
      const all = await Promise.all(pieces.map((epochs) => runs.advance(epochs)));
      const tallies = all.at(-1);
      if (tallies === undefined) throw new Error('there is no piece');
      return { tallies, theta: Array.from(await runs.parameters()) };
    } finally {
      runs.destroy();
    }
  }

  /** Whether they are the runs of the reference. */
  async function expectRuns({ problems, epochs, targets }: Case): Promise<void> {
    const options = { epochs, targets };
    const due = await trained(oneByOne(f32, problems, options), [epochs]);
    const exact = await trained(oneByOne(f64, problems, options), [epochs]);
    const { tallies, theta } = await trained(opened(problems, options), [epochs]);
    const [first] = problems;
    const P = first === undefined ? NaN : parameterCountOf(first.model);
    const terms = first === undefined ? NaN : first.data.y.length;
    expect(tallies.epoch).toBe(epochs);
    expect(theta).toHaveLength(P * problems.length);
    /**
     * Another order of the sums is another rounding: of a term in each addition that it passes through, and of its own
     * dozen. By what it grows to is what the distance of f32 from f64 tells, of the run's worst number.
     */
    const least = (terms + 12) * UNIT_ROUNDOFF.f32;
    for (const run of problems.keys()) {
      const columns = ['first', 'last', 'best', 'sum', 'inverseSum', 'recentSum'] as const;
      const ofRun = (of: typeof due) => [
        ...columns.map((key) => of.tallies[key][run] ?? NaN),
        ...of.theta.slice(run * P, (run + 1) * P),
      ];
      const [found, wanted, real] = [ofRun({ tallies, theta }), ofRun(due), ofRun(exact)];
      const size = Math.max(...wanted.slice(columns.length).map(Math.abs));
      const apart = (a: number, b: number, i: number): number =>
        a === b ? 0 : Math.abs(a - b) / (i < columns.length ? Math.abs(b) : size);
      const grown = Math.max(...wanted.map((value, i) => apart(value, real[i] ?? NaN, i)));
      for (const [i, value] of found.entries()) {
        const what = `run ${run}, ${columns[i] ?? `parameter ${i - columns.length}`}`;
        expect(apart(value, wanted[i] ?? NaN, i), what).toBeLessThanOrEqual(least + 30 * grown);
      }
      for (const key of ['bestEpoch', 'reachedEpoch'] as const) {
        // Where rounding does not decide it.
        if (due.tallies[key][run] === exact.tallies[key][run])
          expect(tallies[key][run], `run ${run}, ${key}`).toBe(due.tallies[key][run]);
      }
      expect(tallies.divergedEpoch[run]).toBe(due.tallies.divergedEpoch[run]);
    }
  }

  test.each(Object.entries(CASES))('%s', async (_name, one) => {
    await expectRuns(one);
  });

  test.each([1, 3, 4, 257])('%i runs', async (count) => {
    const problems = problemsOf(LINE, { lr: Array.from({ length: count }, (_, i) => 1e-3 + (9e-3 * i) / count) }, count); // prettier-ignore
    await expectRuns({ problems, epochs: 5 });
  });

  test('a run that diverges leaves the others as they are', async () => {
    const epochs = 40;
    const problems = problemsOf(LINE, { lr: RATES }, 5);
    const { tallies, theta } = await trained(opened(problems, { epochs }), [epochs]);
    const due = await trained(oneByOne(f32, problems, { epochs }), [epochs]);
    const at = due.tallies.divergedEpoch[2] ?? NaN;
    expect(at).toBeGreaterThan(2);
    expect([...tallies.divergedEpoch]).toEqual([0, 0, at, 0, 0]);
    // 10⁶ from the epoch on in which it is not finite, and where it is more than that: of few only the first is less.
    for (const key of ['sum', 'recentSum'] as const)
      expect(Math.abs((tallies[key][2] ?? NaN) / (due.tallies[key][2] ?? NaN) - 1)).toBeLessThan(epochs * UNIT_ROUNDOFF.f32); // prettier-ignore
    expect(tallies.bestEpoch[2]).toBe(1);
    expect(tallies.best[2]).toBe(tallies.first[2]);
    expect(Number.isFinite(tallies.last[2])).toBe(false);
    const calm = problemsOf(LINE, { lr: RATES.with(2, 2e-3) }, 5);
    const without = await trained(opened(calm, { epochs }), [epochs]);
    for (const run of [0, 1, 3, 4]) {
      for (const key of ['first', 'last', 'best', 'sum', 'inverseSum'] as const)
        expect(tallies[key][run]).toBe(without.tallies[key][run]);
      for (const p of [0, 1]) expect(theta[2 * run + p]).toBe(without.theta[2 * run + p]);
    }
  });

  test.each([
    ['of all points', { optimizer: 'adam', schedule: 'exponential', gamma: 0.9 }],
    ['of batches', { batch: 5, optimizer: 'adam', schedule: 'exponential', gamma: 0.9 }],
  ])('pieces %s are the whole', async (_what, settings) => {
    const problems = problemsOf({ ...LINE, ...settings }, { lr: [1e-3, 2e-3, 5e-3], seed: [1, 1, 2, 3] }, 5); // prettier-ignore
    const options = { epochs: 23, targets: [9, 3, 2, 1.5, 1] };
    const whole = await trained(opened(problems, options), [23]);
    // The calls wait for one another.
    const inPieces = await trained(opened(problems, options), [1, 15, 7]);
    expect(inPieces).toEqual(whole);
  });

  test('what is handed out does not change', async () => {
    const problems = problemsOf(LINE, { lr: [1e-3, 5e-3] }, 2);
    const runs = await opened(problems, { epochs: 3 });
    const start = await runs.parameters();
    expect(Array.from(start)).toEqual(problems.flatMap((problem) => [...problem.start.parameters]));
    const one = await runs.advance(1);
    const copy = structuredClone(one);
    await runs.advance(2);
    expect(one).toEqual(copy);
    expect(one.epoch).toBe(1);
    expect([...one.first]).toEqual([...one.last]);
    runs.destroy();
  });

  test('refuses what is not of one shape, more epochs than there are, and all after its end', async () => {
    const problems = problemsOf(LINE, { lr: [1e-3, 5e-3] }, 2);
    const others = problemsOf({ ...LINE, momentum: 0.9 }, {}, 1);
    await expect(opened([...problems, ...others], { epochs: 3 })).rejects.toThrow(ConfigError);
    const runs = await opened(problems, { epochs: 3 });
    await expect(runs.advance(4)).rejects.toThrow(ConfigError);
    await runs.advance(2);
    await expect(runs.advance(2)).rejects.toThrow(ConfigError);
    runs.destroy();
    await expect(runs.advance(1)).rejects.toThrow(AbortedError);
  });
}
