import { describe, expect, test } from 'vitest';
import { isSampled, nextSample, samplesUntil, stepsWithin } from '../../src/core/work/samples.ts';

describe.each([
  { sampleEvery: 1, sampleFirst: 1 },
  { sampleEvery: 7 },
  { sampleEvery: 7, sampleFirst: 1 },
  { sampleEvery: 7, sampleFirst: 20 },
  { sampleEvery: 7, sampleFirst: 21 },
  { sampleEvery: 25, sampleFirst: 3 },
  { sampleEvery: 5, sampleFirst: 60 },
])('sampled with %o', (sampling) => {
  const epochs = Array.from({ length: 200 }, (_, i) => i + 1);
  const sampled = epochs.filter((epoch) => isSampled(sampling, epoch));

  test('are the first, and the multiples', () => {
    const { sampleEvery, sampleFirst = 1 } = sampling;
    const due = new Set(epochs.slice(0, sampleFirst));
    for (let epoch = sampleEvery; epoch <= 200; epoch += sampleEvery) due.add(epoch);
    expect(sampled).toEqual([...due].sort((p, q) => p - q));
  });

  test('are counted, and found from each epoch on', () => {
    for (let epoch = 0; epoch < 150; epoch++) {
      expect(samplesUntil(sampling, epoch)).toBe(sampled.filter((one) => one <= epoch).length);
      expect(nextSample(sampling, epoch)).toBe(sampled.find((one) => one > epoch));
    }
  });

  test('leave no more than are allowed, and one step more would', () => {
    const most = 12;
    const steps = stepsWithin(most, sampling);
    const counts = (length: number): number =>
      Math.max(
        ...[0, 1, 5, 20, 21, 24, 60, 100].map(
          (from) => samplesUntil(sampling, from + length) - samplesUntil(sampling, from),
        ),
      );
    expect(counts(steps)).toBeLessThanOrEqual(most);
    expect(counts(steps + (sampling.sampleFirst ?? 1) + 2 * sampling.sampleEvery)).toBeGreaterThan(
      most,
    );
  });
});
