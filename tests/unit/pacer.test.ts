import { describe, expect, test } from 'vitest';
import { Pacer } from '../../src/run/pacer.ts';

describe('Pacer', () => {
  /** Lets so many pieces be measured at `msPerStep`. */
  function run(pacer: Pacer, msPerStep: number, pieces = 20): void {
    for (let i = 0; i < pieces; i++) pacer.measured(pacer.steps, pacer.steps * msPerStep);
  }

  test.each([
    [12, 0.001, 12_000],
    [12, 0.7, 17],
    [100, 3, 33],
    [100, 99, 1],
    [100, 5000, 1],
  ])('a target of %d ms at %d ms a step: %i steps', (targetMs, msPerStep, due) => {
    for (const first of [1, 16, 100_000]) {
      const pacer = new Pacer(targetMs, first, 1e6);
      run(pacer, msPerStep);
      expect(pacer.steps).toBe(due);
    }
  });

  test('is always a whole number from 1 to the most', () => {
    const pacer = new Pacer(12, 16, 5000);
    for (const msPerStep of [1e9, 1e-9, 0, 0.3, 1e3, 0, 0, 0]) {
      run(pacer, msPerStep, 3);
      expect(pacer.steps).toBeGreaterThanOrEqual(1);
      expect(pacer.steps).toBeLessThanOrEqual(5000);
      expect(Number.isInteger(pacer.steps)).toBe(true);
    }
    expect(new Pacer(12, 16, 5).steps).toBe(5);
  });

  test.each([1000, 0.001])('one outlier, %d times as long, moves it by 4 at most', (factor) => {
    const pacer = new Pacer(100, 16, 1e6);
    run(pacer, 0.1);
    pacer.measured(1000, 100 * factor);
    expect(pacer.steps).toBe(factor > 1 ? 250 : 4000);
    run(pacer, 0.1, 1);
    expect(pacer.steps).toBe(1000);
  });

  test('probes in large strides while nothing takes long, then in small ones', () => {
    const pacer = new Pacer(100, 16, 1e6);
    const strides = [1, 1, 1, 25, 1].map((elapsedMs) => {
      const before = pacer.steps;
      const { isProbing } = pacer;
      pacer.measured(before, elapsedMs);
      return [isProbing, pacer.steps / before];
    });
    expect(strides).toEqual([
      [true, 16],
      [true, 16],
      [true, 16],
      [true, 4],
      [false, 1e6 / 262_144],
    ]);
  });

  test('probes no more at the most', () => {
    const pacer = new Pacer(100, 16, 200);
    pacer.measured(16, 0.1);
    expect(pacer.steps).toBe(200);
    expect(pacer.isProbing).toBe(false);
  });

  test('learns nothing from a short last piece', () => {
    const pacer = new Pacer(100, 16, 1e6);
    run(pacer, 0.1);
    pacer.measured(3, 90);
    expect(pacer.steps).toBe(1000);
  });

  test('still slows down after it has reached the most', () => {
    const pacer = new Pacer(100, 16, 4000);
    run(pacer, 0.001);
    expect(pacer.steps).toBe(4000);
    run(pacer, 1);
    expect(pacer.steps).toBe(100);
  });
});
