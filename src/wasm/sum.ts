import type { Function } from './encode.ts';
import {
  f64x2,
  f32x4,
  halves,
  i32,
  i32x4,
  local,
  repeat,
  v128,
  when,
  type Code,
} from './instructions.ts';
import type { Layout } from './layout.ts';
import { Locals } from './locals.ts';
import type { Operations } from './operations.ts';
import type { Terms } from './terms.ts';
import { writeGraph, type Leaf } from './writing.ts';

/**
 * Sums of f32 go over so many points, and sums of these blocks are f64: so a million points lose no more than a hundred.
 * Shares of whole blocks are summed as one thread would sum them.
 */
export const BLOCK_POINTS = 128;

/** Of a short body several are written, each with sums of its own: so none waits for its own last addition. */
const TURN = { quads: 4, mostNodes: 16 } as const;

const ZERO = v128.floats(0);
const LANES = v128.words(0, 1, 2, 3);

/** Σ of the losses and of their derivatives over so many points from an address on, at θ: into memory. */
export function sumFunction(terms: Terms, layout: Layout, operations: Operations): Function {
  const { nodes, loss, slopes } = terms;
  const { quadBytes } = layout;
  const [p, left] = [0, 1];
  const locals = new Locals(2);
  const chunk = locals.next('i32');
  const scratch = locals.next('v128');
  const written = slopes.flatMap((id) => (id === undefined ? [] : [id]));
  const outputs = [loss, ...written];
  const quads = nodes.length <= TURN.mostNodes ? TURN.quads : 1;
  const sums = outputs.map(() => locals.next('v128'));
  const partial = Array.from({ length: quads }, () => outputs.map(() => locals.next('v128')));

  const load: Code[] = [];
  const theta = new Map<number, Code>();
  for (const node of nodes) {
    if (node.op !== 'parameter' || theta.has(node.index)) continue;
    const address = i32.constant(layout.theta + 4 * node.index);
    theta.set(node.index, locals.keep(load, v128.loadSplat(address)));
  }

  /** The terms of four points, added to sums. */
  function quad(offset: number, to: readonly number[], mask?: Code): Code {
    const code: Code[] = [];
    const leaf: Leaf = {
      input: (index) => v128.load(local.get(p), offset + 16 * index),
      parameter: (index) => theta.get(index) ?? [],
    };
    const values = writeGraph({ code, operations, locals }, nodes, outputs, leaf);
    for (const [t, place] of to.entries()) {
      const value = values[t] ?? [];
      const term = mask === undefined ? value : v128.and(value, mask);
      code.push(local.set(place, f32x4.add(local.get(place), term)));
    }
    return code;
  }

  const move = (place: number, by: number): Code =>
    local.set(place, i32.add(local.get(place), i32.constant(by)));
  const turnPoints = 4 * quads;
  const isTurn = i32.atLeast(local.get(chunk), i32.constant(turnPoints));
  const turn = [
    ...partial.map((to, u) => quad(u * quadBytes, to)),
    move(p, quads * quadBytes),
    move(chunk, -turnPoints),
  ];
  // A lane past the last point counts nothing, whatever it holds.
  const mask = i32x4.above(i32x4.splat(local.get(chunk)), LANES);
  const maskPlace = locals.next('v128');
  const isWhole = i32.atLeast(local.get(chunk), i32.constant(4));
  const less = i32.subtract(local.get(chunk), i32.constant(4));
  const rest = [
    local.set(maskPlace, mask),
    quad(0, partial[0] ?? [], local.get(maskPlace)),
    move(p, quadBytes),
    local.set(chunk, i32.select(less, i32.constant(0), isWhole)),
  ];
  const block = [
    ...partial.flat().map((place) => local.set(place, ZERO)),
    local.set(chunk, i32.select(local.get(left), i32.constant(BLOCK_POINTS), isLast())),
    local.set(left, i32.subtract(local.get(left), local.get(chunk))),
    when(isTurn, repeat(turn, isTurn)),
    when(local.get(chunk), repeat(rest, local.get(chunk))),
    ...sums.flatMap((sum, t) => [
      local.set(scratch, total(partial.map((to) => local.get(to[t] ?? 0)))),
      local.set(sum, f64x2.add(local.get(sum), widened())),
    ]),
  ];
  const body = [load, repeat(block, local.get(left)), stored()];
  return { parameters: ['i32', 'i32'], results: [], locals: locals.types, body, name: 'sum' };

  function isLast(): Code {
    return i32.below(local.get(left), i32.constant(BLOCK_POINTS));
  }

  /** Four f32 as two f64. */
  function widened(): Code {
    const value = local.get(scratch);
    return f64x2.add(f64x2.promote(value), f64x2.promote(halves.swapped(value)));
  }

  /** Two sums side by side in a vector: what is stored as one is loaded as one without a wait. */
  function stored(): Code {
    const [ofLosses = 0, ...others] = sums;
    const at = slopes.map((id) => (id === undefined ? ZERO : local.get(others.shift() ?? 0)));
    const pairs = Array.from({ length: Math.ceil(at.length / 2) }, (_, i) =>
      store(layout.sums + 16 * i, at[2 * i] ?? ZERO, at[2 * i + 1] ?? ZERO),
    );
    return [store(layout.loss, local.get(ofLosses), ZERO), ...pairs];
  }
}

function store(address: number, first: Code, second: Code): Code {
  const both = f64x2.add(halves.lower(first, second), halves.upper(first, second));
  return v128.store(i32.constant(address), both);
}

/** Σ by halves: f32 that have gone through the same number of additions meet. */
function total(values: readonly Code[]): Code {
  const [first = ZERO] = values;
  if (values.length < 2) return first;
  const half = values.length / 2;
  return f32x4.add(total(values.slice(0, half)), total(values.slice(half)));
}
