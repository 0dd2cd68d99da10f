import type { Differentiated } from './derivative.ts';
import { operandsOf } from './graph.ts';

/** Of the free parameters those in which ŷ is linear, all at once, while the others are held: of `a*exp(-b*x) + c` a and c. By their places. */
export function linearOf(derived: Differentiated, free: readonly number[]): readonly number[] {
  const slopesOn = slopesOnOf(derived);
  const found: number[] = [];
  for (const p of free) {
    const all = [...found, p];
    if (all.every((one) => all.every((other) => slopesOn[one]?.has(other) === false)))
      found.push(p);
  }
  return found;
}

/** Free parameters of terms that are added, each with those that its slope depends on: of `a*exp(-b*x) + c` a and b, and c. By their places. */
export function termsOf(
  derived: Differentiated,
  free: readonly number[],
): readonly (readonly number[])[] {
  const slopesOn = slopesOnOf(derived);
  let terms: readonly (readonly number[])[] = [];
  for (const p of free) {
    const isBeside = (q: number): boolean => slopesOn[p]?.has(q) === true || slopesOn[q]?.has(p) === true; // prettier-ignore
    const joined = terms.filter((term) => term.some(isBeside));
    terms = [...terms.filter((term) => !joined.includes(term)), [...joined.flat(), p]];
  }
  return terms;
}

/** What the slope of each parameter depends on. [P] */
function slopesOnOf({ nodes, gradient }: Differentiated): readonly ReadonlySet<number>[] {
  const known: ReadonlySet<number>[] = [];
  for (const node of nodes) {
    const own = node.op === 'parameter' ? [node.index] : [];
    known.push(new Set([...own, ...operandsOf(node).flatMap((id) => [...(known[id] ?? [])])]));
  }
  return gradient.map((id) => known[id ?? -1] ?? new Set<number>());
}
