import type { Function } from './encode.ts';
import {
  f32x4,
  f64x2,
  halves,
  i32,
  i32x4,
  local,
  repeat,
  v128,
  when,
  type Code,
} from './instructions.ts';
import { VECTOR_BYTES, type Layout } from './layout.ts';
import { Locals } from './locals.ts';
import type { Operations } from './operations.ts';
import { Quads } from './quads.ts';
import type { Terms } from './terms.ts';

/**
 * Sums of f32 go over so many points, and sums of these blocks are f64: so a million points lose no more than a hundred.
 * Shares of whole blocks are summed as one thread would sum them.
 */
export const BLOCK_POINTS = 128;

/** Of a short body several are written, each with sums of its own: so none waits for its own last addition. */
const TURN = { quads: 4, mostNodes: 16 } as const;

/** In how many lanes the points of a block are added up, in turns; those of no whole turn in the first four. */
export function lanesOf({ nodes }: Terms): number {
  return nodes.length <= TURN.mostNodes ? 4 * TURN.quads : 4;
}

const ZERO = v128.floats(0);
const LANES = v128.words(0, 1, 2, 3);

/** Σ of the losses and of their derivatives over so many points from an address on, at θ: into memory. */
export function sumFunction(terms: Terms, layout: Layout, operations: Operations): Function {
  const { quadBytes } = layout;
  const [at, left] = [0, 1];
  const locals = new Locals(2);
  const quads = new Quads(terms, layout, operations, locals);
  const several = (): number[] => Array.from({ length: quads.count }, () => locals.next('v128'));
  const perTurn = lanesOf(terms) / 4;
  // f64x2 over all blocks, and f32x4 in one.
  const sums = several();
  const partial = Array.from({ length: perTurn }, several);
  const [first = []] = partial;
  const [ofBlock, mask, scratch] = [locals.next('i32'), locals.next('v128'), locals.next('v128')];

  // Whole turns of the points that are left of a block.
  const turnPoints = 4 * perTurn;
  const isTurn = i32.atLeast(local.get(ofBlock), i32.constant(turnPoints));
  const turn = [
    ...partial.map((to, q) => quads.add(at, q * quadBytes, to)),
    moved(at, perTurn * quadBytes),
    moved(ofBlock, -turnPoints),
  ];
  // And what is no whole turn, at the end: a lane past the last point counts nothing, whatever it holds.
  const isQuad = i32.atLeast(local.get(ofBlock), i32.constant(4));
  const less = i32.subtract(local.get(ofBlock), i32.constant(4));
  const tail = [
    local.set(mask, i32x4.above(i32x4.splat(local.get(ofBlock)), LANES)),
    quads.add(at, 0, first, local.get(mask)),
    moved(at, quadBytes),
    local.set(ofBlock, i32.select(less, i32.constant(0), isQuad)),
  ];
  const isLast = i32.below(local.get(left), i32.constant(BLOCK_POINTS));
  const block = [
    ...partial.flat().map((place) => local.set(place, ZERO)),
    local.set(ofBlock, i32.select(local.get(left), i32.constant(BLOCK_POINTS), isLast)),
    local.set(left, i32.subtract(local.get(left), local.get(ofBlock))),
    when(isTurn, repeat(turn, isTurn)),
    when(local.get(ofBlock), repeat(tail, local.get(ofBlock))),
    ...sums.flatMap((sum, t) => [
      local.set(scratch, total(partial.map((to) => local.get(to[t] ?? 0)))),
      local.set(sum, f64x2.add(local.get(sum), widened(scratch))),
    ]),
  ];
  return {
    name: 'sum',
    parameters: ['i32', 'i32'],
    results: [],
    body: [quads.before, repeat(block, local.get(left)), stored(sums, terms, layout)],
    locals: locals.types,
  };
}

function moved(place: number, by: number): Code {
  return local.set(place, i32.add(local.get(place), i32.constant(by)));
}

/** Σ by halves: f32 that have gone through the same number of additions meet. */
function total(values: readonly Code[]): Code {
  const [first = ZERO] = values;
  if (values.length < 2) return first;
  const half = values.length / 2;
  return f32x4.add(total(values.slice(0, half)), total(values.slice(half)));
}

/** Four f32 as two f64. */
function widened(place: number): Code {
  const value = local.get(place);
  return f64x2.add(f64x2.promote(value), f64x2.promote(halves.swapped(value)));
}

/** The sums into memory; 0 for a derivative that has none. */
function stored([losses = 0, ...others]: readonly number[], terms: Terms, layout: Layout): Code {
  let next = 0;
  const slopes = terms.slopes.map((id) =>
    id === undefined ? ZERO : local.get(others[next++] ?? 0),
  );
  const pairs = Array.from({ length: Math.ceil(slopes.length / 2) }, (_, i) =>
    storedPair(layout.sums + VECTOR_BYTES * i, slopes[2 * i] ?? ZERO, slopes[2 * i + 1] ?? ZERO),
  );
  return [storedPair(layout.loss, local.get(losses), ZERO), ...pairs];
}

/** Two sums side by side: what is stored as one vector is loaded as one without a wait. */
function storedPair(address: number, first: Code, second: Code): Code {
  const both = f64x2.add(halves.lower(first, second), halves.upper(first, second));
  return v128.store(i32.constant(address), both);
}
