/** The way to all that this room knows, for whoever reads formulas. */
import { featuresOf } from './features.ts';
import { holds } from './holds.ts';
import { linearGraph } from './linear.ts';
import { momentumOf } from './momentum.ts';
import type { Digits } from './best.ts';
import { checkFinite, knownOf, type Theorised, type Theory } from './theory.ts';

/**
 * The theory of a problem; undefined where there is none, and where a part of the formula is not finite in some row, or
 * its square beyond f64. It goes over the data: who needs it more than once keeps it.
 * @throws ConfigError when there are no points, and when one is not finite
 */
export function theoryOf(problem: Theorised, digits?: Digits): Theory | undefined {
  const graph = holds(problem) ? linearGraph(problem.model) : undefined;
  const momentum = momentumOf(problem);
  if (graph === undefined || momentum === undefined) return undefined;
  const { data } = problem;
  checkFinite(data);
  return knownOf(featuresOf(graph, data), data, momentum, digits);
}
