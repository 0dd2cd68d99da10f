import type { FitConfig } from '../../core/settings/index.ts';

/** The loss curve needs no more samples than this. */
const MOST_SAMPLES = 2000;

/** Each of the first steps is seen: they are the longest, and a picture shows them one by one. */
const SAMPLE_FIRST = 1000;

/** Of a run's problem: which of its steps come back one by one. */
export function samplesOf({ epochs, logEvery }: Pick<FitConfig, 'epochs' | 'logEvery'>) {
  return { sampleEvery: sampleEvery(epochs, logEvery), sampleFirst: SAMPLE_FIRST };
}

/**
 * How often the page takes a sample: at every logged epoch, and between them as often as the curve
 * can show. So it is the least divisor of `logEvery` that keeps the samples few; an odd one where there
 * is any, since of a path that swings to and fro every second step is one side.
 */
export function sampleEvery(epochs: number, logEvery: number): number {
  const least = epochs / MOST_SAMPLES;
  const enough = divisorsOf(logEvery).filter((divisor) => divisor >= least);
  return enough.find((divisor) => divisor % 2 === 1) ?? enough[0] ?? logEvery;
}

/** Ascending. */
function divisorsOf(n: number): readonly number[] {
  const small: number[] = [];
  for (let divisor = 1; divisor * divisor <= n; divisor++) {
    if (n % divisor === 0) small.push(divisor);
  }
  return [...new Set([...small, ...small.map((divisor) => n / divisor).reverse()])];
}
