/**
 * Numbers of twice the digits: a head of twelve bits and a tail of 24. The head is cut off on the bits, of which no
 * compiler knows what they mean, so that none can take the tail for 0; and a product of heads is exact. Twin of
 * functions/pairs.wgsl.
 */
import { head } from './bits.ts';
import type { Machine } from './machine.ts';

export interface Pair<F> {
  readonly head: F;
  readonly tail: F;
}

/** a + b + c for |a| ≥ |b| ≥ |c| */
export function pairOf<F, W>(m: Machine<F, W>, a: F, b: F, c: F): Pair<F> {
  const first = head(m, m.add(m.add(a, b), c));
  return { head: first, tail: m.add(m.add(m.subtract(a, first), b), c) };
}

/** a − b − c for |a| ≥ |b| ≥ |c|: with the bits of the pair of a, −b and −c. */
export function differenceOf<F, W>(m: Machine<F, W>, a: F, b: F, c: F): Pair<F> {
  const first = head(m, m.subtract(m.subtract(a, b), c));
  return { head: first, tail: m.subtract(m.subtract(m.subtract(a, first), b), c) };
}

/** a / b, in one number: near half a unit off, and what the tails are off. */
export function ratio<F, W>(m: Machine<F, W>, a: Pair<F>, b: Pair<F>): F {
  const inverse = m.divide(m.constant(1), m.add(b.head, b.tail));
  const guess = head(m, m.multiply(m.add(a.head, a.tail), inverse));
  // a − guess·b: the product of heads is exact, and so is what it leaves of the dividend's.
  const ofHead = m.subtract(a.head, m.multiply(guess, b.head));
  const rest = m.add(m.subtract(ofHead, m.multiply(guess, b.tail)), a.tail);
  return m.add(guess, m.multiply(rest, inverse));
}

/** The nearest f32. */
export function sumOf<F, W>(m: Machine<F, W>, a: Pair<F>): F {
  return m.add(a.head, a.tail);
}

/** b where `when`, a elsewhere. */
export function selectPair<F, W>(m: Machine<F, W>, a: Pair<F>, b: Pair<F>, when: W): Pair<F> {
  return { head: m.select(a.head, b.head, when), tail: m.select(a.tail, b.tail, when) };
}
