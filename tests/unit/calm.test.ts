/** A run that is watched calmly: how long it takes, and how it speeds up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calmPace } from '../../src/app/training/calm.ts';
import { EPOCHS } from '../../src/core/settings/limits.ts';

/** The steps of each frame, and how long they took in all. */
function run(epochs: number, frameMs: (frame: number) => number) {
  let now = 0;
  const pace = calmPace(epochs, () => now);
  const steps: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch += steps.at(-1) ?? 0) {
    now += frameMs(steps.length);
    steps.push(pace(epoch));
  }
  return { steps, seconds: now / 1000 };
}

const epochs = fc.integer({ min: EPOCHS.least, max: EPOCHS.most });

test('a run takes about seven seconds, a short one a frame for each epoch, and each frame more steps', () => {
  fc.assert(
    fc.property(epochs, (epochs) => {
      const { steps, seconds } = run(epochs, () => 1000 / 60);
      if (epochs <= 300) expect(steps).toHaveLength(epochs);
      expect(seconds).toBeLessThan(8);
      if (epochs > 1000) expect(seconds).toBeGreaterThan(6);
      // But for the last one, which does what is left.
      for (const [i, few] of steps.slice(1, -1).entries()) {
        expect(few).toBeGreaterThanOrEqual(steps[i] ?? NaN);
      }
      expect(steps.reduce((sum, few) => sum + few, 0)).toBe(epochs);
    }),
  );
});

test.each([
  ['120 frames a second', () => 1000 / 120],
  ['10 frames a second', () => 100],
  ['a hidden tab, whose timers come once a second', () => 1000],
  ['frames that stutter', (frame: number) => (frame % 7 === 0 ? 130 : 16)],
])('and so it does with %s', (_, frameMs) => {
  const { steps, seconds } = run(20_000, frameMs);
  expect(seconds).toBeGreaterThan(6);
  expect(seconds).toBeLessThan(8.5);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(1);
});
