/** What one fit of many sees at a θ, block by block. */
import type { FitBatch, FitRecipe } from '../../core/fits/types.ts';
import type { Rows } from '../../core/fits/batch.ts';
import { blockTapeOf } from '../../core/formula/block-tape.ts';
import { differentiate } from '../../core/formula/derivative.ts';
import { withProducts } from '../../core/formula/products.ts';
import type { Triangle } from './triangle.ts';

/** Rows that are brought into a triangle at once. */
const BLOCK = 256;

/** What brings R of scale·√w·[∂ŷ/∂θ | y − ŷ] into a triangle. @returns its χ²; NaN or ∞ where not all of it is finite */
export function looking({ graph }: FitRecipe) {
  const P = graph.parameters.length;
  const { nodes, output, gradient } = withProducts(differentiate(graph));
  const tape = blockTapeOf({ nodes }, BLOCK);
  const predictions = tape.valuesOf(output);
  const slopes = gradient.map((id) => (id === undefined ? undefined : tape.valuesOf(id)));
  const block = new Float64Array((P + 1) * BLOCK);
  const roots = new Float64Array(BLOCK);
  return (
    batch: FitBatch,
    rows: Rows,
    scale: number,
    theta: Float64Array,
    to: Triangle,
  ): number => {
    const { inputs, target, weights } = batch;
    to.clear();
    tape.begin(theta);
    let [cost, size] = [0, 0];
    for (let begun = 0; begun < rows.count; begun += BLOCK) {
      const count = Math.min(BLOCK, rows.count - begun);
      const first = rows.first + begun;
      tape.run(inputs, rows.firstInput + begun, count);
      for (let i = 0; i < count; i++) roots[i] = weights === undefined ? scale : scale * Math.sqrt(weights[first + i] ?? NaN); // prettier-ignore
      for (let i = 0; i < count; i++) {
        const residual = (roots[i] ?? NaN) * ((target[first + i] ?? NaN) - (predictions[i] ?? NaN));
        cost += residual * residual;
        block[P * count + i] = residual;
      }
      for (let p = 0; p < P; p++) {
        const column = slopes[p];
        for (let i = 0; i < count; i++) {
          const slope = column === undefined ? 0 : (roots[i] ?? NaN) * (column[i] ?? NaN);
          block[p * count + i] = slope;
          size += slope;
        }
      }
      to.append(block, count);
    }
    return Number.isFinite(size) ? cost : NaN;
  };
}
