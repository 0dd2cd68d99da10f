import { stepsPerEpoch } from '../../core/work/steps.ts';
import type { RunsRecipe } from '../../core/runs/recipe.ts';

/** Of all kinds together, f32 that lie there at a time. */
const MOST_NUMBERS = 2 ** 21;

/** Of how many steps of each kind numbers lie there. */
export function laidNumbers({ kinds, movement, of }: RunsRecipe): number {
  const perStep = kinds.length * Math.max(1, movement.scalarCount);
  return Math.max(stepsPerEpoch(of), Math.floor(MOST_NUMBERS / perStep));
}
