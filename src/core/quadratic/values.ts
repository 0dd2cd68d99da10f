import type { Vector } from '../arithmetic/vectors.ts';

/** A loss, and what belongs to each parameter: values, errors. */
export interface Values {
  readonly loss: number;
  /** [P] */
  readonly parameters: Vector;
}

/** The greatest errors after some steps: of the mean loss before the last update, of the parameters after it. */
export interface RunBound extends Values {
  /** What the last gradient errs where it was computed, dL/dθ. [P] */
  readonly gradient: Vector;
}
