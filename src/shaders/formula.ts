/** A graph as WGSL: the two functions of a curve, as short as a person would write them. */
import { differentiate } from '../core/formula/derivative.ts';
import {
  operandsOf,
  type Binary,
  type Graph,
  type Node,
  type NodeId,
  type Unary,
} from '../core/formula/graph.ts';
import { withProducts } from '../core/formula/products.ts';
import { formulaText } from '../core/formula/written.ts';

/** How tightly an expression of WGSL holds together: what is looser than its place takes parentheses. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const WHOLE = 4;

/** An expression. A `number` is of one parameter or a constant, the others of four points. */
interface Expression {
  readonly text: string;
  readonly holds: number;
  readonly number?: boolean;
}

/** How an operation is written, and what its value is called where it is needed twice. */
interface Writing {
  readonly noun: string;
  /** Between its operands, or before its only one: how tightly it holds, and how tightly they must. */
  readonly operator?: { readonly sign: string; readonly holds: number; readonly right: number };
  /** Else a function at four points. */
  readonly call?: string;
}

const operator = (noun: string, sign: string, holds: number, right: number): Writing => ({
  noun,
  operator: { sign, holds, right },
});
const call = (noun: string, name: string): Writing => ({ noun, call: name });

const WRITINGS = {
  add: operator('sum', '+', SUM, PRODUCT),
  subtract: operator('difference', '-', SUM, PRODUCT),
  multiply: operator('product', '*', PRODUCT, SIGN),
  divide: operator('quotient', '/', PRODUCT, SIGN),
  negate: operator('opposite', '-', SIGN, WHOLE),
  power: call('power', 'power'),
  powerLog: call('powerLog', 'powerLog'),
  min: call('least', 'min'),
  max: call('most', 'max'),
  below: call('share', 'below'),
  abs: call('size', 'abs'),
  sign: call('signOf', 'sign'),
  step: call('stepped', 'stepAt0'),
  sqrt: call('root', 'sqrt'),
  exp: call('raised', 'exp'),
  expm1: call('raisedLess1', 'expm1'),
  log: call('logarithm', 'log'),
  log1p: call('logarithm1p', 'log1p'),
  xlogx: call('xlogxOf', 'xlogx'),
  sin: call('sine', 'sin'),
  cos: call('cosine', 'cos'),
  tan: call('tangent', 'tan'),
  asin: call('arcsine', 'asin'),
  acos: call('arccosine', 'acos'),
  atan: call('arctangent', 'atan'),
  sinh: call('hyperbolicSine', 'sinh'),
  cosh: call('hyperbolicCosine', 'cosh'),
  tanh: call('bent', 'tanh'),
  sigmoid: call('logistic', 'sigmoid'),
  softplus: call('bentUp', 'softplus'),
  erf: call('error', 'erf'),
} as const satisfies Record<Unary | Binary, Writing>;

/** A longer expression is given a name on a line of its own. */
const LONGEST = 72;

/** The most characters of a line. */
const WIDTH = 100;

/** Derivatives that take more to write are told by the lines themselves. */
const MOST_SAID = 150;

/**
 * `predict` and `backward` of a curve, of which `curves/line.wgsl` is one.
 * @param title what the curve is called: 'The straight line'; nothing for a formula that was typed
 */
export function curveWgsl(graph: Graph, title = ''): string {
  const { inputs, parameters } = graph;
  const forward = withProducts(graph);
  const slopes = differentiate(graph);
  const backward = withProducts({
    ...differentiate(graph, (builder) => builder.input(inputs.length)),
    inputs: [...inputs, 'upstream'],
  });
  const x = inputs.length === 1 ? 'vec4f' : `array<vec4f, ${inputs.length}>`;
  const said = `ŷ = ${typeset(formulaText(graph))}, θ = (${parameters.join(', ')}), at four points.`;
  const derivatives = parameters.map((name, p) => {
    const id = slopes.gradient[p];
    return `∂ŷ/∂${name} = ${id === undefined ? '0' : typeset(formulaText(slopes, id))}`;
  });
  const columns = bodyOf(backward, backward.gradient, columnsOf);
  const where = `, where ${listed(derivatives)}`;
  return [
    ...comment(title === '' ? said : `${title} ${said}`),
    '',
    `fn predict(theta: Theta, x: ${x}) -> vec4f {`,
    ...bodyOf(forward, [forward.output], ([value = '']) => value),
    '}',
    '',
    ...comment(`upstream · ∂ŷ/∂θ${where.length > MOST_SAID ? '' : where}`),
    `fn backward(theta: Theta, x: ${x}, upstream: vec4f) -> Theta4 {`,
    ...columns,
    '}',
    '',
  ].join('\n');
}

