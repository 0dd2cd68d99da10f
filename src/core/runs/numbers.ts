/** The numbers of the steps to come, of each kind of runs. */
import type { Family, RunsRecipe } from './recipe.ts';

/** Steps whose numbers lie together. */
export interface StepsToCome {
  /** Steps that are done. */
  readonly step: number;
  readonly count: number;
  readonly perEpoch: number;
}

/** How far a number may be from its rate times that of rate 1, and more: a few roundings of f64. */
const BELOW = 1 - 2 ** -50;
const ABOVE = 1 + 2 ** -50;

/**
 * Puts them, to the bit of `numbersAt` in f32. Kinds of one family are asked for rate 1 alone, where each number is
 * proportional to the rate, or none of its: what is near the middle of two f32 is asked for by itself.
 * @param strides from the numbers of a kind to those of the next, and of a step
 */
export function putNumbers(
  to: Float32Array,
  strides: { readonly kind: number; readonly step: number },
  { kinds, movement }: Pick<RunsRecipe, 'kinds' | 'movement'>,
  { step, count, perEpoch }: StepsToCome,
): void {
  const scalars = movement.scalarCount;
  const known = new Map<Family, OfFamily>();
  for (const [k, { family, rates, numbersAt }] of kinds.entries()) {
    const of = known.get(family) ?? ofFamily(family, { step, count, perEpoch }, scalars);
    known.set(family, of);
    for (let s = 0; s < scalars; s++) {
      const rate = rates[family.groupOf[s] ?? 0] ?? NaN;
      const exact = (i: number): number => numbersAt(Math.floor((step + i) / perEpoch), step + i + 1)[s] ?? NaN; // prettier-ignore
      const how = of.hows[s];
      let at = k * strides.kind + s;
      for (let i = 0; i < count; i++, at += strides.step) {
        const unit = of.units[i * scalars + s] ?? NaN;
        const number = how === 'fixed' ? unit : rate * (of.factors[i] ?? NaN) * unit;
        const isSure = how !== 'unknown' && Math.fround(number * BELOW) === Math.fround(number * ABOVE); // prettier-ignore
        to[at] = how === 'fixed' || isSure ? number : exact(i);
      }
    }
  }
}

interface OfFamily {
  /** Of rate 1. [steps][scalars] */
  readonly units: Float64Array;
  /** What the schedule says. [steps] */
  readonly factors: Float64Array;
  readonly hows: readonly ('fixed' | 'proportional' | 'unknown')[];
}

function ofFamily(
  { factorAt, numbersOf, groupOf }: Family,
  { step, count, perEpoch }: StepsToCome,
  scalars: number,
): OfFamily {
  const groups = Math.max(...groupOf) + 1;
  const [ones, twos] = [1, 2].map((rate) => Array<number>(groups).fill(rate)) as [number[], number[]]; // prettier-ignore
  const units = new Float64Array(count * scalars);
  const doubles = new Float64Array(count * scalars);
  const factors = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    factors[i] = factorAt(Math.floor((step + i) / perEpoch));
    units.set(numbersOf(ones, step + i + 1), i * scalars);
    doubles.set(numbersOf(twos, step + i + 1), i * scalars);
  }
  const isEach = (s: number, by: number): boolean => {
    for (let at = s; at < units.length; at += scalars)
      if (doubles[at] !== (units[at] ?? NaN) * by) return false;
    return true;
  };
  const hows = Array.from(
    { length: scalars },
    (_, s) =>
    isEach(s, 1) ? ('fixed' as const) : isEach(s, 2) ? ('proportional' as const) : ('unknown' as const), // prettier-ignore
  );
  return { units, factors, hows };
}
