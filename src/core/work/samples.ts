/** Which epochs are sampled: each of the first few, in which most happens, and then every so many. */
import type { Problem } from '../types.ts';

export type Sampling = Pick<Problem, 'sampleEvery' | 'sampleFirst'>;

export function isSampled({ sampleEvery, sampleFirst = 1 }: Sampling, epoch: number): boolean {
  return epoch <= sampleFirst || epoch % sampleEvery === 0;
}

/** The first sampled epoch after `epoch`. */
export function nextSample({ sampleEvery, sampleFirst = 1 }: Sampling, epoch: number): number {
  if (epoch < sampleFirst) return epoch + 1;
  return (Math.floor(epoch / sampleEvery) + 1) * sampleEvery;
}

/** How many epochs are sampled up to `epoch`. */
export function samplesUntil({ sampleEvery, sampleFirst = 1 }: Sampling, epoch: number): number {
  if (epoch <= sampleFirst) return epoch;
  return sampleFirst + Math.floor(epoch / sampleEvery) - Math.floor(sampleFirst / sampleEvery);
}

/** How many steps leave no more than `most` samples, from whatever epoch on. */
export function stepsWithin(most: number, { sampleEvery, sampleFirst = 1 }: Sampling): number {
  return Math.max(most - 1, (most - sampleFirst) * sampleEvery);
}
