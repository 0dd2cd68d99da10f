import type { Arithmetic } from '../formula/arithmetic.ts';
import { differentiate } from '../formula/derivative.ts';
import type { Graph } from '../formula/graph.ts';
import { withProducts } from '../formula/products.ts';
import { tapeOf } from '../formula/tape.ts';
import type { Differentiable } from './differentiated.ts';

/** A formula's graph with its derivative, as a tape: the same operations in the same order as in a kernel. */
export function formulaValues(graph: Graph, arithmetic: Arithmetic): Differentiable {
  const columns = graph.inputs.length;
  const seeded = differentiate(graph, (builder) => builder.input(columns));
  const { nodes, output, gradient: slopes } = withProducts(seeded);
  const tape = tapeOf({ nodes }, arithmetic);
  const x = new Float64Array(columns + 1);
  return {
    forward: (inputs, theta) => {
      x.set(inputs);
      return tape(x, theta, 0, output + 1)[output] ?? NaN;
    },
    backward: (upstream, theta, gradient) => {
      x[columns] = upstream;
      const values = tape(x, theta, output + 1);
      for (const [p, id] of slopes.entries()) {
        // What ŷ does not depend on keeps a gradient of 0.
        if (id !== undefined) {
          gradient[p] = arithmetic.round((gradient[p] ?? NaN) + (values[id] ?? NaN));
        }
      }
    },
  };
}
