import {
  theoryOf,
  trajectoryOf,
  type Theory,
  type Trajectory,
} from '../../src/core/quadratic/index.ts';
import type { Columns } from '../../src/core/data/columns.ts';
import type { Problem } from '../../src/core/types.ts';
import { ARTICLES } from './problems.ts';

/** Of a problem that has one. */
export function theoryFor(problem: { readonly data: Columns }): Theory {
  const theory = theoryOf({ ...ARTICLES, ...problem });
  if (theory === undefined) throw new Error('there is no theory of this problem');
  return theory;
}

/** How gradient descent goes in exact arithmetic. */
export function exactTrajectory(problem: Problem): Trajectory {
  return trajectoryOf(theoryFor(problem), problem.learningRate, problem.start.parameters);
}
