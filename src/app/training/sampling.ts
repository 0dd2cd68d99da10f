/** The loss curve needs no more samples than this. */
const MOST_SAMPLES = 2000;

/**
 * How often the page takes a sample: at every logged epoch, and between them as often as the curve
 * can show. So it is the least divisor of `logEvery` that keeps the samples few.
 */
export function sampleEvery(epochs: number, logEvery: number): number {
  const least = epochs / MOST_SAMPLES;
  if (logEvery <= least) return logEvery;
  let best = logEvery;
  for (let divisor = 1; divisor * divisor <= logEvery; divisor++) {
    if (logEvery % divisor !== 0) continue;
    for (const candidate of [divisor, logEvery / divisor]) {
      if (candidate >= least && candidate < best) best = candidate;
    }
  }
  return best;
}
