/** A formula as PyTorch computes it. */
import {
  operandsOf,
  type Binary,
  type Graph,
  type Node,
  type NodeId,
  type Unary,
} from '../formula/graph.ts';
import { valueText, type PythonNames } from './python.ts';

/** How tightly a text holds together: what is looser than its place takes parentheses. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const POWER = 4;
const WHOLE = 5;

interface Written {
  readonly text: string;
  readonly holds: number;
}

/** An operand as a text that holds at least as tightly as is asked for. */
type Operand = (least: number) => string;

const whole = (text: string): Written => ({ text, holds: WHOLE });
const call =
  (name: string) =>
  (...operands: readonly Operand[]): Written =>
    whole(`${name}(${operands.map((one) => one(SUM)).join(', ')})`);

const UNARY = {
  negate: (a) => ({ text: `-${a(PRODUCT)}`, holds: PRODUCT }),
  abs: call('torch.abs'),
  sign: call('torch.sign'),
  step: (a) => whole(`torch.clamp(torch.sign(${a(SUM)}) + 1, max=1)`),
  sqrt: call('torch.sqrt'),
  exp: call('torch.exp'),
  expm1: call('torch.expm1'),
  log: call('torch.log'),
  log1p: call('torch.log1p'),
  xlogx: (a) => whole(`torch.special.xlogy(${a(SUM)}, ${a(SUM)})`),
  sin: call('torch.sin'),
  cos: call('torch.cos'),
  tan: call('torch.tan'),
  asin: call('torch.asin'),
  acos: call('torch.acos'),
  atan: call('torch.atan'),
  sinh: call('torch.sinh'),
  cosh: call('torch.cosh'),
  tanh: call('torch.tanh'),
  sigmoid: call('torch.sigmoid'),
  // torch's own softplus is the identity from 20 on.
  softplus: (a) => whole(`torch.logaddexp(${a(SUM)}, ${tensor('0.0')})`),
  erf: call('torch.erf'),
} as const satisfies Record<Unary, (a: Operand) => Written>;

const BINARY = {
  add: (a, b) => ({ text: `${a(SUM)} + ${b(PRODUCT)}`, holds: SUM }),
  subtract: (a, b) => ({ text: `${a(SUM)} - ${b(PRODUCT)}`, holds: SUM }),
  multiply: (a, b) => ({ text: `${a(PRODUCT)} * ${b(SIGN)}`, holds: PRODUCT }),
  divide: (a, b) => ({ text: `${a(PRODUCT)} / ${b(SIGN)}`, holds: PRODUCT }),
  power: (a, b) => ({ text: `${a(WHOLE)} ** ${b(WHOLE)}`, holds: POWER }),
  powerLog: (a, b) => whole(`torch.special.xlogy(${a(WHOLE)} ** ${b(WHOLE)}, ${a(SUM)})`),
  // Both halve the derivative where the two are equal.
  min: call('torch.minimum'),
  max: call('torch.maximum'),
  below: (a, b) => ({ text: `(1 - torch.sign(${a(SUM)} - ${b(PRODUCT)})) / 2`, holds: PRODUCT }),
} as const satisfies Record<Binary, (a: Operand, b: Operand) => Written>;

/** These write an operand twice. */
const TWICE: ReadonlySet<string> = new Set(['xlogx', 'powerLog']);

/** These take a number beside a tensor; functions take tensors alone. */
const ARITHMETIC: ReadonlySet<string> = new Set(['add', 'subtract', 'multiply', 'divide', 'power']);

export interface TorchText {
  /** What comes first: values that are looked at more than once. */
  readonly lines: readonly string[];
  /** ŷ, a sum or what holds more tightly. */
  readonly value: string;
  /** Whether it differs from row to row. */
  readonly isColumn: boolean;
}

/**
 * @param inputs what the columns are called there. [D]
 * @param parameters likewise. [P]
 * @param names gives those of the lines
 */
export function torchText(
  { nodes, output }: Graph,
  inputs: readonly string[],
  parameters: readonly string[],
  names: PythonNames,
): TorchText {
  const uses = usesOf(nodes, output);
  const written: Written[] = [];
  const lines: string[] = [];
  // What is made of numbers alone, and what looks at a column.
  const [isNumber, isColumn] = [new Set<NodeId>(), new Set<NodeId>()];
  nodes.slice(0, output + 1).forEach((node, id) => {
    const operands = operandsOf(node);
    const areNumbers = operands.every((one) => isNumber.has(one));
    const operand =
      (one: NodeId): Operand =>
      (least) => {
        const { text = '', holds = WHOLE } = written[one] ?? {};
        const bare = nodes[one]?.op === 'constant';
        if (bare && (areNumbers || !ARITHMETIC.has(node.op))) return tensor(text);
        return holds < least ? `(${text})` : text;
      };
    const writtenOf = (): Written => {
      switch (node.op) {
        case 'constant':
          return { text: valueText(node.value), holds: node.value < 0 ? SIGN : WHOLE };
        case 'input':
          return whole(inputs[node.index] ?? '');
        case 'parameter':
          return whole(parameters[node.index] ?? '');
        case 'integerPower':
          return { text: `${operand(node.a)(WHOLE)} ** ${node.exponent}`, holds: POWER };
        default:
          return 'b' in node
            ? BINARY[node.op](operand(node.a), operand(node.b))
            : UNARY[node.op](operand(node.a));
      }
    };
    if (node.op === 'constant' || (operands.length > 0 && areNumbers)) isNumber.add(id);
    if (node.op === 'input' || operands.some((one) => isColumn.has(one))) isColumn.add(id);
    const text = writtenOf();
    const isShared = operands.length > 0 && (uses[id] ?? 0) > 1;
    if (!isShared) {
      written.push(text);
      return;
    }
    const name = names.of(`v${lines.length + 1}`);
    lines.push(`${name} = ${text.text}`);
    written.push(whole(name));
  });
  const value = written[output]?.text ?? '';
  return { lines, value, isColumn: isColumn.has(output) };
}

/** In f64, which as a tensor without dimensions leaves others as they are. */
function tensor(number: string): string {
  return `torch.tensor(${number}, dtype=torch.float64)`;
}

/** How often a node is written on the way to the output. */
function usesOf(nodes: readonly Node[], output: NodeId): readonly number[] {
  const uses: number[] = nodes.map((_, id) => (id === output ? 1 : 0));
  for (let id = output; id >= 0; id--) {
    const node = nodes[id];
    if (node === undefined || uses[id] === 0) continue;
    const times = TWICE.has(node.op) ? 2 : 1;
    for (const one of operandsOf(node)) uses[one] = (uses[one] ?? 0) + times;
  }
  return uses;
}
