/** A step whose sums are many: they lie in memory, and points come in their order. */
import type { Function } from '../encode.ts';
import { f32x4, f64, f64x2, i32, local, repeat, v128, type Code } from '../instructions.ts';
import { VECTOR_BYTES } from '../layout.ts';
import { Locals } from '../locals.ts';
import { BLOCK_POINTS } from '../sum.ts';
import { writeGraph } from '../writing.ts';
import { LANES, SUM_BYTES, WIDE_BYTES } from './layout.ts';
import { moved } from './move.ts';
import { addedWide, gradientOf, leafAt, loadedWide, STEP, stepOf, storedWide, widened, type StepParts, type Wide } from './step.ts'; // prettier-ignore

/** Of a graph of so many sums the single run has a vector of each: of four points. */
const QUAD = 4;

/** @param points of the step */
export function storedStep(parts: StepParts, points: number): Function {
  const { terms, layout, operations, movement } = parts;
  const { scratch, pointBytes } = layout;
  const P = layout.parameters;
  const locals = new Locals(4);
  const [at, to, left, ofBlock] = [0, 1, 2, 3].map(() => locals.next('i32')) as [number, number, number, number]; // prettier-ignore
  const own = local.get(STEP.scratch);
  const partialBytes = (1 + P) * VECTOR_BYTES;
  const scale = locals.next('v128');

  const point: Code[] = [];
  const leaf = { ...leafAt(layout, at, 0), inPlace: true };
  const used = [terms.loss, ...terms.slopes].flatMap((id, t) => (id === undefined ? [] : [{ id, t }])); // prettier-ignore
  const values = writeGraph({ code: point, operations, locals, inlines: true }, terms.nodes, used.map(({ id }) => id), leaf); // prettier-ignore
  for (const [i, { t }] of used.entries()) {
    const sum = v128.load(local.get(to), scratch.partial + VECTOR_BYTES * t);
    point.push(v128.store(local.get(to), f32x4.add(sum, values[i] ?? []), scratch.partial + VECTOR_BYTES * t)); // prettier-ignore
  }
  const end = i32.add(own, i32.constant(QUAD * partialBytes));
  point.push(advance(at, pointBytes), advance(to, partialBytes), advance(ofBlock, -1));
  point.push(local.set(to, i32.select(own, local.get(to), i32.equal(local.get(to), end))));

  const fold: Code[] = [];
  const [a, b, c, d] = Array.from({ length: QUAD }, (_, l) =>
    widened(locals.keep(fold, v128.load(local.get(to), scratch.partial + l * partialBytes))),
  ) as [Wide, Wide, Wide, Wide];
  for (const [half, pair] of [addedWide(a, c), addedWide(b, d)].entries()) {
    const offset = scratch.sums + half * WIDE_BYTES;
    fold.push(storedWide(ofBlock, offset, addedWide(loadedWide(ofBlock, offset), pair)));
  }
  fold.push(advance(to, VECTOR_BYTES), advance(ofBlock, SUM_BYTES));

  const isLast = i32.below(local.get(left), i32.constant(BLOCK_POINTS));
  const block = [
    filled(scratch.partial, QUAD * (1 + P)),
    local.set(to, own),
    local.set(ofBlock, i32.select(local.get(left), i32.constant(BLOCK_POINTS), isLast)),
    local.set(left, i32.subtract(local.get(left), local.get(ofBlock))),
    repeat(point, local.get(ofBlock)),
    local.set(to, own),
    local.set(ofBlock, own),
    repeat(fold, i32.below(local.get(to), i32.add(own, i32.constant(partialBytes)))),
  ];
  const sums = [
    filled(scratch.sums, 4 * (1 + P)),
    local.set(at, local.get(STEP.points)),
    local.set(left, i32.constant(points)),
    points > BLOCK_POINTS ? repeat(block, local.get(left)) : block,
  ];
  const sumAt = (from: number): Wide => addedWide(loadedWide(from, scratch.sums), loadedWide(from, scratch.sums + WIDE_BYTES)); // prettier-ignore
  return stepOf(
    [
      sums,
      storedWide(STEP.scratch, scratch.loss, sumAt(STEP.scratch)),
      local.set(scale, f64x2.splat(f64.constant(terms.factor / points))),
      local.set(at, local.get(STEP.quad)),
      local.set(to, i32.add(own, i32.constant(SUM_BYTES))),
      rangesOf(movement.groupOf).map(range),
    ],
    locals.types,
  );

  /** Neighbours that one optimizer moves. */
  function range({ first, count }: { readonly first: number; readonly count: number }): Code {
    const code: Code[] = [];
    const gradient = locals.keep(code, gradientOf(sumAt(to), local.get(scale)));
    code.push(moved(parts, locals, first, gradient, { at, offset: 0 }));
    code.push(advance(at, VECTOR_BYTES), advance(to, SUM_BYTES), advance(left, -1));
    return [local.set(left, i32.constant(count)), repeat(code, local.get(left))];
  }

  /** Zeros from an offset on. */
  function filled(offset: number, vectors: number): Code {
    const zero = v128.floats(0);
    if (vectors <= 8 * LANES) {
      return Array.from({ length: vectors }, (_, i) => v128.store(own, zero, offset + VECTOR_BYTES * i)); // prettier-ignore
    }
    const body = [v128.store(local.get(to), zero, offset), advance(to, VECTOR_BYTES)];
    const bound = i32.add(own, i32.constant(vectors * VECTOR_BYTES));
    return [local.set(to, own), repeat(body, i32.below(local.get(to), bound))];
  }
}

function rangesOf(groupOf: readonly number[]): readonly { first: number; count: number }[] {
  const ranges: { first: number; count: number }[] = [];
  for (const [p, g] of groupOf.entries()) {
    const last = ranges.at(-1);
    if (last !== undefined && groupOf[last.first] === g) last.count++;
    else ranges.push({ first: p, count: 1 });
  }
  return ranges;
}

function advance(place: number, by: number): Code {
  return local.set(place, i32.add(local.get(place), i32.constant(by)));
}
