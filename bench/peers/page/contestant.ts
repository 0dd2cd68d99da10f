/** What the page asks of each contestant. */
import type { Problem } from '../../../src/index.ts';

/** One training, from its start. */
export interface Result {
  /** From before the first step until the last loss and the parameters are in JavaScript. */
  readonly elapsedMs: number;
  /** Mean loss before the last update. */
  readonly loss: number;
  /** After the last update. [2]: a, b */
  readonly parameters: readonly number[];
}

export interface Contestant {
  /** What really computes, where the library tells. */
  readonly detail: string;
  /** Does `steps` steps from the problem's start. Setting up and uploading are not timed. */
  train(steps: number): Promise<Result>;
}

/** Loads the library, and brings the data to its device. */
export type Open = (problem: Problem) => Promise<Contestant>;