/**
 * The lines of a function.
 * @param outputs undefined for what is 0 everywhere
 * @param last what it returns, out of their expressions
 */
function bodyOf(
  graph: Graph,
  outputs: readonly (NodeId | undefined)[],
  last: (values: readonly string[]) => string,
): string[] {
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
    const plain = expressionOf(graph, node, at);
    const value = summed && node.op === 'multiply' ? rounded(plain) : plain;
    const isLeaf = operandsOf(node).length === 0;
    if (isLeaf || (count === 1 && (value.text.length <= LONGEST || outputs.includes(id)))) {
      written.push(value);
      continue;
    }
    const { noun } = WRITINGS[node.op as keyof typeof WRITINGS];
    const times = (nouns.get(noun) ?? 0) + 1;
    nouns.set(noun, times);
    const name = times === 1 ? noun : `${noun}${times}`;
    lines.push(`  let ${name} = ${value.text};`);
    written.push({ ...value, text: name, holds: WHOLE });
  }
  const values = outputs.map((id) => (id === undefined ? 'vec4f()' : points(at(id))));
  return [...lines, `  return ${last(values)};`];
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

function expressionOf({ inputs }: Graph, node: Node, at: (id: NodeId) => Expression): Expression {
  switch (node.op) {
    case 'constant':
      return { text: number(node.value), holds: node.value < 0 ? SIGN : WHOLE, number: true };
    case 'parameter':
      return { text: `theta[${node.index}]`, holds: WHOLE, number: true };
    case 'input': {
      const isUpstream = inputs[node.index] === 'upstream';
      const columns = inputs.length - (inputs.includes('upstream') ? 1 : 0);
      const x = columns === 1 ? 'x' : `x[${node.index}]`;
      return { text: isUpstream ? 'upstream' : x, holds: WHOLE };
    }
    case 'integerPower':
      throw new TypeError('integer powers are products by now');
    default: {
      const { operator: between, call: name }: Writing = WRITINGS[node.op];
      const operands = operandsOf(node).map(at);
      if (name !== undefined) {
        return { text: `${name}(${operands.map(points).join(', ')})`, holds: WHOLE };
      }
      const { sign = '', holds = WHOLE, right: least = WHOLE } = between ?? {};
      const right = held(operands.at(-1), least);
      const isNumber = operands.every((operand) => operand.number);
      const text =
        operands.length === 1 ? sign + right : `${held(operands[0], holds)} ${sign} ${right}`;
      return { text, holds, ...(isNumber && { number: true }) };
    }
  }
}

function held({ text, holds }: Expression = { text: '', holds: WHOLE }, least: number): string {
  return holds < least ? `(${text})` : text;
}

/** A product that goes into a sum, so that a compiler does not make one rounding of two. */
function rounded(value: Expression): Expression {
  return { text: `rounded(${points(value)})`, holds: WHOLE };
}

/** At four points, whatever it was before. */
function points(value: Expression): string {
  return value.number === true ? `vec4f(${value.text})` : value.text;
}

/** As f32 has it, to as many digits as tell it apart. */
function number(value: number): string {
  const single = Math.fround(value);
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toPrecision(digits))) !== single) digits++;
  return String(Number(single.toPrecision(digits)));
}

/** A line, or one for each where they are too long together. */
function columnsOf(values: readonly string[]): string {
  const line = `Theta4(${values.join(', ')})`;
  if (`  return ${line};`.length <= WIDTH) return line;
  return `Theta4(\n${values.map((value) => `    ${value},\n`).join('')}  )`;
}

function typeset(text: string): string {
  return text.replaceAll('*', '·').replaceAll('-', '−');
}

function listed(parts: readonly string[]): string {
  return parts.length < 3
    ? parts.join(' and ')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > WIDTH) lines.push(`// ${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
