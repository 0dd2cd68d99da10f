import { isPlain, type Method } from '../problem.ts';
import { linearGraph } from './linear.ts';

export type { Method } from '../problem.ts';

/**
 * Where all that this room says holds, and nowhere else: a model that is linear in θ, under mean squared
 * error, by plain steps over all points.
 */
export function holds(method: Method): boolean {
  return isPlain(method) && linearGraph(method.model) !== undefined;
}
