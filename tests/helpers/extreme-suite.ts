import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedFormBound } from '../../src/core/quadratic/index.ts';
import { ConfigError, DivergedError } from '../../src/core/errors.ts';
import { errorBound, type Values } from '../../src/core/quadratic/index.ts';
import { exactTrajectory } from './theory.ts';
import type { Engine, Problem, Snapshot, StrategyId } from '../../src/core/types.ts';
import { FUSED_MOST_POINTS } from '../../src/core/work/shape.ts';
import { Session } from '../../src/run/session.ts';
import { HOPELESS, TINY_X, TRAINABLE, type Extreme } from './extreme-data.ts';
import { last, seededProblem } from './problems.ts';

/** The last snapshot of a session, as the page and the terminal run one. */
async function trained(engine: Engine, problem: Problem, epochs: number): Promise<Snapshot> {
  const snapshots: Snapshot[] = [];
  const clock = (): number => performance.now();
  for await (const snapshot of new Session({ engine, problem, epochs, clock })) {
    snapshots.push(snapshot);
  }
  return last(snapshots);
}

/** Holds a run against the closed form; what is compared may err on both sides. */
async function expectExact(engine: Engine, problem: Problem, steps: number): Promise<void> {
  const found = await trained(engine, problem, steps);
  const { precision } = engine.info;
  const strategy = problem.strategy === 'auto' ? 'dispatch' : problem.strategy;
  const trajectory = exactTrajectory(problem);
  const due = trajectory.after(steps);
  const bounds: Values[] = [
    errorBound(trajectory, problem, { precision, strategy })(steps),
    closedFormBound(trajectory, problem)(steps),
  ];
  const most = (of: (bound: Values) => number): number =>
    bounds.reduce((total, bound) => total + of(bound), 0);
  expect(Math.abs(found.loss - due.loss)).toBeLessThanOrEqual(most(({ loss }) => loss));
  for (const [p, value] of due.parameters.entries()) {
    const error = Math.abs((found.parameters[p] ?? NaN) - value);
    expect(error).toBeLessThanOrEqual(most(({ parameters }) => parameters[p] ?? NaN));
  }
}

/** Extreme but legal data give the right answer, or a message that says why there is none. */
export function describeExtremes(
  name: string,
  open: () => Promise<Engine> | Engine,
  strategies: readonly StrategyId[],
): void {
  describe.each(strategies)(`extreme data, ${name}, %s`, (strategy) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => {
      engine.destroy();
    });

    const problemOf = ({ data, learningRate }: Extreme): Problem =>
      seededProblem(100, { data, learningRate, strategy });

    const trainable = TRAINABLE.filter(
      ({ data }) => strategy !== 'fused' || data.x.length <= FUSED_MOST_POINTS,
    );
    test.each(trainable)('$name: the right answer', (extreme) =>
      expectExact(engine, problemOf(extreme), extreme.steps),
    );

    test.each(TINY_X)('$name: the right answer, or a refusal', async (extreme) => {
      const { precision } = engine.info;
      if (strategy === 'moments' && precision !== 'f64') {
        const refused = engine.prepare(problemOf(extreme));
        await expect(refused).rejects.toThrow(ConfigError);
        await expect(refused).rejects.toThrow(
          /^strategy moments cannot tell these x apart: their variance is \d\.\d\de-\d+, and must be 1\.18e-38 or more: scale x up, or use dispatch$/,
        );
      } else {
        await expectExact(engine, problemOf(extreme), extreme.steps);
      }
    });

    test.each(HOPELESS)('$name: a message that says why not', async ({ why, f64, ...extreme }) => {
      if (f64 === 'trains' && engine.info.precision === 'f64') {
        await expectExact(engine, problemOf(extreme), extreme.steps);
        return;
      }
      const failed = trained(engine, problemOf(extreme), extreme.steps);
      // The moments of such points are found out before a step.
      const isLegal = [...extreme.data.x, ...extreme.data.y].every(Number.isFinite);
      const kind = strategy === 'moments' && !isLegal ? ConfigError : DivergedError;
      await expect(failed).rejects.toThrow(kind);
      await expect(failed).rejects.toThrow(why);
    });
  });
}
