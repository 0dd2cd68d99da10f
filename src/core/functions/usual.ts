import type { UnaryFunction } from './machine.ts';

/** A function in fewer steps, of the same bits, for arguments from `least` to `most` in size; NaN of NaN. */
export interface Usual {
  readonly least: number;
  readonly most: number;
  readonly of: UnaryFunction;
}
