/** How numbers are computed: every operation, and what is done to its result. */
import { BINARY_FUNCTIONS, F32 as MACHINE, UNARY_FUNCTIONS } from '../functions/index.ts';
import type { Binary, Unary } from './graph.ts';
import { BINARY_F64, UNARY_F64 } from './values.ts';

export interface Arithmetic {
  /** The number of this precision next to a sum or a product of two. */
  readonly round: (value: number) => number;
  readonly unary: Readonly<Record<Unary, (a: number) => number>>;
  readonly binary: Readonly<Record<Binary, (a: number, b: number) => number>>;
}

export const F64: Arithmetic = { round: (value) => value, unary: UNARY_F64, binary: BINARY_F64 };

/** As the kernels compute: each operation rounded, functions as their twins in WGSL. */
export const F32: Arithmetic = {
  round: Math.fround,
  unary: mapped(UNARY_FUNCTIONS, (of) => (a) => of(MACHINE, a)),
  binary: mapped(BINARY_FUNCTIONS, (of) => (a, b) => of(MACHINE, a, b)),
};

function mapped<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  change: (from: From) => To,
): Readonly<Record<Key, To>> {
  const entries = Object.entries<From>(record).map(([key, from]) => [key, change(from)] as const);
  return Object.fromEntries(entries) as Record<Key, To>;
}
