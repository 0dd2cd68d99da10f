import { local, v128, type Code } from '../instructions.ts';
import { VECTOR_BYTES } from '../layout.ts';
import type { Locals } from '../locals.ts';
import { writeMoved } from '../moved.ts';
import { firstNumbers, STEP, type StepParts } from './step.ts';

export interface Place {
  /** A local with the address of the state, or one that moves through it; */
  readonly at: number;
  /** bytes behind it, of the parameter. */
  readonly offset: number;
}

/**
 * Moves a parameter of four runs, and its slots, in memory.
 * @param p whose optimizer moves it
 * @param gradient dL/dθp
 */
export function moved(
  { movement, layout, operations }: StepParts,
  locals: Locals,
  p: number,
  gradient: Code,
  { at, offset }: Place,
): Code {
  const g = movement.groupOf[p] ?? 0;
  const optimizer = movement.optimizers[g];
  if (optimizer === undefined) throw new TypeError(`no optimizer moves parameter ${p}`);
  const first = firstNumbers(movement)[g] ?? 0;
  const addressOf = (s: number): number => layout.quad.theta + s * layout.quad.thetaBytes + offset;
  const code: Code[] = [];
  const values = writeMoved({ code, operations, locals }, optimizer, {
    parameter: v128.load(local.get(at), addressOf(0)),
    gradient,
    slot: (s) => v128.load(local.get(at), addressOf(1 + s)),
    number: (i) => v128.load(local.get(STEP.numbers), VECTOR_BYTES * (first + i)),
  });
  return [code, values.map((value, s) => v128.store(local.get(at), value, addressOf(s)))];
}
