/** The numbers of the steps to come, of each kind of runs. */
import type { RunsRecipe } from '../../core/runs/recipe.ts';

/** Of all kinds together, f32 that lie there at a time. */
const MOST_NUMBERS = 2 ** 21;

/** How many steps of each kind lie there. */
export function laidNumbers({ kinds, movement }: RunsRecipe): number {
  return Math.max(1, Math.floor(MOST_NUMBERS / (kinds.length * Math.max(1, movement.scalarCount))));
}

/**
 * @param to [kinds][stride]
 * @param step that are done
 */
export function putNumbers(
  to: Float32Array,
  stride: number,
  { kinds }: RunsRecipe,
  { step, count, perEpoch }: { readonly step: number; readonly count: number; readonly perEpoch: number }, // prettier-ignore
): void {
  for (const [k, kind] of kinds.entries()) {
    let at = k * stride;
    for (let i = step; i < step + count; i++) {
      for (const number of kind.numbersAt(Math.floor(i / perEpoch), i + 1)) to[at++] = number;
    }
  }
}
