import type { Graph } from '../core/formula/graph.ts';
import { withProducts } from '../core/formula/products.ts';
import { GRADIENT, PARAMETER, type Optimizer } from '../core/optimizers/index.ts';
import type { Code } from './instructions.ts';
import { writeGraph, type Leaf, type Writer } from './writing.ts';

/** What reads the operands of a step, of four parameters or of four runs. */
export interface StepOperands {
  readonly parameter: Code;
  readonly gradient: Code;
  /** What is kept of them. @param s below S */
  readonly slot: (s: number) => Code;
  /** The numbers of the step, in the order of the optimizer's scalars. */
  readonly number: (i: number) => Code;
}

/**
 * Writes what an optimizer makes of a parameter and of each slot.
 * @returns what reads it. [1 + S]
 */
export function writeMoved(
  writer: Writer,
  { program, slots, scalars }: Optimizer,
  { parameter, gradient, slot, number }: StepOperands,
): readonly Code[] {
  const leaf: Leaf = {
    input: (index) => {
      const name = program.inputs[index] ?? '';
      if (name === PARAMETER) return parameter;
      if (name === GRADIENT) return gradient;
      const s = slots.indexOf(name);
      return s >= 0 ? slot(s) : number(scalars.indexOf(name));
    },
    parameter: () => [],
  };
  const graph: Graph = { ...program, parameters: [], output: 0 };
  const { nodes, gradient: outputs } = withProducts({
    ...graph,
    gradient: [PARAMETER, ...slots].map((name) => program.outputs.get(name) ?? NaN),
  });
  return writeGraph(writer, nodes, outputs, leaf);
}
