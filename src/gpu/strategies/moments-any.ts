import { LEAST_F32, MOST_F32 } from '../../core/arithmetic/floats.ts';
import { ConfigError, LimitError } from '../../core/errors.ts';
import { descentOf, momentumOf, theoryOf } from '../../core/quadratic/index.ts';
import { BUFFER } from '../flags.ts';
import type { GpuDevice } from '../device.ts';
import type { GpuProblem } from '../problem.ts';
import { planLone, type Plan } from '../trainer.ts';
import { MOST_ITERATIONS, MOST_STEPS } from './moments.ts';

/** An invocation keeps P² numbers to itself. */
const MOST_PARAMETERS = 64;

/**
 * As `planMoments`, for any model that is linear in its parameters.
 * @throws ConfigError where the moments of the data do not say what a step does, and where f32 cannot hold them
 */
export async function planMomentsOfAny(
  gpu: GpuDevice,
  problem: GpuProblem,
  caution: number,
): Promise<Plan> {
  const P = problem.start.parameters.length;
  if (P > MOST_PARAMETERS) {
    throw new LimitError(
      `strategy moments takes at most ${MOST_PARAMETERS} parameters, not ${P}: use dispatch`,
    );
  }
  const STEPS = Math.max(1, Math.floor((2 * MOST_ITERATIONS) / 4 ** caution / P ** 2));
  const values = momentsOf(problem);
  const facts = {
    strategy: 'moments',
    description: `moments, ${STEPS} steps a dispatch`,
    mostSteps: Math.min(MOST_STEPS, 256 * STEPS),
    stepsPerDispatch: STEPS,
  } as const;
  return planLone(gpu, problem, 'descendAny', { STEPS }, facts, (scope) => ({
    moments: scope.createFilled('moments', values, BUFFER.STORAGE),
  }));
}

/** `struct Moments` of descend-any.wgsl. θ − θ* is taken in f64, and split into two f32. */
function momentsOf(problem: GpuProblem): Float32Array<ArrayBuffer> {
  const { optimum, least, factor, spreads } = descentOf(theoryOf(problem));
  for (const spread of spreads) {
    if (spread === 0 || (spread >= LEAST_F32 && spread <= MOST_F32)) continue;
    throw new ConfigError(
      'strategy',
      `strategy moments keeps mean squares of columns, and one is ${spread.toPrecision(3)}, beyond ${LEAST_F32.toPrecision(3)} to ${MOST_F32.toPrecision(3)}: scale x, or use dispatch`,
    );
  }
  const distance = optimum.map((best, p) => Math.fround(problem.start.parameters[p] ?? NaN) - best);
  const tailOf = (list: readonly number[]) => list.map((value) => value - Math.fround(value));
  return Float32Array.of(
    momentumOf(problem) ?? NaN,
    least,
    ...spreads,
    ...factor.flat(),
    ...optimum,
    ...tailOf(optimum),
    ...distance,
    ...tailOf(distance),
  );
}
