import type { Problem } from '../types.ts';

/** The updates of an epoch. */
export function stepsPerEpoch({ data, batch }: Pick<Problem, 'data' | 'batch'>): number {
  return batch === 'full' ? 1 : Math.ceil(data.x.length / batch);
}
