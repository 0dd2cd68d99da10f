import { parseConfig } from '../../src/core/settings/index.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Problem, Snapshot, Trainer } from '../../src/core/types.ts';

/** The article's problem on so many points, as drawn for `seed`. */
export function seededProblem(
  points: number,
  overrides: Partial<Problem> = {},
  seed = 42,
): Problem {
  const { problem } = setUp(parseConfig({ points, seed }));
  return { ...problem, ...overrides };
}

/** Advances to `epochs`, in pieces of at most `piece` steps; returns the snapshots. */
export async function trainTo(
  trainer: Trainer,
  epochs: number,
  from = 0,
  piece = 5000,
): Promise<Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for (let epoch = from; epoch < epochs;) {
    const steps = Math.min(piece, epochs - epoch, trainer.maxSteps);
    snapshots.push(await trainer.advance(steps));
    epoch += steps;
  }
  return snapshots;
}

/** The last of a list that has one. */
export function last<T>(list: readonly T[]): T {
  const value = list.at(-1);
  if (value === undefined) throw new Error('the list is empty');
  return value;
}
