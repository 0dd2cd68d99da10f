import type { Differentiated } from './derivative.ts';
import { operandsOf } from './graph.ts';

/** Of the free parameters those in which ŷ is linear, all at once, while the others are held: of `a*exp(-b*x) + c` a and c. By their places. */
export function linearOf(
  { nodes, gradient }: Differentiated,
  free: readonly number[],
): readonly number[] {
  const known: ReadonlySet<number>[] = [];
  for (const node of nodes) {
    const own = node.op === 'parameter' ? [node.index] : [];
    known.push(new Set([...own, ...operandsOf(node).flatMap((id) => [...(known[id] ?? [])])]));
  }
  const slopesOn = gradient.map((id) => known[id ?? -1] ?? new Set<number>());
  const found: number[] = [];
  for (const p of free) {
    const all = [...found, p];
    if (all.every((one) => all.every((other) => slopesOn[one]?.has(other) === false)))
      found.push(p);
  }
  return found;
}
