import type { Node, NodeId } from '../core/formula/graph.ts';
import { f32x4, i32, local, v128, type Code } from './instructions.ts';
import { VECTOR_BYTES, type Layout } from './layout.ts';
import type { Locals } from './locals.ts';
import type { Operations } from './operations.ts';
import type { Terms } from './terms.ts';
import { writeGraph, type Leaf } from './writing.ts';

/** Writes what four points at a time add to sums. */
export class Quads {
  /** What is done once, before the first: each parameter into all lanes of a local. */
  readonly before: Code[] = [];
  readonly #theta = new Map<number, Code>();
  readonly #nodes: readonly Node[];
  /** The losses, and their derivatives, but for those that are 0. */
  readonly #outputs: readonly NodeId[];
  readonly #operations: Operations;
  readonly #locals: Locals;

  constructor(terms: Terms, { theta }: Layout, operations: Operations, locals: Locals) {
    this.#nodes = terms.nodes;
    this.#outputs = [terms.loss, ...terms.slopes.filter((id) => id !== undefined)];
    this.#operations = operations;
    this.#locals = locals;
    for (const node of terms.nodes) {
      if (node.op !== 'parameter') continue;
      const address = i32.constant(theta + 4 * node.index);
      this.#theta.set(node.index, locals.keep(this.before, v128.loadSplat(address)));
    }
  }

  /** The sums that there are. */
  get count(): number {
    return this.#outputs.length;
  }

  /**
   * The terms of the four points `offset` bytes behind the address in local `from`.
   * @param to the locals that they are added to. [count]
   * @param mask which lanes count: all where it is left out
   */
  add(from: number, offset: number, to: readonly number[], mask?: Code): Code {
    const code: Code[] = [];
    const writer = { code, operations: this.#operations, locals: this.#locals };
    const leaf: Leaf = {
      input: (index) => v128.load(local.get(from), offset + VECTOR_BYTES * index),
      parameter: (index) => this.#theta.get(index) ?? [],
    };
    const values = writeGraph(writer, this.#nodes, this.#outputs, leaf);
    for (const [t, place] of to.entries()) {
      const value = values[t] ?? [];
      const term = mask === undefined ? value : v128.and(value, mask);
      code.push(local.set(place, f32x4.add(local.get(place), term)));
    }
    return code;
  }
}
