/** Many fits on the CPU, in f64. */
import { checkBatch, emptyResults, fitsOf } from '../core/fits/batch.ts';
import type { FitRecipe, Fitter } from '../core/fits/types.ts';
import { AbortedError } from '../core/errors.ts';
import { ManyFits } from './least-squares/many.ts';

/** Fits between two breaths: some 10 ms. */
const PIECE = 256;

export function createFitter(recipe: FitRecipe, breathe: () => Promise<unknown>): Fitter {
  const many = new ManyFits(recipe);
  let destroyed = false;
  return {
    description: 'one fit after another, f64',
    maxInFlight: 1,
    async fit(batch) {
      checkBatch(recipe, batch);
      const fits = fitsOf(recipe, batch);
      const results = emptyResults(fits, recipe.graph.parameters.length);
      for (let fit = 0; fit < fits; fit++) {
        if (fit % PIECE === 0) await breathe();
        if (destroyed) throw new AbortedError('the fitter was destroyed');
        many.fit(batch, fit, results);
      }
      return results;
    },
    destroy() {
      destroyed = true;
    },
  };
}
