import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { ARTICLE_MODELS } from '../../src/core/models/index.ts';
import { PUBLISHED } from '../../src/core/article/published.ts';
import { ONE_DISPATCH_MOST_POINTS } from '../../src/core/work/shape.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Engine, Problem, Snapshot, StrategyId } from '../../src/core/types.ts';
import { cpuEngine } from './engines.ts';
import type { Extent } from './extent.ts';
import { COVERING_GOLDENS, GOLDENS, nameOf, problemOf } from './goldens.ts';
import { last, trainTo } from './problems.ts';
import { exactTrajectory } from './theory.ts';

/**
 * How near to PyTorch a strategy comes: the loss relative, the parameters absolute. `moments` rounds
 * less, and does not stop 6e-4 short of the optimum as f32 does on the points.
 */
const BOUNDS = {
  dispatch: { log: 1e-6, final: 2e-6 },
  fused: { log: 2e-6, final: 2e-6 },
  moments: { log: 2e-5, final: 7e-4 },
} as const satisfies Record<StrategyId, { log: number; final: number }>;

/** Points of the runs that the CPU mirrors. */
const MIRRORED = [3, 10, 17, 100, 500, 1000, 1025, 10_007, 100_000];

/** The figures that an engine must reproduce: PyTorch's, the article's, and the mirror's. */
export function describeGoldens(
  name: string,
  open: () => Promise<Engine>,
  strategy: StrategyId = 'dispatch',
  extent: Extent = 'whole',
): void {
  const bound = BOUNDS[strategy];
  const goldens = extent === 'whole' ? GOLDENS : COVERING_GOLDENS;
  const mirrored = extent === 'whole' ? MIRRORED : [3, 17, 500, 1025, 100_000];
  describe(`${name}, ${strategy}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => {
      engine.destroy();
    });

    async function train(problem: Problem, epochs: number): Promise<Snapshot[]> {
      const trainer = await engine.prepare({ ...problem, strategy });
      try {
        const first = await trainer.advance(1, problem);
        return [first, ...(await trainTo(trainer, epochs, 1, 5000, problem))];
      } finally {
        trainer.destroy();
      }
    }

    describe('what PyTorch printed', () => {
      test.each(goldens.map((golden) => [nameOf(golden), golden] as const))(
        '%s',
        async (_name, golden) => {
          const snapshots = await train(problemOf(golden), golden.epochs);
          const [first] = snapshots;
          expectRelative(first?.loss, golden.firstStep.loss, 1e-6);
          golden.firstStep.grad.forEach((due, p) => {
            expectRelative(first?.gradient[p], due, 1e-5);
          });
          const log = snapshots
            .flatMap(({ samples }) => samples)
            .filter(({ epoch }) => epoch % 100 === 0);
          expect(log.map(({ epoch }) => epoch)).toEqual(golden.log.map(([epoch]) => epoch));
          const exact = exactTrajectory(problemOf(golden));
          // A GPU fuses products with sums in `fused`: it errs otherwise than PyTorch, but as PyTorch does. So each
          // may be as far from exact steps as PyTorch has been up to that line.
          const errsAlike = strategy === 'fused' && !engine.info.software;
          let most: number = bound.log;
          golden.log.forEach(([epoch, due], i) => {
            const own = Math.abs(due / exact.after(epoch).loss - 1);
            if (errsAlike) most = Math.max(most, 2 * own);
            expectRelative(log[i]?.loss, due, most);
          });
          golden.final.forEach((due, p) => {
            const error = Math.abs((last(snapshots).parameters[p] ?? NaN) - due);
            expect(error).toBeLessThanOrEqual(bound.final);
          });
        },
      );
    });

    describe('what the article printed', () => {
      test.each(ARTICLE_MODELS)('%s', async (id) => {
        const { log, parameters } = PUBLISHED[id];
        const snapshots = await train(setUp(parseConfig({ replay: id })).problem, 20_000);
        const samples = new Map(
          snapshots.flatMap(({ samples }) => samples).map(({ epoch, loss }) => [epoch, loss]),
        );
        for (const [epoch, due] of log) {
          expect(Math.abs((samples.get(epoch) ?? NaN) - due)).toBeLessThanOrEqual(5e-5);
        }
        const found = last(snapshots).parameters;
        if (strategy === 'moments') {
          found.forEach((value, p) => {
            expect(Math.abs(value - (parameters[p] ?? NaN))).toBeLessThanOrEqual(bound.final);
          });
          return;
        }
        const printed = found.map((value) => value.toFixed(4));
        expect(printed).toEqual(parameters.map((value) => value.toFixed(4)));
      });
    });

    // The CPU mirrors the kernels of `dispatch`.
    if (strategy !== 'dispatch') return;
    describe('the mirror', () => {
      // One dispatch a step keeps each rounding, so that every device gives the mirror's very bits. Over
      // several workgroups a device may fuse products with sums; software adapters do not, there.
      test.each(mirrored)('%i points', async (points) => {
        const problem = setUp(parseConfig({ points, logEvery: 10 })).problem;
        const epochs = points > 5000 ? 50 : 1000;
        const snapshots = await train(problem, epochs);
        const mirror = await cpuEngine('f32').prepare(problem);
        const dues = [await mirror.advance(1, problem), ...(await trainTo(mirror, epochs, 1))];
        const exact = points <= ONE_DISPATCH_MOST_POINTS || engine.info.software;
        const found = snapshots.flatMap(({ samples }) => samples);
        const due = dues.flatMap(({ samples }) => samples);
        expect(found.map(({ epoch }) => epoch)).toEqual(due.map(({ epoch }) => epoch));
        due.forEach(({ loss, parameters }, i) => {
          expectRelative(found[i]?.loss, loss, exact ? 0 : 2e-6);
          parameters.forEach((value, p) => {
            expectRelative(found[i]?.parameters[p], value, exact ? 0 : 2e-6);
          });
        });
        last(dues).gradient.forEach((value, p) => {
          expectRelative(last(snapshots).gradient[p], value, exact ? 0 : 1e-3);
        });
      });
    });
  });
}

function expectRelative(found: number | undefined, due: number | undefined, bound: number): void {
  const error = Math.abs((found ?? NaN) - (due ?? NaN));
  expect(error).toBeLessThanOrEqual(bound * Math.abs(due ?? NaN));
}
