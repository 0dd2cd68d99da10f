import type { Method } from '../problem.ts';
import { linearGraph } from './linear.ts';
import { momentumOf } from './momentum.ts';

export type { Method } from '../problem.ts';

/**
 * Where all that this room says holds, and nowhere else: a model that is linear in θ, under mean squared
 * error, by steps over all points, plain or with momentum.
 */
export function holds(method: Method): boolean {
  return momentumOf(method) !== undefined && linearGraph(method.model) !== undefined;
}
