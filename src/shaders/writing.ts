/** How the nodes of a graph are written as lines of WGSL. */
import {
  operandsOf,
  type Binary,
  type Graph,
  type Node,
  type NodeId,
  type Unary,
} from '../core/formula/graph.ts';
import { SPELLINGS } from './functions/index.ts';

/** How tightly an expression of WGSL holds together: what is looser than its place takes parentheses. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const WHOLE = 4;

/** An expression. A `number` is of one parameter or a constant, where the others are of four points. */
interface Expression {
  readonly text: string;
  readonly holds: number;
  readonly isNumber?: boolean;
  readonly isConstant?: boolean;
}

/** How what a graph is given is written. */
export interface Leaf {
  readonly input: (index: number) => string | { readonly text: string; readonly isNumber: true };
  readonly parameter: (
    index: number,
  ) => string | { readonly text: string; readonly isNumber: true };
}

/** Of what the lines compute. */
export interface Dialect {
  /** What stands for a function; undefined where it is an operator. */
  readonly call: (op: Unary | Binary) => string | undefined;
  /** A number where a value of the lines is due. */
  readonly widened: (number: string) => string;
  readonly zero: string;
  /** Whether a product that goes into a sum is kept from being rounded with it. */
  readonly rounds: boolean;
}

/** Values at four points, by the functions of this house. */
export const AT_FOUR_POINTS: Dialect = {
  call: (op) => {
    const spelling = SPELLINGS[op];
    return 'call' in spelling ? spelling.call : undefined;
  },
  widened: (number) => `vec4f(${number})`,
  zero: 'vec4f()',
  rounds: true,
};

/** One number: WGSL's own functions will do, whose last digits no sum over points depends on. */
export const OF_A_PARAMETER: Dialect = {
  call: (op) => (op in OPERATORS ? undefined : op),
  widened: (number) => number,
  zero: '0',
  rounds: false,
};

/** Between its operands, or before its only one: how tightly it holds, and how tightly the right one must. */
const OPERATORS: Readonly<
  Partial<
    Record<
      Unary | Binary,
      { readonly sign: string; readonly holds: number; readonly right: number }
    >
  >
> = {
  add: { sign: '+', holds: SUM, right: PRODUCT },
  subtract: { sign: '-', holds: SUM, right: PRODUCT },
  multiply: { sign: '*', holds: PRODUCT, right: SIGN },
  divide: { sign: '/', holds: PRODUCT, right: SIGN },
  negate: { sign: '-', holds: SIGN, right: WHOLE },
};

/** What a value is called where it is needed twice. */
const NOUNS = {
  add: 'sum',
  subtract: 'difference',
  multiply: 'product',
  divide: 'quotient',
  negate: 'opposite',
  power: 'power',
  powerLog: 'powerLog',
  min: 'least',
  max: 'most',
  below: 'share',
  abs: 'size',
  sign: 'signOf',
  step: 'stepped',
  sqrt: 'root',
  exp: 'raised',
  expm1: 'raisedLess1',
  log: 'logarithm',
  log1p: 'logarithm1p',
  xlogx: 'xlogxOf',
  sin: 'sine',
  cos: 'cosine',
  tan: 'tangent',
  asin: 'arcsine',
  acos: 'arccosine',
  atan: 'arctangent',
  sinh: 'hyperbolicSine',
  cosh: 'hyperbolicCosine',
  tanh: 'bent',
  sigmoid: 'logistic',
  softplus: 'bentUp',
  erf: 'error',
} as const satisfies Record<Unary | Binary, string>;

/** A longer expression is given a name on a line of its own. */
const LONGEST = 72;

/** The most characters of a line. */
export const WIDTH = 100;

/**
 * The lines of a function.
 * @param outputs undefined for what is 0 everywhere
 * @param last what it returns, out of their expressions; with `targets` they are written there instead
 */
export function bodyOf(
  graph: Pick<Graph, 'nodes'>,
  outputs: readonly (NodeId | undefined)[],
  leaf: Leaf,
  dialect: Dialect,
  last: (values: readonly string[]) => string,
  targets?: readonly string[],
): string[] {
  // What is written to is read before.
  const named = targets === undefined ? [] : outputs;
  const { lines, at } = linesOf(graph, { outputs, named, leaf, dialect });
  const values = outputs.map((id) => (id === undefined ? dialect.zero : whole(at(id), dialect)));
  if (targets === undefined) return [...lines, `  return ${last(values)};`];
  return [...lines, ...targets.map((target, i) => `  ${target} = ${values[i] ?? ''};`)];
}

/** Lines that add each output to its target as soon as it is there: until then a compiler has to keep it somewhere. */
export function sumsOf(
  graph: Pick<Graph, 'nodes'>,
  outputs: readonly NodeId[],
  targets: readonly string[],
  leaf: Leaf,
  dialect: Dialect,
): string[] {
  const added = (id: NodeId, value: Expression): readonly string[] =>
    outputs.flatMap((output, i) =>
      output === id ? [`  ${targets[i] ?? ''} += ${whole(value, dialect)};`] : [],
    );
  return linesOf(graph, { outputs, named: [], leaf, dialect, added }).lines;
}

interface Lines {
  readonly outputs: readonly (NodeId | undefined)[];
  /** Those that get a name of their own. */
  readonly named: readonly (NodeId | undefined)[];
  readonly leaf: Leaf;
  readonly dialect: Dialect;
  /** Lines that follow a value. */
  readonly added?: (id: NodeId, value: Expression) => readonly string[];
}

