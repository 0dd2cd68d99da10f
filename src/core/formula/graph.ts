/** A formula as a graph: nodes in order, each a constant, an input, a parameter or an operation on earlier ones. */

/** Operations, and how many nodes each takes. */
export const ARITY = {
  add: 2,
  subtract: 2,
  multiply: 2,
  divide: 2,
  /** A real power: of a negative base NaN, unless the exponent is whole. */
  power: 2,
  /** aᵇ · log a, and 0 where a is 0 and b is not negative: the derivative of a power by its exponent. */
  powerLog: 2,
  min: 2,
  max: 2,
  /** 1 where a < b, 0 where a > b, and ½ where they are equal: who gets the derivative of min and max. */
  below: 2,
  negate: 1,
  abs: 1,
  sign: 1,
  /** 1 from 0 on, 0 before. */
  step: 1,
  sqrt: 1,
  exp: 1,
  expm1: 1,
  log: 1,
  log1p: 1,
  /** x · log x, and 0 at 0. */
  xlogx: 1,
  sin: 1,
  cos: 1,
  tan: 1,
  asin: 1,
  acos: 1,
  atan: 1,
  sinh: 1,
  cosh: 1,
  tanh: 1,
  sigmoid: 1,
  softplus: 1,
  erf: 1,
} as const satisfies Record<string, 1 | 2>;

export type Operation = keyof typeof ARITY;
type Taking<N> = { [K in Operation]: (typeof ARITY)[K] extends N ? K : never }[Operation];
export type Unary = Taking<1>;
export type Binary = Taking<2>;

/** A node by its place in the list. */
export type NodeId = number;

export type Node =
  | { readonly op: 'constant'; readonly value: number }
  /** Column `index` of the data. */
  | { readonly op: 'input'; readonly index: number }
  | { readonly op: 'parameter'; readonly index: number }
  /** An integer power: a product of `exponent` factors, or one divided by it. Of negative bases, too. */
  | { readonly op: 'integerPower'; readonly a: NodeId; readonly exponent: number }
  | { readonly op: Unary; readonly a: NodeId }
  | { readonly op: Binary; readonly a: NodeId; readonly b: NodeId };

export type NodeKind = Node['op'];

export interface Graph {
  /** A node's operands stand before it. */
  readonly nodes: readonly Node[];
  /** The columns, by name. [D] */
  readonly inputs: readonly string[];
  /** By name, in the order of θ. [P] */
  readonly parameters: readonly string[];
  /** ŷ */
  readonly output: NodeId;
}

/** The nodes that look at a source, directly or through others, and the sources. */
export function dependentsOf(
  nodes: readonly Node[],
  isSource: (node: Node) => boolean,
): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  for (const [id, node] of nodes.entries())
    if (isSource(node) || operandsOf(node).some((one) => found.has(one))) found.add(id);
  return found;
}

/** The nodes that some look at, directly or through others, and those. */
export function lookedAtBy(nodes: readonly Node[], tops: readonly NodeId[]): ReadonlySet<NodeId> {
  const found = new Set(tops);
  // Operands stand before what is made of them.
  for (let id = nodes.length - 1; id >= 0; id--) {
    const node = nodes[id];
    if (node !== undefined && found.has(id)) for (const one of operandsOf(node)) found.add(one);
  }
  return found;
}

/** The nodes that a node looks at. */
export function operandsOf(node: Node): readonly NodeId[] {
  if ('b' in node) return [node.a, node.b];
  return 'a' in node ? [node.a] : [];
}
