import { differentiate } from '../../core/formula/derivative.ts';
import type { Graph } from '../../core/formula/graph.ts';
import { tapeF64 } from '../../core/formula/values.ts';
import type { Differentiable } from './differentiable.ts';

/** A formula's graph with its derivative, as a tape. @param inputs the graph's columns. [D][n] */
export function formulaModel(graph: Graph, inputs: readonly Float32Array[]): Differentiable {
  const differentiated = differentiate(graph);
  const { output, gradient: slopes, parameters } = differentiated;
  const tape = tapeF64(differentiated);
  const x = inputs.map(() => 0);
  let values: Float64Array = new Float64Array();
  return {
    parameterCount: parameters.length,
    forward: (row, theta) => {
      for (const [d, column] of inputs.entries()) x[d] = column[row] ?? NaN;
      values = tape(x, theta);
      return values[output] ?? NaN;
    },
    backward: (upstream, _theta, gradient) => {
      for (const [p, id] of slopes.entries()) {
        // What ŷ does not depend on keeps a gradient of 0.
        if (id !== undefined) {
          gradient[p] = (gradient[p] ?? NaN) + upstream * (values[id] ?? NaN);
        }
      }
    },
  };
}