function linesOf(
  graph: Pick<Graph, 'nodes'>,
  { outputs, named, leaf, dialect, added = () => [] }: Lines,
): { readonly lines: string[]; readonly at: (id: NodeId) => Expression } {
  const uses = usesOf(graph.nodes, outputs);
  const lines: string[] = [];
  const nouns = new Map<string, number>();
  const written: Expression[] = [];
  const at = (id: NodeId): Expression => written[id] ?? { text: 'NaN', holds: WHOLE };
  for (const [id, node] of graph.nodes.entries()) {
    const { count, summed } = uses[id] ?? { count: 0, summed: false };
    if (count === 0) {
      written.push(at(id));
      continue;
    }
    const plain = expressionOf(node, leaf, dialect, at);
    const value =
      dialect.rounds && summed && node.op === 'multiply' ? rounded(plain, dialect) : plain;
    const isLeaf = operandsOf(node).length === 0;
    const isShort = value.text.length <= LONGEST || outputs.includes(id);
    if (isLeaf || (count === 1 && isShort && !named.includes(id))) {
      written.push(value);
    } else {
      const noun = nameOf(node);
      const times = (nouns.get(noun) ?? 0) + 1;
      nouns.set(noun, times);
      const name = times === 1 ? noun : `${noun}${times}`;
      lines.push(`  let ${name} = ${value.text};`);
      written.push({ ...value, text: name, holds: WHOLE });
    }
    lines.push(...added(id, at(id)));
  }
  return { lines, at };
}

function nameOf(node: Node): string {
  return NOUNS[node.op as keyof typeof NOUNS];
}

interface Uses {
  /** By how many nodes and outputs. */
  readonly count: number;
  /** Whether it goes into a sum, at once or by its opposite: an output does. */
  readonly summed: boolean;
}

function usesOf(nodes: readonly Node[], outputs: readonly (NodeId | undefined)[]): readonly Uses[] {
  const count = nodes.map(() => 0);
  const summed = nodes.map(() => false);
  for (const id of outputs) {
    if (id === undefined) continue;
    count[id] = (count[id] ?? 0) + 1;
    summed[id] = true;
  }
  // Those that look at a node stand behind it.
  for (let id = nodes.length - 1; id >= 0; id--) {
    const node = nodes[id];
    if (node === undefined || count[id] === 0) continue;
    for (const operand of operandsOf(node)) {
      count[operand] = (count[operand] ?? 0) + 1;
      const isSum = node.op === 'add' || node.op === 'subtract';
      if (isSum || (node.op === 'negate' && summed[id] === true)) summed[operand] = true;
    }
  }
  return nodes.map((_, id) => ({ count: count[id] ?? 0, summed: summed[id] ?? false }));
}

/** The operations that lead to some nodes. */
export function operationsOf(
  nodes: readonly Node[],
  outputs: readonly (NodeId | undefined)[],
): readonly (Unary | Binary)[] {
  const uses = usesOf(nodes, outputs);
  const used = nodes.filter((node, id) => (uses[id]?.count ?? 0) > 0 && node.op in SPELLINGS);
  return [...new Set(used.map(({ op }) => op as Unary | Binary))];
}

function expressionOf(
  node: Node,
  leaf: Leaf,
  { call, widened }: Dialect,
  at: (id: NodeId) => Expression,
): Expression {
  switch (node.op) {
    case 'constant':
      return {
        text: number(node.value),
        holds: node.value < 0 ? SIGN : WHOLE,
        isNumber: true,
        isConstant: true,
      };
    case 'parameter':
    case 'input': {
      const written = leaf[node.op](node.index);
      return { holds: WHOLE, ...(typeof written === 'string' ? { text: written } : written) };
    }
    case 'integerPower':
      throw new TypeError('integer powers are products by now');
    default: {
      const operands = operandsOf(node).map(at);
      const isNumber = operands.every((operand) => operand.isNumber);
      const [, divisor] = operands;
      const areConstants = operands.every((operand) => operand.isConstant);
      const isPlain = node.op === 'divide' && (areConstants || isPowerOfTwo(divisor));
      const name = isPlain ? undefined : call(node.op);
      if (name !== undefined) {
        const given = operands.map((operand) => whole(operand, { widened }));
        return { text: `${name}(${given.join(', ')})`, holds: WHOLE };
      }
      const { sign = '', holds = WHOLE, right: least = WHOLE } = OPERATORS[node.op] ?? {};
      const right = held(operands.at(-1), least);
      const text =
        operands.length === 1 ? sign + right : `${held(operands[0], holds)} ${sign} ${right}`;
      return { text, holds, ...(isNumber && { isNumber }) };
    }
  }
}

/** A quotient by it is exact on every device. */
function isPowerOfTwo(expression: Expression | undefined): boolean {
  const value = Number(expression?.text);
  return value > 0 && Number.isInteger(Math.log2(value));
}

function held({ text, holds }: Expression = { text: '', holds: WHOLE }, least: number): string {
  return holds < least ? `(${text})` : text;
}

/** A product that goes into a sum, so that a compiler does not make one rounding of two. */
function rounded(value: Expression, dialect: Dialect): Expression {
  return { text: `rounded(${whole(value, dialect)})`, holds: WHOLE };
}

/** As a value of the lines, whatever it was before. */
function whole(value: Expression, { widened }: Pick<Dialect, 'widened'>): string {
  return value.isNumber === true ? widened(value.text) : value.text;
}

/** As f32 has it, to as many digits as tell it apart. */
function number(value: number): string {
  const single = Math.fround(value);
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toPrecision(digits))) !== single) digits++;
  return String(Number(single.toPrecision(digits)));
}
