/**
 * A long body of a loop as several loops of short ones, which hand values on in memory. A processor looks some sixty
 * operations ahead: of a long body that is one chain which waits for itself, of a short one it is several turns. And a
 * short body's numbers have room in registers.
 */
import { i32, local, v128, type Code } from './instructions.ts';
import { VECTOR_BYTES } from './layout.ts';
import type { Locals } from './locals.ts';

/** Of one turn: assignments, and what looks at their values in the end. */
export interface Body {
  readonly code: readonly Code[];
  readonly last: Code;
}

interface Pass extends Body {
  /** Locals that an earlier pass has set, */
  readonly taken: readonly number[];
  /** and those that a later one looks at. */
  readonly given: readonly number[];
}

/** Assignments of a pass at most. */
const MOST = 16;
/** What another pass costs besides what is handed on, in values of those. */
const TURN = 3;

/**
 * Bodies of one loop, done side by side, as those of loops one after the other.
 * @param handed a local with an address, which is to be the same before each loop and moves on; what is handed on lies
 * `offset` behind it, in no more than `room` vectors of each body
 */
export function inPasses(
  bodies: readonly Body[],
  locals: Locals,
  { at, offset, room }: { readonly at: number; readonly offset: number; readonly room: number },
): readonly Code[] {
  const several = bodies.map((body) => passesOf(body, locals));
  // They differ in their locals and offsets alone.
  const slots = several.map(slotsOf);
  const most = Math.max(...slots.flatMap((own) => [...own.values()]), -1) + 1;
  if (most === 0 || most > room) return [bodies.map(({ code, last }) => [code, last])];
  const address = local.get(at);
  const [first = []] = several;
  return first.map((_, i) => [
    several.map((passes, k) => {
      const { taken = [], code = [], last = [], given = [] } = passes[i] ?? {};
      const behind = (place: number): number => offset + VECTOR_BYTES * (k * most + (slots[k]?.get(place) ?? NaN)); // prettier-ignore
      return [
        taken.map((place) => local.set(place, v128.load(address, behind(place)))),
        code,
        last,
        given.map((place) => v128.store(address, local.get(place), behind(place))),
      ];
    }),
    local.set(at, i32.add(address, i32.constant(VECTOR_BYTES * most * bodies.length))),
  ]);
}

/** Where each local that is handed on lies: what nobody looks at any more has room for another. */
function slotsOf(passes: readonly Pass[]): ReadonlyMap<number, number> {
  const until = new Map(passes.flatMap(({ taken }, i) => taken.map((place) => [place, i] as const))); // prettier-ignore
  const slots = new Map<number, number>();
  const taken: number[] = [];
  for (const [i, { given }] of passes.entries()) {
    for (const place of given) {
      // A pass loads before it stores.
      const free = taken.findIndex((end) => end <= i);
      const slot = free < 0 ? taken.length : free;
      taken[slot] = until.get(place) ?? i;
      slots.set(place, slot);
    }
  }
  return slots;
}

/** Those that hand on the least. */
function passesOf({ code, last }: Body, locals: Locals): readonly Pass[] {
  const n = code.length;
  const setAt = new Map(code.map((one, i) => [locals.setBy(one) ?? NaN, i]));
  const reads = [...code, last].map((one) => locals.readBy(one).filter((place) => setAt.has(place))); // prettier-ignore
  const lastRead = new Map(
    reads.flatMap((places, i) => places.map((place) => [place, i] as const)),
  );
  const isBefore = (place: number, cut: number): boolean => (setAt.get(place) ?? n) < cut;
  const handed = (cut: number): readonly number[] =>
    [...lastRead].flatMap(([place, end]) => (isBefore(place, cut) && cut <= end ? [place] : []));
  const cuts = cutsOf(n, (cut) => TURN + handed(cut).length);
  return cuts.slice(1).map((end, i): Pass => {
    const from = cuts[i] ?? 0;
    const looked = new Set(reads.slice(from, end === n ? n + 1 : end).flat());
    return {
      code: code.slice(from, end),
      last: end === n ? last : [],
      taken: [...looked].filter((place) => isBefore(place, from)),
      given: end === n ? [] : handed(end).filter((place) => !isBefore(place, from)),
    };
  });
}

/** Where passes begin and end so that all cuts together cost the least: 0 and n are the first and the last. */
function cutsOf(n: number, costOf: (cut: number) => number): readonly number[] {
  // Of passes that end at a place: what they cost, and where the last of them begins.
  const best = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= n; end++) {
    let least = { cost: Infinity, from: 0 };
    for (let from = Math.max(0, end - MOST); from < end; from++) {
      const cost = (best[from]?.cost ?? Infinity) + (from === 0 ? 0 : costOf(from));
      if (cost < least.cost) least = { cost, from };
    }
    best.push(least);
  }
  const cuts = [n];
  for (let at = n; at > 0;) {
    at = best[at]?.from ?? 0;
    cuts.unshift(at);
  }
  return cuts;
}
