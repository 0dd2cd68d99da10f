/** Where a curve no longer answers to its parameters: a sigmoid whose middle is far outside the rows. */
import { analysed } from '../../cpu/least-squares/factor.ts';
import { evaluatorOf } from '../../cpu/least-squares/linearised.ts';
import type { Factor, Model, Observations } from '../../cpu/least-squares/observations.ts';
import type { Theta } from './projection.ts';

/** A direction that is determined beyond doubt. */
const CLEAR = 1e-8;

/**
 * Whether fewer directions of θ are determined there than elsewhere: then the gradient is 0 because nothing answers, not because
 * this is a minimum. Of a formula that says one thing twice, or of equal x, as few are determined everywhere.
 * @param elsewhere other θ, such as where a search set out
 */
export function isPlateau(
  { free, undetermined }: Factor,
  model: Model,
  rows: Observations,
  elsewhere: readonly Theta[],
): boolean {
  if (undetermined.length === 0) return false;
  const own = { ...model, free };
  const { linearise } = evaluatorOf(own, rows);
  return elsewhere.some((theta) => {
    const { cost, triangle } = linearise(theta);
    if (!Number.isFinite(cost)) return false;
    const { factor } = analysed({ at: (i, k) => triangle.at(i, k), right: () => 0 }, free, CLEAR);
    return factor.undetermined.length < undetermined.length;
  });
}
