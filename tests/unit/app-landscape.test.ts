/** What the landscape is drawn with: levels, pixels, and where it comes from. */
import { describe, expect, test } from 'vitest';
import { OWN } from '../helpers/runs.ts';
import { unlike } from '../helpers/unlike.ts';
import { placesOf } from '../../src/app/landscape/plane.ts';
import { createLandscapeSource } from '../../src/app/landscape/source.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { levelsFor } from '../../src/app/views/landscape/contours.ts';
import { frameOf, pixelOf, placeAt } from '../../src/app/views/landscape/frame.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { GpuUnavailableError } from '../../src/core/errors.ts';
import { lossAt } from '../../src/core/landscape.ts';
import type { Engine } from '../../src/core/types.ts';

const WINDOW = { aMin: -4, aMax: 9, bMin: -2, bMax: 22 };

describe('levels', () => {
  test('are round numbers between the least and the greatest loss', () => {
    expect(levelsFor(0.96, 3400)).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]);
  });

  test('that lie near together are evenly spaced', () => {
    expect(levelsFor(0.38, 0.71)).toEqual([0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7]);
  });

  test.each([
    [0, 100],
    [1e-9, 1e9],
    [0.5, 0.9],
    [1, 1.0001],
    [7e8, 9e8],
    [3, 3],
    [1e-12, 1e-10],
    [1, Infinity],
    [Infinity, Infinity],
    [NaN, NaN],
  ])('from %d to %d are few, in order and inside', (least, most) => {
    const levels = levelsFor(least, most);
    expect(levels.length).toBeLessThanOrEqual(13);
    expect(levels).toEqual([...levels].sort((p, q) => p - q));
    for (const level of levels) expect(level > least && level < most).toBe(true);
  });
});

describe('the frame', () => {
  const frame = frameOf(WINDOW, 700, 500);

  test('a place and its pixel are the same', () => {
    const [a, b] = placeAt(frame, pixelOf(frame, [1.25, 7.5]));
    expect([a, b]).toEqual([1.25, 7.5]);
  });

  test('b points up, a to the right', () => {
    expect(pixelOf(frame, [-4, 22])).toEqual([frame.left, frame.top]);
    expect(pixelOf(frame, [9, -2])).toEqual([frame.left + frame.width, frame.top + frame.height]);
  });

  test('outside there is no place', () => {
    expect(placeAt(frame, [-50, 9999])).toEqual([-4, -2]);
  });
});

test('of standardised data start, optimum and path are in the units of the training', () => {
  const own = { ...OWN, standardise: true };
  const { run } = unlike({}, {}, own);
  const ready = prepare(run.config, own);
  const found = placesOf(run, ready, undefined);
  // Standardised, the line of least squares has the correlation as its slope, and goes through 0.
  const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / 3;
  const [mx, my] = [mean(OWN.x), mean(OWN.y)];
  const sd = (values: Float64Array, m: number): number =>
    Math.sqrt(mean(values.map((v) => (v - m) ** 2)));
  const [sx, sy] = [sd(OWN.x, mx), sd(OWN.y, my)];
  const correlation = mean(OWN.x.map((v, i) => ((v - mx) * ((OWN.y[i] ?? NaN) - my)) / (sx * sy)));
  expect(found?.best?.[0]).toBeCloseTo(correlation, 6);
  expect(found?.best?.[1]).toBeCloseTo(0, 6);
  const [a = NaN, b = NaN] = run.parameters;
  const last = found?.path.at(-1);
  expect(last?.[0]).toBeCloseTo((a * sx) / sy, 3);
  expect(last?.[1]).toBeCloseTo((b + a * mx - my) / sy, 3);
  expect(found?.start).toEqual(found?.path[0]);
  expect(placesOf(run, ready, [0.3, -0.2])?.start).toEqual([0.3, -0.2]);
  expect(placesOf(run, ready, [0.3, -0.2])?.path).toEqual(found?.path);
});

describe('the source of landscapes', () => {
  const prepared = prepare({ ...DEFAULTS, points: 3000 });
  let frames = 0;
  let now = 0;
  const source = (open: () => Promise<Engine>) =>
    createLandscapeSource({
      engines: {
        open: async () => ({ engine: await open() }),
        discard: () => undefined,
        forgetMissing: () => undefined,
      },
      clock: () => (now += 1),
      nextFrame: () => {
        frames++;
        return Promise.resolve();
      },
    });
  const noGpu = (): Promise<Engine> =>
    Promise.reject(new GpuUnavailableError('no-adapter', 'there is none'));

  test('is the page itself where there is no GPU, between its frames and of fewer points', async () => {
    const { signal } = new AbortController();
    const found = await source(noGpu)(
      { config: DEFAULTS, own: undefined, problem: prepared.problem },
      WINDOW,
      signal,
    );
    expect(frames).toBeGreaterThan(10);
    expect(found?.grid).toEqual({ ...WINDOW, width: 256, height: 256 });
    expect(found?.points).toBe(1000);
    expect(found?.losses).toHaveLength(256 * 256);
    // The selection's mean stands for that of all points.
    const due = lossAt(prepared.problem)([WINDOW.aMin, WINDOW.bMin]);
    expect((found?.losses[0] ?? NaN) / due).toBeCloseTo(1, 1);
  });

  test('stops when nobody wants it any more', async () => {
    const ending = new AbortController();
    ending.abort();
    expect(
      await source(noGpu)(
        { config: DEFAULTS, own: undefined, problem: prepared.problem },
        WINDOW,
        ending.signal,
      ),
    ).toBeUndefined();
  });
});
