/** What the page keeps of a run. */
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../src/core/types.ts';
import { History, sampleEvery } from '../../src/app/training/history.ts';
import { momentOf } from '../../src/app/state.ts';
import { Stopwatch } from '../../src/app/training/stopwatch.ts';
import { lossAt, parametersAt, unlike } from '../helpers/unlike.ts';
import { firstNotFinite, lastFinite, untilDivergence } from '../../src/run/finite.ts';

function sample(epoch: number, loss = 1 / epoch): Sample {
  return { epoch, loss, parameters: [loss, -loss] };
}

describe('sampleEvery', () => {
  test.each([
    [20_000, 100, 25],
    [20_000, 64, 16],
    [20_000, 97, 97],
    [300, 100, 1],
    [20_000, 1, 1],
    [1_000_000_000, 1_000_000, 500_000],
    [1, 1_000_000_000, 1],
  ])('%d epochs, a line every %d: a sample every %d', (epochs, logEvery, expected) => {
    expect(sampleEvery(epochs, logEvery)).toBe(expected);
  });

  test('takes in every logged epoch, and an odd number where there is one', () => {
    for (let logEvery = 1; logEvery < 400; logEvery++) {
      const every = sampleEvery(20_000, logEvery);
      expect(logEvery % every).toBe(0);
      const odd = [...Array(logEvery + 1).keys()].some(
        (n) => n >= 10 && n % 2 === 1 && logEvery % n === 0,
      );
      if (odd) expect(every % 2).toBe(1);
    }
  });
});

describe('History', () => {
  test('logs every line, and keeps fewer than 2,000 moments, the first ones all', () => {
    const history = new History(3);
    const n = 300_000;
    for (let epoch = 1; epoch <= n; epoch += 100) {
      history.add(Array.from({ length: 100 }, (_, i) => sample(epoch + i)));
    }
    expect(history.loggedEpochs).toHaveLength(n / 3);
    expect(history.loggedEpochs[1234]).toBe(3 * 1235);
    expect(history.loggedLosses[1234]).toBe(1 / (3 * 1235));
    expect(history.isThinned).toBe(true);
    const epochs = history.moments.map(({ epoch }) => epoch);
    expect(history.curve.map(({ epoch }) => epoch)).toEqual(epochs);
    expect(epochs.length).toBeLessThan(2000);
    expect(epochs.length).toBeGreaterThan(800);
    expect(epochs.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    // Evenly on a logarithmic scale: from one to the next it is never far, and so it is at the end.
    for (const [i, epoch] of epochs.entries()) {
      expect((epochs[i + 1] ?? n) - epoch).toBeLessThanOrEqual(2 + 0.03 * epoch);
    }
    for (const moment of history.moments) expect(moment).toEqual(sample(moment.epoch));
  });

  test.each([
    [2, 1999, 1999],
    [1000, 1040, 1999],
    [100_000, 10, 60],
    [500_000, 8, 60],
  ])('of %d parameters keeps no more than %d moments, and all of the curve', (p, most, epochs) => {
    const history = new History(1000);
    const parameters = Array.from({ length: p }, () => 0.5);
    for (let epoch = 1; epoch <= epochs; epoch++) history.watch({ epoch, loss: 1, parameters });
    expect(history.curve).toHaveLength(epochs);
    expect(history.moments.length).toBeLessThanOrEqual(most);
    expect(history.moments.length).toBeGreaterThan(most / 3);
    expect(history.moments[0]?.epoch).toBe(1);
  });

  test('a zigzag stays one, however many of its steps are left out', () => {
    const history = new History(1);
    for (let epoch = 1; epoch <= 9000; epoch++) {
      history.watch({ epoch, loss: 1, parameters: [epoch, (-1) ** epoch] });
    }
    const sides = history.moments.map(({ parameters: [, side = 0] }) => side);
    expect(sides.length).toBeLessThan(2000);
    expect(sides.every((side, i) => i === 0 || side === -(sides[i - 1] ?? 0))).toBe(true);
  });

  test('a step that is watched is drawn, once, and not logged', () => {
    const history = new History(1);
    history.add([sample(1)]);
    for (const epoch of [1, 2, 3]) history.watch(sample(epoch));
    history.add([sample(3), sample(4)]);
    expect(history.moments.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
    expect(history.loggedEpochs).toEqual([1, 3, 4]);
  });

  test('what is not finite is logged as it is, and no moment', () => {
    const history = new History(1);
    history.add([sample(1), sample(2, Infinity), { ...sample(3), parameters: [1, NaN] }]);
    expect(history.loggedLosses).toEqual([1, Infinity, 1 / 3]);
    expect(history.moments).toEqual([sample(1)]);
    expect(history.curve).toEqual([{ epoch: 1, loss: 1 }]);
  });
});

describe('the moment that is shown', () => {
  const run = unlike({}, { epoch: 367 }).run;
  const shown = (looked: number | undefined): Sample => momentOf({ ...run, looked });

  test('is where the run stands, unless somebody looks back', () => {
    expect(shown(undefined)).toEqual({ epoch: 367, loss: 0.87312, parameters: run.parameters });
    expect(shown(41)).toEqual({ epoch: 41, loss: lossAt(41), parameters: parametersAt(41) });
  });

  test('is the last one before an epoch that was not kept', () => {
    const history = new History(1);
    history.add([sample(1), sample(10), sample(20)]);
    const at = (looked: number): Sample => momentOf({ ...run, history, looked });
    expect([1, 9, 10, 19, 20, 366].map((looked) => at(looked).epoch)).toEqual([
      1, 1, 10, 10, 20, 20,
    ]);
  });

  test('before the first is the start', () => {
    expect(shown(0)).toEqual({
      epoch: 0,
      loss: run.prepared?.startLoss,
      parameters: run.prepared?.problem.start.parameters,
    });
  });
});

describe('divergence', () => {
  const samples = [sample(1), sample(2), sample(3, Infinity), sample(4, NaN)];

  test('the samples end with the first that is not finite', () => {
    expect(untilDivergence(samples).map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(lastFinite(samples)?.epoch).toBe(2);
  });

  test('a parameter that is not finite counts, too', () => {
    const infinite = { epoch: 2, loss: 1, parameters: [1, Infinity] };
    expect(lastFinite([sample(1), infinite])?.epoch).toBe(1);
  });

  test('without a sample the snapshot itself tells when', () => {
    const rest = { step: 16, loss: NaN, parameters: [], slots: [], gradient: [], finite: false };
    expect(firstNotFinite({ ...rest, epoch: 16, samples: [sample(10)] })).toBe(16);
    expect(firstNotFinite({ ...rest, epoch: 16, samples })).toBe(3);
  });
});

describe('Stopwatch', () => {
  test('counts what runs, and takes the speed from the last second', () => {
    let now = 0;
    const stopwatch = new Stopwatch(() => now);
    expect(stopwatch.stepsPerSecond).toBeNaN();
    stopwatch.start(0);
    for (let i = 1; i <= 20; i++) {
      now += 100;
      stopwatch.mark(i * 10);
    }
    expect(stopwatch.elapsedMs).toBe(2000);
    expect(stopwatch.stepsPerSecond).toBeCloseTo(100);
    stopwatch.stop();
    now += 60_000;
    expect(stopwatch.elapsedMs).toBe(2000);
    stopwatch.start(200);
    now += 1000;
    stopwatch.mark(1200);
    expect(stopwatch.elapsedMs).toBe(3000);
    expect(stopwatch.stepsPerSecond).toBeCloseTo(1000);
  });
});
