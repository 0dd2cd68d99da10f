/** A module that fits a formula, four fits at a time. */
import { LimitError } from '../../core/errors.ts';
import type { FitRecipe } from '../../core/fits/types.ts';
import { encode } from '../encode.ts';
import { Operations } from '../operations.ts';
import { fitFunction } from './fit.ts';
import { fitLayout } from './layout.ts';
import { sumsFunction } from './sums.ts';

export interface FitExports {
  readonly memory: WebAssembly.Memory;
  /** Of four fits, whose θ, bounds, tolerance and noise lie in memory: with rows at two addresses, one at least. */
  readonly fit: (inputs: number, targets: number, rows: number, mostIterations: number) => void;
}

/** The sums of more would not stay near a processor. */
export const MOST_FIT_PARAMETERS = 24;

/** @throws LimitError for more parameters than are written out */
export function fitModule({ graph }: Pick<FitRecipe, 'graph'>): Uint8Array<ArrayBuffer> {
  const { length: P } = graph.parameters;
  if (P > MOST_FIT_PARAMETERS) {
    throw new LimitError(
      `many fits on wasm are of at most ${MOST_FIT_PARAMETERS} parameters, and this formula has ${P}: use engine cpu`,
    );
  }
  const layout = fitLayout({ graph });
  const operations = new Operations();
  const sums = sumsFunction(graph, layout, operations);
  // Those that are called come first, and each may bring more of them: so it is written twice, until nothing is new.
  fitFunction(layout, NaN, operations);
  const { functions, constants } = operations;
  const fit = fitFunction(layout, functions.length, operations);
  return encode({ functions: [...functions, sums, fit], data: constants.bytes });
}
