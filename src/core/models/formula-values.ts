import { differentiate } from '../formula/derivative.ts';
import type { Graph } from '../formula/graph.ts';
import { tapeF64 } from '../formula/values.ts';
import type { Differentiable } from './differentiable.ts';

/** A formula's graph with its derivative, as a tape. */
export function formulaValues(graph: Graph): Differentiable {
  const differentiated = differentiate(graph);
  const { output, gradient: slopes } = differentiated;
  const tape = tapeF64(differentiated);
  let values: Float64Array = new Float64Array();
  return {
    forward: (inputs, theta) => {
      values = tape(inputs, theta);
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
