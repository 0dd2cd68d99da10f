import { ConfigError } from '../../core/errors.ts';
import { LEAST_F32 } from '../../core/arithmetic/floats.ts';
import { descentOf, theoryOfLine } from '../../core/quadratic/index.ts';
import { BUFFER } from '../flags.ts';
import type { GpuDevice } from '../device.ts';
import type { GpuProblem } from '../problem.ts';
import { planLone, type Plan } from '../trainer.ts';

/** The most steps of one dispatch: a loop iteration each, as bounded in core/work/shape.ts. */
export const MOST_ITERATIONS = 32_768;

export const MOST_STEPS = 2 ** 24;

/**
 * Steps on the moments of the data. The one pass over the points is the host's, in f64 and
 * compensated (core/quadratic/), so that f32 loses nothing; the points need not travel at all.
 */
export async function planMoments(
  gpu: GpuDevice,
  problem: GpuProblem,
  caution: number,
): Promise<Plan> {
  const STEPS = Math.floor(MOST_ITERATIONS / 4 ** caution);
  const values = momentsOf(problem);
  const facts = {
    strategy: 'moments',
    description: `moments, ${STEPS} steps a dispatch`,
    mostSteps: MOST_STEPS,
    stepsPerDispatch: STEPS,
  } as const;
  return planLone(gpu, problem, 'descend', { STEPS }, facts, (scope) => ({
    moments: scope.createFilled('moments', values, BUFFER.STORAGE),
  }));
}

/**
 * `struct Moments` of descend.wgsl. θ − θ* is taken in f64, and split into two f32.
 * @throws ConfigError where the moments of the data do not say what a step does, and when x varies by
 *   so little that f32 would take its variance for 0
 */
function momentsOf(problem: GpuProblem): Float32Array<ArrayBuffer> {
  const { start, precision } = problem;
  const { optimum, least, factor, spreads } = descentOf(theoryOfLine(problem));
  const [varianceX = NaN] = spreads;
  const meanX = factor[1]?.[0] ?? NaN;
  const kept = precision === 'compensated' ? (value: number) => value : Math.fround;
  const distance = optimum.map((best, p) => kept(start.parameters[p] ?? NaN) - best);
  const lost = distance.map((value) => value - Math.fround(value));
  if (varianceX > 0 && varianceX < LEAST_F32) {
    throw new ConfigError(
      'strategy',
      `strategy moments cannot tell these x apart: their variance is ${varianceX.toPrecision(3)}, and must be ${LEAST_F32.toPrecision(3)} or more: scale x up, or use dispatch`,
    );
  }
  const tail = optimum.map((value) => value - Math.fround(value));
  return Float32Array.of(...optimum, ...tail, ...distance, ...lost, meanX, varianceX, least, 0);
}
