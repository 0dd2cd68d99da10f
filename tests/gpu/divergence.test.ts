/** Numbers that leave f32, on the real device: at once, and in the middle of a long piece. */
import { describe, expect, test } from 'vitest';
import { DivergedError } from '../../src/core/errors.ts';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { STRATEGIES } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { Session } from '../../src/run/session.ts';
import { seededProblem } from '../helpers/problems.ts';

describe.each(STRATEGIES)('with strategy %s', (strategy) => {
  // Above the limit of 0.0237 each step overshoots a little; at 1e30 the first leaves f32 behind.
  test.each([0.03, 1, 1e30])('lr %d is stopped, with the last finite numbers', async (lr) => {
    const engine = await createWebGpuEngine({ gpu: navigator.gpu });
    const problem = seededProblem(100, { strategy, learningRate: lr, sampleEvery: 1 });
    const session = new Session({
      engine,
      problem,
      epochs: 20_000,
      clock: () => performance.now(),
    });
    const finite: boolean[] = [];
    const reading = (async () => {
      for await (const snapshot of session) finite.push(snapshot.finite);
    })();
    await expect(reading).rejects.toThrow(DivergedError);
    const limit = leastSquares(problem.data).largestStableLearningRate.toPrecision(3);
    await expect(reading).rejects.toThrow(`the largest stable lr for this data is ${limit}`);
    expect(finite.indexOf(false)).toBe(finite.length - 1);

    // From what was kept, one step more is too many.
    const { epoch, parameters } = session.checkpoint;
    expect(parameters.every(Number.isFinite)).toBe(true);
    const trainer = await engine.prepare({ ...problem, start: session.checkpoint });
    expect((await trainer.advance(1, problem)).finite).toBe(false);
    await expect(reading).rejects.toThrow(`diverged by epoch ${epoch + 1}:`);
    engine.destroy();
  });

  test('parameters that overflow while the loss does not yet are found', async () => {
    const engine = await createWebGpuEngine({ gpu: navigator.gpu });
    // One step from a finite loss to infinite parameters.
    const problem = seededProblem(100, { strategy, learningRate: 3e38 });
    const trainer = await engine.prepare(problem);
    const { loss, parameters, finite } = await trainer.advance(1, problem);
    expect(Number.isFinite(loss)).toBe(true);
    expect(parameters.every(Number.isFinite)).toBe(false);
    expect(finite).toBe(false);
    engine.destroy();
  });
});
