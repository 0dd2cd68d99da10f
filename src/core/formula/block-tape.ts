/** A graph's values in f64, of many rows at a time: one node after another, each over all rows, which takes a fraction of the time. */
import { dependentsOf, type Graph, type Node, type NodeId } from './graph.ts';
import { integerPower } from './special.ts';
import { BINARY_F64, UNARY_F64 } from './values.ts';

export interface BlockTape {
  /** Of a node, over the rows of the last run. [most] */
  readonly valuesOf: (id: NodeId) => Float64Array;
  /** What is the same for all rows. @param theta [P] */
  readonly begin: (theta: ArrayLike<number>) => void;
  /**
   * Rows of the columns, from one on.
   * @param inputs [D]
   * @param count at most as many as there is room for
   * @param end the nodes before it; all, where nothing is said
   */
  readonly run: (
    inputs: readonly ArrayLike<number>[],
    first: number,
    count: number,
    end?: NodeId,
  ) => void;
}

type Step = (inputs: readonly ArrayLike<number>[], first: number, count: number) => void;

/** @param most rows of a block */
export function blockTapeOf({ nodes }: Pick<Graph, 'nodes'>, most: number): BlockTape {
  const values = nodes.map(() => new Float64Array(most));
  const none = new Float64Array(most);
  const at = (id: NodeId): Float64Array => values[id] ?? none;
  const varies = dependentsOf(nodes, ({ op }) => op === 'input');
  const same: { readonly out: Float64Array; readonly valueAt: (theta: ArrayLike<number>) => number }[] = []; // prettier-ignore
  const steps: { readonly id: NodeId; readonly step: Step }[] = [];
  for (const [id, node] of nodes.entries()) {
    const out = at(id);
    if (varies.has(id)) {
      steps.push({ id, step: stepOf(node, out, at) });
    } else if (node.op === 'parameter') {
      same.push({ out, valueAt: (theta) => theta[node.index] ?? NaN });
    } else if (node.op === 'constant') {
      out.fill(node.value);
    } else {
      const step = stepOf(node, out, at);
      same.push({
        out,
        valueAt: () => {
          step([], 0, 1);
          return out[0] ?? NaN;
        },
      });
    }
  }
  return {
    valuesOf: at,
    begin(theta) {
      for (const { out, valueAt } of same) out.fill(valueAt(theta));
    },
    run(inputs, first, count, end = nodes.length) {
      for (const { id, step } of steps) {
        if (id >= end) break;
        step(inputs, first, count);
      }
    },
  };
}

function stepOf(node: Node, out: Float64Array, at: (id: NodeId) => Float64Array): Step {
  switch (node.op) {
    case 'constant':
    case 'parameter':
      return () => undefined;
    case 'input':
      return (inputs, first, count) => {
        const column = inputs[node.index];
        for (let i = 0; i < count; i++) out[i] = column?.[first + i] ?? NaN;
      };
    case 'integerPower': {
      const a = at(node.a);
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = integerPower(a[i] ?? NaN, node.exponent);
      };
    }
    default:
      return 'b' in node
        ? binaryStep(node.op, out, at(node.a), at(node.b))
        : unaryStep(node.op, out, at(node.a));
  }
}

function unaryStep(op: keyof typeof UNARY_F64, out: Float64Array, a: Float64Array): Step {
  // What is met most is written out, so that it is compiled by itself.
  switch (op) {
    case 'negate':
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = -(a[i] ?? NaN);
      };
    case 'exp':
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = Math.exp(a[i] ?? NaN);
      };
    default: {
      const compute = UNARY_F64[op];
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = compute(a[i] ?? NaN);
      };
    }
  }
}

function binaryStep(
  op: keyof typeof BINARY_F64,
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
): Step {
  switch (op) {
    case 'add':
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = (a[i] ?? NaN) + (b[i] ?? NaN);
      };
    case 'subtract':
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = (a[i] ?? NaN) - (b[i] ?? NaN);
      };
    case 'multiply':
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = (a[i] ?? NaN) * (b[i] ?? NaN);
      };
    case 'divide':
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = (a[i] ?? NaN) / (b[i] ?? NaN);
      };
    default: {
      const compute = BINARY_F64[op];
      return (_inputs, _first, count) => {
        for (let i = 0; i < count; i++) out[i] = compute(a[i] ?? NaN, b[i] ?? NaN);
      };
    }
  }
}
