/** Where a run of any model stops being finite. */
import type { Checkpoint, Engine, Problem } from '../core/types.ts';

/** Samples are not what is looked for: as seldom as a problem may have them. */
const SELDOM = 1e9;

/**
 * The last epoch at which a run is finite that is not so by `until`: by halves, each from the last finite one.
 * @param problem starts where it is finite
 */
export async function lastFiniteCheckpoint(
  engine: Engine,
  problem: Problem,
  until: number,
): Promise<Checkpoint> {
  let { start } = problem;
  let left = until - start.epoch;
  while (left > 1) {
    const trainer = await engine.prepare({
      ...problem,
      start,
      sampleEvery: SELDOM,
      sampleFirst: 0,
    });
    try {
      const epochs = Math.min(Math.floor(left / 2), trainer.maxSteps);
      const snapshot = await trainer.advance(epochs, problem);
      if (snapshot.finite) {
        const { epoch, step, parameters, slots, order } = snapshot;
        start = { epoch, step, parameters, slots, ...(order && { order }) };
        left -= epochs;
      } else {
        left = epochs;
      }
    } finally {
      trainer.destroy();
    }
  }
  return start;
}
