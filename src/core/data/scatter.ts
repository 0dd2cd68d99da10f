/** Points about the curve of a formula, drawn as a PyTorch script draws them. */
import type { Node } from '../formula/graph.ts';
import { parseFormula } from '../formula/parse.ts';
import { integerPower } from '../formula/special.ts';
import { BINARY_F64, UNARY_F64 } from '../formula/values.ts';
import { cosf, expf, powf, sinf } from '../random/sleef.ts';
import type { TorchGenerator } from '../random/torch.ts';
import { linspace } from './linspace.ts';
import type { Dataset } from '../types.ts';

export interface Scatter {
  /** x = linspace(least, most, n) */
  readonly range: { readonly least: number; readonly most: number };
  /** The parameters that the points scatter about. [P] */
  readonly truth: readonly number[];
  /** The standard deviation of the noise. */
  readonly noise: number;
  /** What PyTorch computes, where the graph of the model's formula has a guarded operation in its place. */
  readonly formula?: string;
}

const f32 = Math.fround;

/**
 * x = linspace, y = f(x; truth) + noise · randn(n).
 * @returns x, y: [n], f32, each operation rounded as torch rounds it
 */
export function scatter(
  generator: TorchGenerator,
  formula: string,
  { range, truth, noise }: Scatter,
  n: number,
): Dataset {
  const x = linspace(range.least, range.most, n);
  const curve = curveOf(formula, truth.map(f32));
  const sd = f32(noise);
  // What is left over by blocks of two registers of 8 lanes, torch takes one by one.
  const inBlocks = n - (n % 16);
  const y = generator.randn(n).map((z, i) => curve(x[i] ?? NaN, i < inBlocks) + f32(sd * z));
  return { x, y };
}

/** f(x; truth) in f32. Only pow differs between a block and what is left over, where it is that of the C library. */
function curveOf(
  formula: string,
  truth: readonly number[],
): (x: number, inBlock: boolean) => number {
  const { nodes, output } = parseFormula(formula).graph;
  const values = new Float32Array(nodes.length);
  const at = (id: number): number => values[id] ?? NaN;
  const valueOf = (node: Node, x: number, inBlock: boolean): number => {
    switch (node.op) {
      case 'constant':
        return node.value;
      case 'input':
        return x;
      case 'parameter':
        return truth[node.index] ?? NaN;
      case 'integerPower':
        return node.exponent === 3
          ? f32(f32(at(node.a) * at(node.a)) * at(node.a))
          : integerPower(at(node.a), node.exponent);
      case 'exp':
        return expf(at(node.a));
      case 'sin':
        return sinf(at(node.a));
      case 'cos':
        return cosf(at(node.a));
      case 'power':
        return inBlock ? powf(at(node.a), at(node.b)) : at(node.a) ** at(node.b);
      default:
        return 'b' in node
          ? BINARY_F64[node.op](at(node.a), at(node.b))
          : UNARY_F64[node.op](at(node.a));
    }
  };
  return (x, inBlock) => {
    nodes.forEach((node, id) => {
      values[id] = valueOf(node, x, inBlock);
    });
    return at(output);
  };
}
