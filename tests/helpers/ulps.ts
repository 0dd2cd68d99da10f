/** Errors in units in the last place. */
import { LEAST_F32, MOST_F32, spacing } from '../../src/core/arithmetic/floats.ts';
import { TURNS_MOST } from '../../src/core/functions/accuracy.ts';
import { BINARY_F64, UNARY_F64 } from '../../src/core/formula/values.ts';

const UNARY: Readonly<Record<string, (a: number) => number>> = UNARY_F64;
const BINARY: Readonly<Record<string, (a: number, b: number) => number>> = BINARY_F64;

/** The value in f64. */
export function exactOf(operation: string): (a: number, b: number) => number {
  const [unary, binary] = [UNARY[operation], BINARY[operation]];
  if (unary !== undefined) return (a) => unary(a);
  if (binary !== undefined) return binary;
  throw new Error(`no operation ${operation}`);
}

const isSubnormal = (value: number): boolean => value !== 0 && Math.abs(value) < LEAST_F32;

/** Whether a bound is stated there: no operand below the normal numbers, no angle of thousands of turns. */
export function isStated(operation: string, a: number, b: number): boolean {
  if (isSubnormal(a) || isSubnormal(b)) return false;
  if (['sin', 'cos', 'tan'].includes(operation)) return !(Math.abs(a) > TURNS_MOST);
  return true;
}

/** How far `found` is from `due`, an f64, in units in the last place of an f32; 0 may stand for less than the normal numbers. */
export function ulpsBetween(found: number, due: number): number {
  if (Number.isNaN(due) || Number.isNaN(found)) return Object.is(found, due) ? 0 : Infinity;
  if (Math.abs(Math.fround(due)) > MOST_F32)
    return found === Math.sign(due) * Infinity ? 0 : Infinity;
  if (Math.abs(due) < LEAST_F32) return Math.abs(found) <= LEAST_F32 ? 0 : Infinity;
  return Math.abs(found - due) / spacing(due);
}
