/** Momentum on a quadratic form: its closed form, its limit and its bounds, against the loop over the points. */
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import {
  crawls,
  epochsToWithin,
  growth,
  theoryOf,
  trajectoryOf,
} from '../../src/core/quadratic/index.ts';
import type { Problem } from '../../src/core/types.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { openDawn } from '../helpers/dawn.ts';
import { failures, faultyEngine, verifyOn } from '../helpers/verify.ts';

const EPS64 = 2 ** -52;

const RUNS = [
  { model: 'linear', points: 30 },
  { model: 'quadratic', points: 40 },
  { model: 'polynomial', degree: 5, points: 40 },
].flatMap((settings) =>
  [0.05, 0.5, 0.9, 0.99].map((momentum) => ({ ...settings, optimizer: 'sgd', momentum })),
);

/** At so much of its largest stable rate. */
function known(settings: object, share: number) {
  const { problem } = setUp(parseConfig({ ...settings }));
  const theory = theoryOf(problem);
  if (theory === undefined) throw new Error('there is no theory of it');
  const learningRate = share * theory.largestStableLearningRate;
  return { problem: { ...problem, learningRate }, theory };
}

async function trained(problem: Problem, steps: number) {
  const trainer = await cpuEngine('f64').prepare({ ...problem, strategy: 'dispatch' });
  return trainer.advance(steps, problem);
}

function exact({ problem, theory }: ReturnType<typeof known>) {
  const { learningRate, start } = problem;
  return trajectoryOf(theory, learningRate, start.parameters, start.slots);
}

test.each(RUNS)('the closed form is the loop: $model, μ = $momentum', async (settings) => {
  for (const share of [0.01, 0.3, 0.95]) {
    const run = known(settings, share);
    const trajectory = exact(run);
    for (const steps of [1, 2, 3, 40, 1500]) {
      const found = await trained(run.problem, steps);
      const due = trajectory.after(steps);
      const size = Math.max(1, ...run.theory.parameters.map(Math.abs), ...run.problem.start.parameters.map(Math.abs)); // prettier-ignore
      // Each step rounds θ, v and sums of 40 terms; a rounding lives 1/(1 − μ) steps in v, and in θ no longer than the swing.
      const most = (EPS64 * (steps + 40) * 32 * size) / (1 - settings.momentum);
      due.parameters.forEach((value, p) => {
        expect(Math.abs((found.parameters[p] ?? NaN) - value)).toBeLessThanOrEqual(most);
      });
      expect(Math.abs(found.loss - due.loss)).toBeLessThanOrEqual(most * Math.max(1, due.loss));
    }
  }
});

test('it goes on from what momentum has kept', async () => {
  const run = known({ model: 'quadratic', points: 20, optimizer: 'sgd', momentum: 0.8 }, 0.2);
  const { parameters, slots } = await trained(run.problem, 7);
  const later = await trained(run.problem, 20);
  const start = { ...run.problem.start, parameters, slots };
  const due = exact({ ...run, problem: { ...run.problem, start } }).at(13);
  due.forEach((value, p) => {
    expect(later.parameters[p]).toBeCloseTo(value, 11);
  });
});

test.each(RUNS)(
  'stable below 2·(1 + μ)/λmax, and not above: $model, μ = $momentum',
  async (settings) => {
    const after = async (share: number): Promise<number> => {
      const run = known(settings, share);
      expect(growth(exact(run)) < 1).toBe(share < 1);
      const steep = run.theory.axes.at(-1) ?? [];
      const parameters = run.theory.parameters.map((best, p) => best + (steep[p] ?? NaN));
      const { loss } = await trained(
        { ...run.problem, start: { ...run.problem.start, parameters } },
        3000,
      );
      return loss - run.theory.loss;
    };
    const begin = (known(settings, 1).theory.eigenvalues.at(-1) ?? NaN) / 2;
    expect(await after(0.99)).toBeLessThan(begin);
    // NaN, where it has left f64.
    expect((await after(1.03)) <= begin).toBe(false);
  },
);

test.each(RUNS)(
  'foretells from when on the loss is near: $model, μ = $momentum',
  async (settings) => {
    const run = known(settings, 0.4);
    const share = 0.01;
    const due = epochsToWithin(exact(run), share);
    const isNear = (loss: number | undefined): boolean =>
      (loss ?? NaN) <= (1 + share * (1 + 1e-6)) * run.theory.loss;
    const trainer = await cpuEngine('f64').prepare({ ...run.problem, sampleEvery: 1 });
    const { samples } = await trainer.advance(Math.min(due + 2000, 60_000), run.problem);
    // A sample's loss is the one before its update.
    const last = samples.findLastIndex(({ loss }) => !isNear(loss));
    expect(last).toBeLessThanOrEqual(due);
    // The envelope touches the curve once in a half turn.
    if (due <= 60_000)
      expect(samples.slice(0, due + 1).some(({ loss }) => !isNear(loss))).toBe(due > 0);
    const { learningRate } = run.problem;
    expect(crawls(learningRate, 1, run.theory)).toBe(true);
    expect(crawls(learningRate, 1e9, run.theory)).toBe(false);
  },
);

describe('verify', () => {
  const settings = [
    { points: 30, lr: 0.002, optimizer: 'sgd', momentum: 0.9 },
    { model: 'quadratic', points: 40, lr: 0.01, optimizer: 'sgd', momentum: 0.9 },
    { model: 'polynomial', degree: 4, points: 40, lr: 0.1, optimizer: 'sgd', momentum: 0.5 },
    { model: 'quadratic', points: 40, lr: 1, optimizer: 'sgd', momentum: 0.5 },
  ];

  test.each(settings)('passes on every engine: %o', async (one) => {
    for (const engine of [
      cpuEngine('f32'),
      cpuEngine('f64'),
      await wasmEngine(),
      await openDawn('f32'),
    ]) {
      const { precision } = engine.info;
      const report = await verifyOn(engine, { ...one, precision, strategy: 'auto', epochs: 150 });
      expect(failures(report.strategies.flatMap(({ checks }) => checks))).toEqual([]);
      expect(report.pass).toBe(true);
      const isJudged = report.strategies.every(({ checks }) =>
        checks.some(({ id }) => id === 'exact'),
      );
      expect(isJudged).toBe(true);
      engine.destroy();
    }
  });

  test('and fails a gradient that is off by one part in 1,000', async () => {
    const wrong = faultyEngine({
      problem: (p) => ({ ...p, learningRate: p.learningRate * 1.001 }),
    });
    const [, quadratic] = settings;
    const report = await verifyOn(wrong, { ...quadratic });
    const failed = report.strategies.flatMap(({ checks }) => failures(checks));
    expect(failed.length).toBeGreaterThan(3);
  });
});
