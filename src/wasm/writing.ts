/** Graphs as instructions for four points at once. */
import { lookedAtBy, operandsOf, type Node, type NodeId } from '../core/formula/graph.ts';
import type { Code } from './instructions.ts';
import type { Locals } from './locals.ts';
import type { Operations } from './operations.ts';

/** What reads an input or a parameter. */
export interface Leaf {
  readonly input: (index: number) => Code;
  readonly parameter: (index: number) => Code;
}

/** Where a function is written to: its code so far, what it calls, and its locals. */
export interface Writer {
  readonly code: Code[];
  readonly operations: Operations;
  readonly locals: Locals;
}

/**
 * Writes what computes some nodes of a graph without integer powers.
 * @returns what reads their values
 */
export function writeGraph(
  { code, operations, locals }: Writer,
  nodes: readonly Node[],
  outputs: readonly NodeId[],
  leaf: Leaf,
): readonly Code[] {
  const used = lookedAtBy(nodes, outputs);
  const values: Code[] = [];
  const at = (id: NodeId): Code => values[id] ?? [];
  for (const [id, node] of nodes.entries()) {
    values.push(used.has(id) ? valueOf(node) : []);
  }
  return outputs.map(at);

  function valueOf(node: Node): Code {
    switch (node.op) {
      case 'constant':
        return operations.constants.float(node.value);
      case 'input':
      case 'parameter':
        return locals.keep(code, leaf[node.op](node.index));
      case 'integerPower':
        throw new TypeError('integer powers are products by now');
      default:
        return operations.write(node.op, operandsOf(node).map(at), locals, code);
    }
  }
}
