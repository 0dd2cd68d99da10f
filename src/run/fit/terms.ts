/** Several terms: what is tried of one of them, the others where they are, shows what all at once do not. */
import { termsOf } from '../../core/formula/linear.ts';
import type { InPieces } from '../../core/work/pieces.ts';
import type { Model } from '../../cpu/least-squares/observations.ts';
import { bestWith, type Theta, type Tried } from './projection.ts';
import type { Starts } from './starts.ts';

/** Each term so often, and so many tries of it. */
const [ROUNDS, TRIES] = [2, 256];
/** Tries between two looks at the clock. */
const PIECE = 32;

/** Those parameters of each term that are searched; none where there are no two such terms. */
export function searchedTerms(
  { derived, free }: Model,
  searched: readonly number[],
): readonly (readonly number[])[] {
  const terms = termsOf(derived, free).map((term) => term.filter((p) => searched.includes(p)));
  const own = terms.filter(({ length }) => length > 0);
  return own.length > 1 ? own : [];
}

/** @param from where the others are @returns the best with other values of one term after the other */
export function* termByTermInPieces(
  from: Theta,
  terms: readonly (readonly number[])[],
  { drawn, projected }: Pick<Starts, 'drawn' | 'projected'>,
): InPieces<Theta> {
  let best: readonly Tried[] = [projected(from)];
  for (const term of Array.from({ length: ROUNDS }, () => terms).flat()) {
    const theta = best[0]?.theta ?? from;
    for (let i = 0; i < TRIES; i++) {
      const next = Array.from(theta);
      const other = drawn(i);
      for (const p of term) next[p] = other[p] ?? NaN;
      best = bestWith(best, projected(next), 1);
      if (i % PIECE === 0) yield 0;
    }
  }
  return best[0]?.theta ?? from;
}
