/** A step whose sums are few: each is held in locals, and those of the single run's lanes are added up one after another. */
import type { Function } from '../encode.ts';
import { f32x4, f64, f64x2, i32, local, repeat, v128, when, type Code } from '../instructions.ts';
import { VECTOR_BYTES } from '../layout.ts';
import { Locals } from '../locals.ts';
import { inPasses, type Body } from '../passes.ts';
import { Sizes } from '../sizes.ts';
import { BLOCK_POINTS, lanesOf } from '../sum.ts';
import { writeGraph, type Leaf } from '../writing.ts';
import { MOST_HANDED } from './layout.ts';
import { moved } from './move.ts';
import { addedWide, gradientOf, leafAt, STEP, stepOf, storedWide, widened, type StepParts, type Wide } from './step.ts'; // prettier-ignore

/** Sums that a processor has registers for. */
export const MOST_HELD = 12;

const ZERO = v128.floats(0);
/** Lanes of the single run's vectors. */
const QUAD = 4;
/** Lanes whose points are looked at in one turn. Of four the loads, which V8 does first of all, leave no room: half as fast. */
const PAIR = 2;

/** @param points of the step */
export function heldStep(parts: StepParts, points: number): Function {
  const { terms, layout, operations } = parts;
  const locals = new Locals(4);
  const before: Code[] = [];
  const outputs = [terms.loss, ...terms.slopes.filter((id) => id !== undefined)];
  const T = outputs.length;
  const held = new Map<string, Code>();
  const at = locals.next('i32');
  const [left, blocks, start, between] = [0, 1, 2, 3].map(() => locals.next('i32')) as [number, number, number, number]; // prettier-ignore
  const ofState = leafAt(layout, at, 0);
  for (const node of terms.nodes) {
    if (node.op === 'parameter' || (node.op === 'input' && node.index > layout.columns))
      held.set(`${node.op} ${node.index}`, locals.keep(before, ofState[node.op](node.index)));
  }
  /** What a point's terms are computed by, and what adds them to sums. */
  const written = (offset: number, to: readonly number[], sizes?: Sizes): Body => {
    const code: Code[] = [];
    const { input, parameter } = leafAt(layout, at, offset);
    const leaf: Leaf = {
      input: (index) => held.get(`input ${index}`) ?? input(index),
      parameter: (index) => held.get(`parameter ${index}`) ?? parameter(index),
    };
    const values = writeGraph(
      { code, operations, locals, inlines: true, sizes },
      terms.nodes,
      outputs,
      leaf,
    );
    return { code, last: values.map((value, t) => local.set(to[t] ?? NaN, f32x4.add(local.get(to[t] ?? NaN), value))) }; // prettier-ignore
  };

  const lanes = lanesOf(terms);
  const blockCount = Math.ceil(points / BLOCK_POINTS);
  const ofLast = points - (blockCount - 1) * BLOCK_POINTS;
  const rounds = Math.floor(ofLast / lanes);
  const rest = ofLast - rounds * lanes;
  const isOne = blockCount === 1;
  const isLast = i32.equal(local.get(blocks), i32.constant(1));
  const own = Array.from({ length: lanes }, () => outputs.map(() => locals.next('v128')));
  /** Some of the lanes, over all points of a block. */
  const strand = (first: number, count: number, sizes?: Sizes): Code => {
    const some = own.slice(first, first + count);
    const roundsHere = isOne ? i32.constant(rounds) : i32.select(i32.constant(rounds), i32.constant(BLOCK_POINTS / lanes), isLast); // prettier-ignore
    const any = local.get(left);
    const bodies = some.map((to, k) => written((first + k) * layout.pointBytes, to, sizes));
    const handed = { at: between, offset: layout.scratch.handed, room: MOST_HANDED };
    const loops = inPasses(bodies, locals, handed).map((pass): Code => {
      const round = [pass, advance(at, lanes * layout.pointBytes), advance(left, -1)];
      return [
        local.set(at, local.get(start)),
        local.set(between, local.get(STEP.scratch)),
        local.set(left, roundsHere),
        isOne && rounds > 0 ? repeat(round, any) : when(any, repeat(round, any)),
      ];
    });
    // What is no whole round is of the first four lanes.
    const tail = Array.from({ length: rest }, (_, i) => i)
      .filter((i) => i % QUAD >= first && i % QUAD < first + count)
      .map((i) => written(i * layout.pointBytes, own[i % QUAD] ?? [], sizes))
      .map(({ code, last }) => [code, last]);
    return [
      some.flat().map((to) => local.set(to, ZERO)),
      loops,
      tail.length === 0 ? [] : isOne ? tail : when(isLast, tail),
    ];
  };
  /** The same in fewer steps, and once more where those were not for all. */
  const quickStrand = (first: number, count: number): Code => {
    const sizes = new Sizes(locals);
    const code = strand(first, count, sizes);
    return sizes.isEmpty ? code : [sizes.begin(), code, when(sizes.areUnusual(), strand(first, count))]; // prettier-ignore
  };
  const together = PAIR * T <= MOST_HELD ? PAIR : 1;
  const strands = Array.from({ length: lanes / together }, (_, i) => quickStrand(i * together, together)); // prettier-ignore

  // Σ by halves over the quads of a turn, then f64 over lanes 0 and 2, and 1 and 3.
  const sums = outputs.map(() => [0, 1].map(() => [locals.next('v128'), locals.next('v128')] as const)); // prettier-ignore
  const fold = outputs.map((_, t) => {
    const code: Code[] = [];
    const [a, b, c, d] = Array.from({ length: QUAD }, (_one, l) => {
      const quads = Array.from({ length: lanes / QUAD }, (_two, q) => local.get(own[q * QUAD + l]?.[t] ?? NaN)); // prettier-ignore
      return widened(locals.keep(code, total(quads)));
    }) as [Wide, Wide, Wide, Wide];
    for (const [half, pair] of [addedWide(a, c), addedWide(b, d)].entries()) {
      for (const [side, value] of pair.entries()) {
        const to = sums[t]?.[half]?.[side] ?? NaN;
        // No lane is −0, so that nothing is lost of a first block.
        code.push(local.set(to, isOne ? value : f64x2.add(local.get(to), value)));
      }
    }
    return code;
  });
  const block = [strands, fold];
  const every = isOne
    ? [local.set(start, local.get(STEP.points)), block]
    : [
        sums.flat(2).map((to) => local.set(to, ZERO)),
        local.set(start, local.get(STEP.points)),
        local.set(blocks, i32.constant(blockCount)),
        repeat([block, advance(start, BLOCK_POINTS * layout.pointBytes), advance(blocks, -1)], local.get(blocks)), // prettier-ignore
      ];

  const sumOf = (t: number): Wide => {
    const [even, odd] = sums[t] ?? [];
    const wide = (pair: readonly [number, number] | undefined): Wide => [local.get(pair?.[0] ?? NaN), local.get(pair?.[1] ?? NaN)]; // prettier-ignore
    return addedWide(wide(even), wide(odd));
  };
  const end: Code[] = [];
  const scale = locals.keep(end, f64x2.splat(f64.constant(terms.factor / points)));
  end.push(storedWide(STEP.scratch, layout.scratch.loss, sumOf(0)));
  let t = 0;
  for (const [p, id] of terms.slopes.entries()) {
    const gradient = id === undefined ? ZERO : locals.keep(end, gradientOf(sumOf(++t), scale));
    end.push(moved(parts, locals, p, gradient, { at: STEP.quad, offset: VECTOR_BYTES * p }));
  }
  return stepOf([before, every, end], locals.types);
}

/** Σ by halves, as sum.ts has it. */
function total(values: readonly Code[]): Code {
  const [first = ZERO] = values;
  if (values.length < 2) return first;
  const half = values.length / 2;
  return f32x4.add(total(values.slice(0, half)), total(values.slice(half)));
}

function advance(place: number, by: number): Code {
  return local.set(place, i32.add(local.get(place), i32.constant(by)));
}
