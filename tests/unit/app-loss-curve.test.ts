/** What the loss chart draws, as numbers: the curve, its axis, and where steps have marks. */
import { describe, expect, test } from 'vitest';
import {
  areMarked,
  curveOf,
  isLogAlong,
  lastEpochShown,
  smoothed,
} from '../../src/app/charts/loss-curve.ts';
import { emptyRun, type Run } from '../../src/app/state.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';

function runOf(patch: Partial<Run>, samples: readonly (readonly [number, number])[] = []): Run {
  const run = { ...emptyRun(DEFAULTS, undefined), ...patch };
  run.history.add(samples.map(([epoch, loss]) => ({ epoch, loss, parameters: [0, 0] })));
  return run;
}

describe('the curve', () => {
  test('is the samples, and where the run stands between them', () => {
    const run = runOf({ epoch: 37, loss: 5.25 }, [
      [1, 90],
      [25, 7],
    ]);
    const samples = [
      [1, 90],
      [25, 7],
    ];
    expect(curveOf(run, 'log')).toEqual([...samples, [37, 5.25]]);
    expect(curveOf({ ...run, epoch: 25, loss: 7 }, 'log')).toEqual(samples);
  });

  test('has gaps where a logarithm has nothing to say', () => {
    const run = runOf({ epoch: 3, loss: 0 }, [
      [1, 4],
      [2, 0],
      [3, 0],
    ]);
    expect(curveOf(run, 'log').map(([, loss]) => loss)).toEqual([4, NaN, NaN]);
    expect(curveOf(run, 'linear').map(([, loss]) => loss)).toEqual([4, 0, 0]);
  });

  test('of mini-batches is smoothed by the mean of what is within 10 % of each epoch', () => {
    const curve = Array.from({ length: 40 }, (_, i): [number, number] => [i + 1, i % 2 ? 5 : 3]);
    const means = smoothed(curve).map(([, mean]) => mean);
    expect(means.slice(0, 9)).toEqual(curve.slice(0, 9).map(([, loss]) => loss));
    // Of 9 to 11; of 18 to 22; and of 36 to 40, where it ends.
    expect([means[9], means[19], means[39]]).toEqual([11 / 3, 4.2, 4.2]);
    const gap = smoothed(curve.with(9, [10, NaN]));
    expect(gap.filter(([, mean]) => Number.isNaN(mean)).map(([epoch]) => epoch)).toEqual([10, 11]);
  });
});

describe('the axis', () => {
  test.each([
    ['running', 900, false, 20_000],
    ['done', 20_000, false, 20_000],
    // Somebody watches slow steps, or asks why a run broke off.
    ['running', 19, true, 20],
    ['running', 900, true, 1000],
    ['running', 19_900, true, 20_000],
    ['diverged', 130, false, 200],
    // Steps by hand.
    ['ready', 0, false, 20_000],
    ['paused', 1, false, 20],
    ['paused', 30, false, 50],
    ['paused', 1001, false, 20_000],
  ] as const)('%s at epoch %d, slow: %s, ends at %d', (phase, epoch, isSlow, due) => {
    expect(lastEpochShown(runOf({ phase, epoch }), 20_000, isSlow)).toBe(due);
  });

  test('is never longer than the run', () => {
    expect(lastEpochShown(runOf({ phase: 'paused', epoch: 4 }), 7, true)).toBe(7);
  });
});

test('steps are marked as long as there is room between them', () => {
  expect(areMarked(1, 600)).toBe(true);
  expect(areMarked(75, 600)).toBe(true);
  expect(areMarked(76, 600)).toBe(false);
});

test('a long run of full batches has its epochs on a logarithmic scale, unless somebody says otherwise', () => {
  const long = { batch: 'full', epochs: 20_000 } as const;
  const isLog = (run: object, steps: 'auto' | 'log' | 'linear' = 'auto') =>
    isLogAlong({ ...DEFAULTS, ...long, ...run }, steps);
  expect([isLog({}), isLog({}, 'linear')]).toEqual([true, false]);
  expect([isLog({ epochs: 100 }), isLog({ epochs: 100 }, 'log')]).toEqual([false, true]);
  expect(isLog({ batch: 10 })).toBe(false);
});
