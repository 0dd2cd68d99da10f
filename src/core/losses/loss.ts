import { differentiate, type Differentiated } from '../formula/derivative.ts';
import type { Graph } from '../formula/graph.ts';
import { parseFormula } from '../formula/parse.ts';
import { tapeF64 } from '../formula/values.ts';
import type { Family } from '../input/family.ts';

/** The loss of one point as a function of ŷ and y. A run's loss is the mean. */
export interface Loss {
  /** l(ŷ, y): ŷ is its parameter, y its input. */
  readonly graph: Graph;
  /** l(ŷ, y), f64 */
  readonly loss: (prediction: number, target: number) => number;
  /** ∂l/∂ŷ, f64 */
  readonly lossGrad: (prediction: number, target: number) => number;
}

export interface LossFamily<Options extends object> extends Family<Options, string> {
  /** Between which y have to lie; any, where it is left out. */
  readonly targets?: { readonly least: number; readonly most: number };
}

/** The loss of a formula of p, the prediction, and y. */
export function lossOfFormula(formula: string): Loss {
  const { graph } = parseFormula(formula, ['y']);
  const slopes: Differentiated = differentiate(graph);
  const [slope] = slopes.gradient;
  const tape = tapeF64(slopes);
  const at = (id: number | undefined) => (prediction: number, target: number) => {
    const values = tape([target], [prediction]);
    return id === undefined ? 0 : (values[id] ?? NaN);
  };
  return { graph, loss: at(graph.output), lossGrad: at(slope) };
}
