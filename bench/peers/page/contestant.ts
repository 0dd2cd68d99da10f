/** What the page asks of each contestant. */
import type { Task } from './tasks.ts';

/** Where a training stands. */
export interface End {
  /** Mean loss before the last update. Of batches it is not compared: Downhill tells that of an epoch, others of the last. */
  readonly loss: number;
  /** After the last update, in the order of θ. [P] */
  readonly parameters: readonly number[];
}

/** One training, from its start. */
export interface Result extends End {
  /** From before the first step until the last loss and the parameters are in JavaScript. */
  readonly elapsedMs: number;
}

export interface Contestant {
  /** What really computes, where the library tells. */
  readonly detail: string;
  /** Does `epochs` epochs from the problem's start. Setting up and uploading are not timed. */
  train(epochs: number): Promise<Result>;
}

/**
 * Loads the library, and brings the data to its device.
 * @throws Error that says why it cannot do the task
 */
export type Open = (task: Task) => Promise<Contestant>;
