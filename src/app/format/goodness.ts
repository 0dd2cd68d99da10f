import { goodnessOf, type Goodness } from '../../core/data/goodness.ts';
import type { Made } from '../training/made.ts';

/** Of a run: not known where its loss is no mean square over all points. */
export function goodnessOfRun(
  prepared: Pick<Made, 'problem' | 'variance'> | undefined,
  loss: number,
): Goodness {
  const problem = prepared?.problem;
  const isSquare = problem?.loss.kind === 'mse' && problem.batch === 'full';
  return goodnessOf(isSquare ? loss : NaN, prepared?.variance ?? NaN);
}
