/** Columns of a linear model, from its graph. */
import type { Columns } from '../data/columns.ts';
import { inputsOf } from '../data/inputs.ts';
import { differentiate } from '../formula/derivative.ts';
import type { Graph } from '../formula/graph.ts';
import { tapeOf } from '../formula/tape.ts';
import { ONE, constant, copied, given, type Feature, type Features } from './columns.ts';
import { hasOffset } from './linear.ts';

/** @param graph that is linear in its parameters */
export function featuresOf(graph: Graph, data: Columns): Features {
  const { nodes, gradient, output } = differentiate(graph);
  const inputs = inputsOf(data);
  const { y } = data;
  const rows = y.length;
  const made = new Map<number, Float64Array>();
  const features = gradient.map((id): Feature => {
    const node = id === undefined ? undefined : nodes[id];
    if (id === undefined || node === undefined) return given(constant(0));
    if (node.op === 'constant') return node.value === 1 ? ONE : given(constant(node.value));
    if (node.op === 'input') return given(copied(inputs[node.index] ?? []));
    return { at: copied(valuesOf(made, id, rows)), isOne: false, isGiven: false };
  });
  const offset = hasOffset(graph) ? valuesOf(made, output, rows) : undefined;
  fill(made, { tape: tapeOf({ nodes }), rows, inputs, parameters: gradient.length });
  const target =
    offset === undefined ? copied(y) : copied(offset.map((part, i) => (y[i] ?? NaN) - part));
  return { rows, features, target };
}

/** A column that {@link fill} is going to fill. */
function valuesOf(made: Map<number, Float64Array>, id: number, rows: number): Float64Array {
  const values = made.get(id) ?? new Float64Array(rows);
  made.set(id, values);
  return values;
}

interface Filling {
  readonly tape: ReturnType<typeof tapeOf>;
  readonly rows: number;
  readonly inputs: readonly ArrayLike<number>[];
  readonly parameters: number;
}

/** At θ = 0, where ŷ is the part without θ; the derivatives are the same everywhere. */
function fill(
  made: ReadonlyMap<number, Float64Array>,
  { tape, rows, inputs, parameters }: Filling,
): void {
  if (made.size === 0) return;
  const zero = new Float64Array(parameters);
  const row = new Float64Array(inputs.length);
  for (let i = 0; i < rows; i++) {
    for (const [d, column] of inputs.entries()) row[d] = column[i] ?? NaN;
    const values = tape(row, zero);
    for (const [id, column] of made) column[i] = values[id] ?? NaN;
  }
}
