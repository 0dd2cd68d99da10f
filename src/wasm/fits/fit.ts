/** Levenberg and Marquardt on four fits at once, a lane each: as kernels/fit-many.wgsl does it, with answers as masks. */
import {
  FIRST_DAMPING,
  FIRST_GROWTH,
  LEAST_DAMPING,
  LEAST_PIVOT,
  MOST_DAMPING,
  PIVOT_DAMPING,
} from '../../core/fits/constants.ts';
import { place, stepGraph } from '../../core/fits/graphs.ts';
import { AT_BOUND, CONVERGED, ITERATIONS, NOT_FINITE, SINGULAR } from '../../core/fits/types.ts';
import type { NodeId } from '../../core/formula/graph.ts';
import type { Function } from '../encode.ts';
import { call, f32x4, i32, i32x4, local, repeat, v128, when, type Code } from '../instructions.ts';
import { VECTOR_BYTES } from '../layout.ts';
import { Locals } from '../locals.ts';
import type { Operations } from '../operations.ts';
import { writeGraph, type Leaf } from '../writing.ts';
import type { FitLayout } from './layout.ts';

/** The exported `fit`: (inputs, targets, rows, the most iterations). @param sums the place of the function that sums */
export function fitFunction(layout: FitLayout, sums: number, operations: Operations): Function {
  const [inputs, targets, rows, left] = [0, 1, 2, 3];
  const locals = new Locals(4);
  const { parameters: P, sumCount } = layout;
  const { constants } = operations;
  const all = Array.from({ length: P }, (_, p) => p);
  const float = (value: number): Code => constants.float(value);
  const at = (address: number, index = 0): Code => v128.load(i32.constant(address + VECTOR_BYTES * index)); // prettier-ignore
  const put = (address: number, index: number, value: Code): Code => v128.store(i32.constant(address + VECTOR_BYTES * index), value); // prettier-ignore
  const look = call(sums, local.get(inputs), local.get(targets), local.get(rows));

  const [running, growth] = [locals.next('v128'), locals.next('v128')];
  const lower = (p: number): Code => at(layout.bounds, 2 * p);
  const upper = (p: number): Code => at(layout.bounds, 2 * p + 1);
  const clamped = (p: number, value: Code): Code => f32x4.min(f32x4.max(value, lower(p)), upper(p));

  /** Finite where all sums are: no term of it is negative, and NaN is below nothing. */
  const isFinite = (address: number): Code => {
    const size = all.reduce<Code>((sum, p) => f32x4.add(sum, at(address, 1 + P + place(p, p))), at(address)); // prettier-ignore
    return f32x4.below(size, float(Infinity));
  };
  const free: Code[] = all.map((p) => {
    const value = at(layout.theta, p);
    const slope = at(layout.at, 1 + p);
    const atLeast = v128.and(f32x4.atMost(value, lower(p)), f32x4.atMost(slope, float(0)));
    const atMost = v128.and(f32x4.atMost(upper(p), value), f32x4.atMost(float(0), slope));
    return put(layout.free, p, v128.andNot(float(1), v128.or(atLeast, atMost)));
  });
  const graph = stepGraph(P);
  /** What reads values of the step's graph. */
  const solved = (code: Code[], damping: Code, outputs: readonly NodeId[]): readonly Code[] => {
    const leaf: Leaf = {
      input: (index) => {
        if (index >= graph.inputs.damping) return damping;
        if (index >= graph.inputs.free) return at(layout.free, index - graph.inputs.free);
        if (index >= graph.inputs.slopes) return at(layout.at, 1 + index - graph.inputs.slopes);
        return at(layout.at, 1 + P + index);
      },
      parameter: () => [],
    };
    return writeGraph({ code, operations, locals }, graph.nodes, outputs, leaf);
  };

  const begin: Code[] = all.flatMap((p) => {
    const exponent = v128.and(at(layout.theta, p), constants.word(0x7f800000));
    return [
      put(layout.theta, p, clamped(p, at(layout.theta, p))),
      put(layout.next, p, at(layout.theta, p)),
      // The power of two below |θ|, and 1 for 0.
      put(layout.units, p, v128.select(float(1), exponent, f32x4.equal(exponent, float(0)))),
    ];
  });
  begin.push(look, copied(layout.there, layout.at, sumCount));
  begin.push(local.set(running, isFinite(layout.at)));
  begin.push(
    put(layout.states, 0, v128.select(constants.word(ITERATIONS), constants.word(NOT_FINITE), local.get(running))), // prettier-ignore
    put(layout.iterations, 0, constants.word(0)),
    put(layout.damping, 0, float(FIRST_DAMPING)),
    local.set(growth, float(FIRST_GROWTH)),
  );

  const step: Code[] = [...free];
  const damping = locals.keep(step, at(layout.damping));
  const [promised = [], ...moves] = solved(step, damping, [graph.promised, ...graph.step]);
  for (const [p, move] of moves.entries()) {
    const moved = f32x4.add(at(layout.theta, p), f32x4.multiply(at(layout.units, p), move));
    step.push(put(layout.next, p, clamped(p, moved)));
  }
  step.push(look, put(layout.iterations, 0, i32x4.subtract(at(layout.iterations), local.get(running)))); // prettier-ignore
  // What a step would bring that is not damped: a short one is not the last.
  const due = locals.keep(step, f32x4.multiply(f32x4.add(float(1), damping), promised));
  // (r + ε)² − r² of residuals whose ε are rounding: where a step promises less, χ² cannot tell whether it kept it.
  const noise = at(layout.noise);
  const rounding = locals.keep(step, f32x4.add(noise, f32x4.sqrt(f32x4.multiply(noise, at(layout.at))))); // prettier-ignore
  const isNear = locals.keep(step, f32x4.atMost(due, rounding));
  const isLess = f32x4.atMost(
    at(layout.there),
    f32x4.add(at(layout.at), v128.and(rounding, isNear)),
  );
  const isBetter = locals.keep(step, v128.and(local.get(running), v128.and(isFinite(layout.there), isLess))); // prettier-ignore
  const gained = locals.keep(step, v128.and(f32x4.subtract(at(layout.at), at(layout.there)), isBetter)); // prettier-ignore
  const enough = locals.keep(step, f32x4.multiply(at(layout.tolerance), at(layout.at)));
  const isLittle = v128.and(
    f32x4.atMost(due, f32x4.max(enough, noise)),
    f32x4.atMost(gained, f32x4.max(enough, rounding)),
  );
  const isDone = locals.keep(step, v128.and(local.get(running), isLittle));
  // By how much of its promise it kept (Nielsen 1999).
  const share = f32x4.subtract(f32x4.divide(f32x4.multiply(float(2), gained), promised), float(1));
  const kept = locals.keep(step, v128.select(float(1), share, isNear));
  const cube = f32x4.multiply(kept, f32x4.multiply(kept, kept));
  const factor = f32x4.max(float(0.1), f32x4.min(float(2), f32x4.subtract(float(1), cube)));
  const calmer = f32x4.max(float(LEAST_DAMPING), f32x4.multiply(damping, factor));
  const stronger = f32x4.min(float(MOST_DAMPING), f32x4.multiply(damping, local.get(growth)));
  step.push(put(layout.damping, 0, v128.select(calmer, stronger, isBetter)));
  step.push(local.set(growth, v128.select(float(FIRST_GROWTH), f32x4.multiply(float(2), local.get(growth)), isBetter))); // prettier-ignore
  const better = (from: number, to: number, count: number): Code[] =>
    Array.from({ length: count }, (_, i) => put(to, i, v128.select(at(from, i), at(to, i), isBetter))); // prettier-ignore
  step.push(better(layout.next, layout.theta, P), better(layout.there, layout.at, sumCount));
  step.push(put(layout.states, 0, v128.select(constants.word(CONVERGED), at(layout.states), isDone))); // prettier-ignore
  step.push(local.set(running, v128.andNot(local.get(running), isDone)));
  step.push(local.set(left, i32.subtract(local.get(left), i32.constant(1))));
  const isAny = i32.select(v128.any(local.get(running)), i32.constant(0), local.get(left));

  const end: Code[] = [...free];
  const [pivot = []] = solved(end, float(PIVOT_DAMPING), [graph.leastPivot]);
  const isFree = all.reduce<Code>((product, p) => f32x4.multiply(product, at(layout.free, p)), float(1)); // prettier-ignore
  // The states are places, and 0 where it has converged.
  const hasConverged = locals.keep(end, f32x4.equal(f32x4.fromI32(at(layout.states)), float(CONVERGED))); // prettier-ignore
  const held = v128.and(hasConverged, f32x4.equal(isFree, float(0)));
  const isSingular = v128.and(hasConverged, f32x4.below(pivot, float(LEAST_PIVOT)));
  const orHeld = v128.select(constants.word(AT_BOUND), at(layout.states), held);
  end.push(put(layout.states, 0, v128.select(constants.word(SINGULAR), orHeld, isSingular)));

  return {
    name: 'fit',
    parameters: ['i32', 'i32', 'i32', 'i32'],
    results: [],
    locals: locals.types,
    body: [begin, when(isAny, repeat(step, isAny)), end],
  };

  function copied(from: number, to: number, count: number): Code[] {
    return Array.from({ length: count }, (_, i) => put(to, i, at(from, i)));
  }
}
