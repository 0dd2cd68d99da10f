/** What is said of a run beside its numbers. */
import { goodnessOf, type Goodness } from '../../core/data/goodness.ts';
import { parameterNoise } from '../../core/quadratic/index.ts';
import type { AppState, Run } from '../state.ts';
import type { Made } from '../training/made.ts';

/** Not known where the loss is no mean square over all points. */
export function goodnessOfRun(
  prepared: Pick<Made, 'problem' | 'variance'> | undefined,
  loss: number,
): Goodness {
  const problem = prepared?.problem;
  const isSquare = problem?.loss.kind === 'mse' && problem.batch === 'full';
  return goodnessOf(isSquare ? loss : NaN, prepared?.variance ?? NaN);
}

/** What rounding alone makes of a parameter that is 0, with the engine in use. */
export function noiseOf({
  run: { prepared, engine },
  config,
}: Pick<AppState, 'config'> & {
  readonly run: Pick<Run, 'prepared' | 'engine'>;
}): readonly number[] {
  const { theory, units } = prepared ?? {};
  const precision = engine?.precision ?? config.precision;
  return theory === undefined ? [] : parameterNoise(theory, units, precision);
}
