import { DEFAULTS } from '../../src/core/settings/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { beginAt, type Method } from '../../src/core/problem.ts';
import type {
  Checkpoint,
  Hyperparameters,
  Problem,
  Snapshot,
  Trainer,
} from '../../src/core/types.ts';

/** How the article trains: the line, mean squared error, plain steps over all points. */
export const ARTICLES = {
  model: parseFormula('a*x + b').graph,
  loss: { kind: 'mse' },
  optimizer: { kind: 'sgd' },
  schedule: { kind: 'constant' },
  batch: 'full',
} as const satisfies Method;

/** The article's problem on so many points, as drawn for `seed`. */
export function seededProblem(
  points: number,
  overrides: Partial<Problem> = {},
  seed = 42,
): Problem {
  const { problem } = setUp(parseConfig({ points, seed }));
  return { ...problem, ...overrides };
}

/** Of a problem whose learning rate nobody has changed. */
export const RATE: Hyperparameters = { learningRate: DEFAULTS.lr };

/** Where plain gradient descent stands at these parameters after so many epochs. */
export function startAt(parameters: readonly number[], epoch = 0): Checkpoint {
  return { ...beginAt(ARTICLES.optimizer, parameters), epoch, step: epoch };
}

/** Advances to `epochs`, in pieces of at most `piece` steps; returns the snapshots. */
export async function trainTo(
  trainer: Trainer,
  epochs: number,
  from = 0,
  piece = 5000,
  hyperparameters = RATE,
): Promise<Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for (let epoch = from; epoch < epochs;) {
    const steps = Math.min(piece, epochs - epoch, trainer.maxSteps);
    snapshots.push(await trainer.advance(steps, hyperparameters));
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
