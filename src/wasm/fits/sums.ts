/** Sums over the rows of four fits at once, at where they may go. */
import { place, rowGraph } from '../../core/fits/graphs.ts';
import type { Graph } from '../../core/formula/graph.ts';
import type { Function } from '../encode.ts';
import { f32x4, i32, local, repeat, v128, type Code } from '../instructions.ts';
import { VECTOR_BYTES } from '../layout.ts';
import { Locals } from '../locals.ts';
import type { Operations } from '../operations.ts';
import { writeGraph, type Leaf } from '../writing.ts';
import type { FitLayout } from './layout.ts';

/** From `next` to `there`: (inputs, targets, rows), of which there is one at least. */
export function sumsFunction(graph: Graph, layout: FitLayout, operations: Operations): Function {
  const [inputs, targets, rows] = [0, 1, 2];
  const locals = new Locals(3);
  const { parameters: P, sumCount } = layout;
  const D = graph.inputs.length;
  const { nodes, output, gradient } = rowGraph(graph);
  const before: Code[] = [];
  const vector = (address: number, index: number): Code =>
    v128.load(i32.constant(address + VECTOR_BYTES * index));
  const theta = graph.parameters.map((_, p) => locals.keep(before, vector(layout.next, p)));
  const units = graph.parameters.map((_, p) => locals.keep(before, vector(layout.units, p)));
  const sums = Array.from({ length: sumCount }, () => locals.next('v128'));

  const code: Code[] = [];
  const weights = locals.keep(code, v128.load(local.get(targets), VECTOR_BYTES));
  const leaf: Leaf = {
    input: (index) => (index === D ? weights : v128.load(local.get(inputs), VECTOR_BYTES * index)),
    parameter: (index) => theta[index] ?? [],
  };
  // What ŷ does not depend on has sums of 0.
  const moving = graph.parameters.map((_, p) => p).filter((p) => gradient[p] !== undefined);
  const outputs = [output, ...moving.map((p) => gradient[p] ?? NaN)];
  const [prediction = [], ...slopes] = writeGraph({ code, operations, locals }, nodes, outputs, leaf); // prettier-ignore
  const residual = locals.keep(code, f32x4.multiply(weights, f32x4.subtract(v128.load(local.get(targets)), prediction))); // prettier-ignore
  const columns = moving.map((p, k) => locals.keep(code, f32x4.multiply(units[p] ?? [], slopes[k] ?? []))); // prettier-ignore
  const add = (sum: number, a: Code, b: Code): void => {
    const to = sums[sum] ?? NaN;
    code.push(local.set(to, f32x4.add(local.get(to), f32x4.multiply(a, b))));
  };
  add(0, residual, residual);
  for (const [k, p] of moving.entries()) {
    const own = columns[k] ?? [];
    add(1 + p, own, residual);
    for (const [l, q] of moving.slice(0, k + 1).entries())
      add(1 + P + place(p, q), own, columns[l] ?? []);
  }
  const move = (pointer: number, bytes: number): Code =>
    local.set(pointer, i32.add(local.get(pointer), i32.constant(bytes)));
  code.push(move(inputs, layout.inputBytes), move(targets, layout.targetBytes), move(rows, -1));
  const stored = sums.map((sum, s) =>
    v128.store(i32.constant(layout.there + VECTOR_BYTES * s), local.get(sum)),
  );
  return {
    parameters: ['i32', 'i32', 'i32'],
    results: [],
    locals: locals.types,
    body: [before, repeat(code, local.get(rows)), stored],
  };
}
