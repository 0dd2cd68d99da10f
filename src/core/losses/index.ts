/** A loss as its formula says it, with its derivative. */
import { F64, type Arithmetic } from '../formula/arithmetic.ts';
import { differentiate, type Differentiated } from '../formula/derivative.ts';
import type { Graph } from '../formula/graph.ts';
import { parseFormula } from '../formula/parse.ts';
import { tapeOf } from '../formula/tape.ts';
import { lossFormula, type LossChoice } from './rows.ts';

export { LOSS_IDS, type LossChoice, type LossId, type Targets } from './rows.ts';

/** The loss of one point as a function of ŷ and y. A run's loss is the mean. */
export interface Loss {
  /** l(ŷ, y): ŷ is its parameter, y its input. */
  readonly graph: Graph;
  /** l(ŷ, y) */
  readonly loss: (prediction: number, target: number) => number;
  /** ∂l/∂ŷ */
  readonly lossGrad: (prediction: number, target: number) => number;
}

/**
 * @param arithmetic f64 where it is left out
 * @throws ConfigError
 */
export function lossOf(choice: LossChoice, arithmetic: Arithmetic = F64): Loss {
  const { graph } = parseFormula(lossFormula(choice), ['y']);
  const slopes: Differentiated = differentiate(graph);
  const [slope] = slopes.gradient;
  const tape = tapeOf(slopes, arithmetic);
  const at = (id: number | undefined) => (prediction: number, target: number) => {
    const values = tape([target], [prediction]);
    return id === undefined ? 0 : (values[id] ?? NaN);
  };
  return { graph, loss: at(graph.output), lossGrad: at(slope) };
}
