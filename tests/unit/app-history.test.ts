/** What the page keeps of a run. */
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../src/core/types.ts';
import { History } from '../../src/app/training/history.ts';
import { Path } from '../../src/app/training/path.ts';
import { sampleEvery } from '../../src/app/training/sampling.ts';
import { Stopwatch } from '../../src/app/training/stopwatch.ts';
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
  test('logs every line, and draws fewer than 2,000 points', () => {
    const history = new History(3);
    const n = 30_000;
    for (let epoch = 1; epoch <= n; epoch += 100) {
      history.add(Array.from({ length: 100 }, (_, i) => sample(epoch + i)));
    }
    expect(history.loggedEpochs).toHaveLength(n / 3);
    expect(history.loggedEpochs[1234]).toBe(3 * 1235);
    expect(history.loggedLosses[1234]).toBe(1 / (3 * 1235));
    expect(history.drawnEpochs.length).toBeLessThan(2000);
    expect(history.drawnEpochs.length).toBeGreaterThan(500);
    // The first one stays, and what is drawn is still evenly spread and in step.
    const [first = NaN, second = NaN] = history.drawnEpochs;
    expect(first).toBe(1);
    for (const [i, epoch] of history.drawnEpochs.entries()) {
      expect(epoch).toBe(1 + i * (second - first));
      expect(history.drawnLosses[i]).toBe(1 / epoch);
    }
  });

  test('a step that is watched is drawn, once, and not logged', () => {
    const history = new History(1);
    history.add([sample(1)]);
    for (const epoch of [1, 2, 3]) history.watch(sample(epoch));
    history.add([sample(3), sample(4)]);
    expect(history.drawnEpochs).toEqual([1, 2, 3, 4]);
    expect(history.path.points).toHaveLength(4);
    expect(history.loggedEpochs).toEqual([1, 3, 4]);
  });

  test('a loss that is not finite is logged as it is, and not drawn', () => {
    const history = new History(1);
    history.add([sample(1), sample(2, Infinity), sample(3, NaN)]);
    expect(history.loggedLosses).toEqual([1, Infinity, NaN]);
    expect(history.drawnLosses).toEqual([1, null, null]);
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

describe('Path', () => {
  /** A spiral: it never stands still, and each turn is smaller. */
  const spiral = (i: number): number[] => [Math.cos(i) * 0.9999 ** i, Math.sin(i) * 0.9999 ** i];

  test('keeps the first and fewer than 2,000, from end to end', () => {
    const path = new Path();
    for (let i = 0; i < 9000; i++) path.add(i + 1, spiral(i));
    expect(path.isThinned).toBe(true);
    expect(path.points.length).toBeLessThan(2000);
    expect(path.points.length).toBeGreaterThan(500);
    expect(path.points[0]).toEqual([1, 0]);
    const [a = NaN, b = NaN] = path.points.at(-1) ?? [];
    // Of eight pairs of steps one is kept, or more.
    expect(Math.hypot(a, b)).toBeLessThan(0.9999 ** (9000 - 64));
    // Evenly: the half of them is about half the way.
    const [c = NaN, d = NaN] = path.points[Math.floor(path.points.length / 2)] ?? [];
    const half = Math.log(Math.hypot(c, d)) / Math.log(0.9999);
    expect(Math.abs(half - 4500)).toBeLessThan(64);
  });

  test('a zigzag stays one, however many of its steps are left out', () => {
    const path = new Path();
    for (let i = 0; i < 9000; i++) path.add(i + 1, [i / 9000, (-1) ** i * 0.9999 ** i]);
    const heights = path.points.map(([, b = NaN]) => b);
    expect(heights.length).toBeLessThan(2000);
    const turns = heights.filter((b, i) => i > 0 && b * (heights[i - 1] ?? NaN) < 0);
    expect(turns).toHaveLength(heights.length - 1);
  });

  test('draws every one of few steps, and says up to where it saw each', () => {
    const path = new Path();
    for (let epoch = 1; epoch <= 150; epoch++) path.add(epoch, [epoch === 1 ? 1e6 : epoch, 7]);
    expect(path.points).toHaveLength(150);
    expect([path.each, path.every]).toEqual([150, 1]);
    path.add(160, [160, 7]);
    path.add(161, [161, 7]);
    path.add(186, [186, 7]);
    expect([path.each, path.every]).toEqual([150, 25]);
  });

  test('of many leaves out what has hardly moved; and ever what is not finite', () => {
    const path = new Path();
    for (let epoch = 1; epoch <= 200; epoch++) path.add(epoch, [epoch / 20, 1]);
    for (const [i, place] of [
      [NaN, 1],
      [1, Infinity],
      [10.01, 1],
      [10.03, 1],
      [10.03, 1.001],
      [10.06, 1.001],
    ].entries()) {
      path.add(201 + i, place);
    }
    expect(path.points.slice(199)).toEqual([
      [10, 1],
      [10.03, 1],
      [10.03, 1.001],
      [10.06, 1.001],
    ]);
    expect(path.isThinned).toBe(false);
  });

  test('is a part of the history', () => {
    const history = new History(1);
    history.add([sample(1), sample(2)]);
    expect(history.path.points).toEqual([
      [1, -1],
      [0.5, -0.5],
    ]);
  });
});
