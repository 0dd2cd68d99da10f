/** Whether a model could be shifted up and down: only then is the mean of y a fit by it, with which R² compares. */
import type { Differentiated } from '../formula/derivative.ts';
import { dependentsOf, type NodeId } from '../formula/graph.ts';
import { tapeOf } from '../formula/tape.ts';

/** A sum, as a function of the inputs: so much of each node that depends on them, and a constant under CONSTANT. */
type Sum = ReadonlyMap<NodeId, number>;
const CONSTANT: NodeId = -1;
/** A share of a sum that is a rounding. */
const NOTHING = 1e-9;

/**
 * Whether some direction of θ adds the same to every ŷ, whatever the rows: c of `a*x + c`, both of `a*x + b*(1 - x)`; none of
 * `a*x` or `a*exp(-b*x)`. Sums, differences and multiples are seen through; that sin² + cos² is 1 is not.
 * @param free the parameters that are fitted, by their places
 * @param theta where derivatives are taken. [P]
 */
export function hasConstant(
  derived: Differentiated,
  free: readonly number[],
  theta: readonly number[],
): boolean {
  const { nodes, gradient, inputs } = derived;
  // Of what depends on no input, the input's value does not matter.
  const values = tapeOf(derived)(new Float64Array(inputs.length), theta);
  const varies = dependentsOf(nodes, ({ op }) => op === 'input');
  const sums: Sum[] = [];
  for (const [id, node] of nodes.entries()) {
    const sumOf = (of: NodeId): Sum => sums[of] ?? new Map<NodeId, number>();
    const value = (of: NodeId): number => values[of] ?? NaN;
    if (!varies.has(id)) sums.push(new Map([[CONSTANT, value(id)]]));
    else if (node.op === 'add') sums.push(combined(sumOf(node.a), 1, sumOf(node.b)));
    else if (node.op === 'subtract') sums.push(combined(sumOf(node.a), -1, sumOf(node.b)));
    else if (node.op === 'negate') sums.push(times(sumOf(node.a), -1));
    else if (node.op === 'multiply' && !varies.has(node.a))
      sums.push(times(sumOf(node.b), value(node.a))); // prettier-ignore
    else if (node.op === 'multiply' && !varies.has(node.b))
      sums.push(times(sumOf(node.a), value(node.b))); // prettier-ignore
    else if (node.op === 'divide' && !varies.has(node.b))
      sums.push(times(sumOf(node.a), 1 / value(node.b))); // prettier-ignore
    else sums.push(new Map([[id, 1]]));
  }
  return spansConstant(free.flatMap((p) => sums[gradient[p] ?? NaN] ?? []));
}

function combined(one: Sum, share: number, other: Sum): Sum {
  const found = new Map(one);
  for (const [id, value] of other) found.set(id, (found.get(id) ?? 0) + share * value);
  return found;
}

function times(sum: Sum, share: number): Sum {
  return new Map([...sum].map(([id, value]) => [id, share * value]));
}

/** Gauss's elimination of all that varies: whether a constant is left over. */
function spansConstant(given: readonly Sum[]): boolean {
  let rows = given.map(ofLengthOne).filter((row) => row.size > 0);
  for (;;) {
    const [pivot, at] = greatestVarying(rows);
    if (pivot === undefined) return rows.some((row) => Math.abs(row.get(CONSTANT) ?? 0) > NOTHING);
    rows = rows.flatMap((row) => {
      const share = (row.get(at) ?? 0) / (pivot.get(at) ?? NaN);
      return row === pivot ? [] : [cleared(combined(row, -share, pivot), at)];
    });
  }
}

function ofLengthOne(sum: Sum): Sum {
  const length = Math.hypot(...sum.values());
  return length > 0 && length < Infinity ? times(sum, 1 / length) : new Map();
}

function greatestVarying(rows: readonly Sum[]): [Sum | undefined, NodeId] {
  let [best, at, most]: [Sum | undefined, NodeId, number] = [undefined, CONSTANT, NOTHING];
  for (const row of rows)
    for (const [id, value] of row)
      if (id !== CONSTANT && Math.abs(value) > most) [best, at, most] = [row, id, Math.abs(value)];
  return [best, at];
}

function cleared(sum: Sum, at: NodeId): Sum {
  return new Map([...sum].filter(([id]) => id !== at));
}
