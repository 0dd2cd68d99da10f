/** Where a model stops being finite: in which row, and in which part of its formula. */
import type { Columns } from './data/columns.ts';
import { inputsOf } from './data/inputs.ts';
import type { NotFinite } from './errors.ts';
import { F32, type Arithmetic } from './formula/arithmetic.ts';
import { differentiate } from './formula/derivative.ts';
import { lookedAtBy, type Graph, type NodeId } from './formula/graph.ts';
import { tapeOf } from './formula/tape.ts';
import { formulaText } from './formula/written.ts';
import { lossOf } from './losses/index.ts';
import { isNetwork } from './models/model.ts';
import { networkGraph } from './models/network-graph.ts';
import { figure } from './text/numbers.ts';
import type { Problem } from './types.ts';

/** More names than these say nothing. */
const MOST_VALUES = 8;

/**
 * The first row at which the prediction, its loss or the derivative of one is not finite, and the first part of the formula to
 * be so; undefined where all rows are finite at θ.
 * @param arithmetic f32 where nothing is said
 */
export function firstNotFinite(
  { data, model, loss }: Pick<Problem, 'model' | 'loss'> & { readonly data: Columns },
  theta: readonly number[],
  arithmetic: Arithmetic = F32,
): NotFinite | undefined {
  const graph = isNetwork(model) ? networkGraph(model) : model;
  const slopes = differentiate(graph);
  const tape = tapeOf(slopes, arithmetic);
  const { loss: ofPoint, lossGrad } = lossOf(loss, arithmetic);
  const columns = inputsOf(data);
  for (let i = 0; i < data.y.length; i++) {
    const y = data.y[i] ?? NaN;
    const x = columns.map((column) => column[i] ?? NaN);
    const values = tape(x, theta);
    const wrong = firstWrong(slopes, values, [slopes.output, ...slopes.gradient]);
    if (wrong !== undefined) {
      const named = namesUnder(slopes, wrong, values);
      return { row: i + 1, expression: formulaText(slopes, wrong), values: named };
    }
    const prediction = values[slopes.output] ?? NaN;
    if (Number.isFinite(ofPoint(prediction, y)) && Number.isFinite(lossGrad(prediction, y)))
      continue;
    return {
      row: i + 1,
      expression: `loss ${loss.kind}`,
      values: [
        ['ŷ', prediction],
        ['y', y],
      ],
    };
  }
  return undefined;
}

/** The first node on the way to some others that is not finite, of operands that are. */
function firstWrong(
  { nodes }: Pick<Graph, 'nodes'>,
  values: Float64Array,
  outputs: readonly (NodeId | undefined)[],
): NodeId | undefined {
  const isWrong = (id: NodeId): boolean => !Number.isFinite(values[id]);
  if (!outputs.some((id) => id !== undefined && isWrong(id))) return undefined;
  // Operands stand before what is made of them.
  const found = nodes.findIndex((_, id) => isWrong(id));
  return found < 0 ? undefined : found;
}

function namesUnder(
  { nodes, inputs, parameters }: Graph,
  top: NodeId,
  values: Float64Array,
): readonly (readonly [string, number])[] {
  const under = lookedAtBy(nodes, [top]);
  return [...under]
    .sort((a, b) => a - b)
    .flatMap((id): readonly (readonly [string, number])[] => {
      const node = nodes[id];
      if (node?.op !== 'input' && node?.op !== 'parameter') return [];
      const names = node.op === 'input' ? inputs : parameters;
      return [[names[node.index] ?? '', values[id] ?? NaN]];
    })
    .slice(0, MOST_VALUES);
}

/** `log(x - c): row 17, x = 0.2, c = 0.31` */
export function notFiniteText({ row, expression, values }: NotFinite): string {
  return [`${expression}: row ${row}`, ...valuesText(values)].join(', ');
}

/** `c = 0.31` of each. */
export function valuesText(values: NotFinite['values']): readonly string[] {
  return values.map(([name, value]) => `${name} = ${figure(value, 3)}`);
}
