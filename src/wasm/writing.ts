/** Graphs as instructions for four points at once. */
import { lookedAtBy, operandsOf, type Node, type NodeId } from '../core/formula/graph.ts';
import { IN_PLACE } from './constants.ts';
import type { Code } from './instructions.ts';
import type { Locals } from './locals.ts';
import { Known, type Operations } from './operations.ts';
import type { Sizes } from './sizes.ts';

/** What reads an input or a parameter. */
export interface Leaf {
  readonly input: (index: number) => Code;
  readonly parameter: (index: number) => Code;
  /**
   * Whether they are read anew wherever they are looked at, and a node that only the caller looks at is computed there:
   * before anything is written to where parameters are read. Of a large graph less lies about so than in locals.
   */
  readonly inPlace?: boolean;
}

/** Where a function is written to: its code so far, what it calls, and its locals. */
export interface Writer {
  readonly code: Code[];
  readonly operations: Operations;
  readonly locals: Locals;
  /** Whether long operations are written in place, too, where a graph has few of them. */
  readonly inlines?: boolean;
  /** As those of a manner: where operations are written in place. */
  readonly sizes?: Sizes | undefined;
}

/** Steps of all nodes. One body of 3,000 V8 makes a third slower than one with calls; of 1,000 it is 10 % faster, of a sine with its cosine 60 %. */
const MOST_INLINED = 2000;

/**
 * Writes what computes some nodes of a graph without integer powers.
 * @returns what reads their values
 */
export function writeGraph(
  { code, operations, locals, inlines = false, sizes }: Writer,
  nodes: readonly Node[],
  outputs: readonly NodeId[],
  leaf: Leaf,
): readonly Code[] {
  const used = lookedAtBy(nodes, outputs);
  const inner = leaf.inPlace === true ? innerOf(nodes, used) : undefined;
  const known = inlines && operations.stepsOfAll(nodes) <= MOST_INLINED ? new Known() : undefined;
  const values: Code[] = [];
  const at = (id: NodeId): Code => values[id] ?? [];
  for (const [id, node] of nodes.entries()) {
    values.push(used.has(id) ? valueOf(node, id) : []);
  }
  return outputs.map(at);

  function valueOf(node: Node, id: NodeId): Code {
    switch (node.op) {
      case 'constant':
        return (known === undefined ? operations.constants : IN_PLACE).float(node.value);
      case 'input':
      case 'parameter':
        return inner?.has(id) !== true || outputs.includes(id)
          ? locals.keep(code, leaf[node.op](node.index))
          : leaf[node.op](node.index);
      case 'integerPower':
        throw new TypeError('integer powers are products by now');
      default:
        return operations.write(node.op, operandsOf(node).map(at), locals, code, {
          known,
          sizes,
          isLast: isLast(node, id),
        });
    }
  }

  /** Only the caller looks at it, and it looks at no parameter. */
  function isLast(node: Node, id: NodeId): boolean {
    return (
      inner !== undefined &&
      !inner.has(id) &&
      operandsOf(node).every((one) => nodes[one]?.op !== 'parameter')
    );
  }
}

/** What other nodes look at, of those that are used. */
function innerOf(nodes: readonly Node[], used: ReadonlySet<NodeId>): ReadonlySet<NodeId> {
  return new Set(nodes.flatMap((node, id) => (used.has(id) ? operandsOf(node) : [])));
}
