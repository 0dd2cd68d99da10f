/** The line, for whoever reads no formulas: its columns, x and 1, and what is known of it. */
import type { Columns } from '../data/columns.ts';
import { isLine } from '../models/model.ts';
import { ONE, copied, given, type Features } from './columns.ts';
import { holds } from './holds.ts';
import { momentumOf } from './momentum.ts';
import type { Digits } from './best.ts';
import { checkFinite, knownOf, type Theorised, type Theory } from './theory.ts';

/**
 * As {@link theoryOf} of theory-of.ts, of the line alone.
 * @throws ConfigError when there are no points, and when one is not finite
 */
export function theoryOfLine(problem: Theorised, digits?: Digits): Theory | undefined {
  const momentum = momentumOf(problem);
  if (momentum === undefined || !isLine(problem.model) || !holds(problem)) return undefined;
  const { data } = problem;
  checkFinite(data);
  return knownOf(lineFeatures(data), data, momentum, digits);
}

/** The line's: x and 1. */
export function lineFeatures({ x, y }: Columns): Features {
  return {
    rows: x.length,
    features: [given(copied(x)), ONE],
    target: copied(y),
  };
}
