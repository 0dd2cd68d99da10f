import type { Arithmetic } from '../formula/arithmetic.ts';
import { differentiate, type Differentiated } from '../formula/derivative.ts';
import type { Graph } from '../formula/graph.ts';
import { parseFormula } from '../formula/parse.ts';
import { tapeOf } from '../formula/tape.ts';
import type { Family } from '../input/family.ts';

/** The loss of one point as a function of ŷ and y. A run's loss is the mean. */
export interface Loss {
  /** l(ŷ, y): ŷ is its parameter, y its input. */
  readonly graph: Graph;
  /** l(ŷ, y) */
  readonly loss: (prediction: number, target: number) => number;
  /** ∂l/∂ŷ */
  readonly lossGrad: (prediction: number, target: number) => number;
}

export interface Targets {
  readonly least: number;
  readonly most: number;
}

export interface LossFamily<Options extends object> extends Family<Options, string> {
  /** Between which y have to lie; any, where it is left out. */
  readonly targets?: Targets;
}

/** The loss of a formula of p, the prediction, and y. */
export function lossOfFormula(formula: string, arithmetic: Arithmetic): Loss {
  const { graph } = parseFormula(formula, ['y']);
  const slopes: Differentiated = differentiate(graph);
  const [slope] = slopes.gradient;
  const tape = tapeOf(slopes, arithmetic);
  const at = (id: number | undefined) => (prediction: number, target: number) => {
    const values = tape([target], [prediction]);
    return id === undefined ? 0 : (values[id] ?? NaN);
  };
  return { graph, loss: at(graph.output), lossGrad: at(slope) };
}
