/** What the landscape is drawn with: levels, pixels, and where it comes from. */
import { describe, expect, test } from 'vitest';
// First: the colours ask the browser for its media.
import '../helpers/drawn.ts';
import { OWN } from '../helpers/runs.ts';
import { unlike } from '../helpers/unlike.ts';
import { axesOf, clampedTo, placesOf, placeText, startAt } from '../../src/app/landscape/plane.ts';
import { createLandscapeSource } from '../../src/app/landscape/source.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { layOut, onSheet } from '../../src/app/charts/axes.ts';
import { levelLabels } from '../../src/app/views/lab/landscape/draw-surface.ts';
import {
  contoursOf,
  heightsOf,
  levelsFor,
  reliefOf,
  shareOf,
} from '../../src/app/views/lab/landscape/surface.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { History } from '../../src/app/training/history.ts';
import { GpuUnavailableError } from '../../src/core/errors.ts';
import { lossAt } from '../../src/core/landscape.ts';
import type { Engine, LandscapeWindow } from '../../src/core/types.ts';

const AB = { across: 0, up: 1 };

/** Every label is 20 px wide. */
const context = (width: number, height: number) =>
  ({
    canvas: { clientWidth: width, clientHeight: height },
    measureText: () => ({ width: 20 }),
  }) as unknown as CanvasRenderingContext2D;
Object.assign(globalThis, {
  innerWidth: 1440,
  document: { body: undefined },
  getComputedStyle: () => ({ fontSize: '14px', fontFamily: 'sans-serif' }),
});

const planeOf = ({ aMin, aMax, bMin, bMax }: LandscapeWindow) => ({
  x: { title: 'a', range: [aMin, aMax] as const },
  y: { title: 'b', range: [bMin, bMax] as const },
});
const WINDOW = { aMin: -4, aMax: 9, bMin: -2, bMax: 22 };

describe('levels', () => {
  test('are round numbers between the least and the greatest loss', () => {
    expect(levelsFor(0.96, 3400)).toEqual([1, 3, 10, 30, 100, 300, 1000, 3000]);
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
    expect(levels.length).toBeLessThanOrEqual(10);
    expect(levels).toEqual([...levels].sort((p, q) => p - q));
    for (const level of levels) expect(level > least && level < most).toBe(true);
  });
});

describe('the axes of a plane', () => {
  const { box, pixelOf, placeAt } = layOut(context(700, 500), planeOf(WINDOW));

  test('a place and its pixel are the same', () => {
    const [a, b] = placeAt(pixelOf([1.25, 7.5]));
    expect(a).toBeCloseTo(1.25, 12);
    expect(b).toBeCloseTo(7.5, 12);
  });

  test('b points up, a to the right', () => {
    expect(pixelOf([-4, 22])).toEqual([box.left, box.top]);
    expect(pixelOf([9, -2])).toEqual([box.left + box.width, box.top + box.height]);
  });

  test('are no longer than their aspect lets them be, and in the middle', () => {
    const square = layOut(context(700, 500), { ...planeOf(WINDOW), aspect: 1 }).box;
    expect(square.width).toBe(square.height);
    expect(square.height).toBeCloseTo(box.height, 9);
    expect(square.left + square.width / 2).toBeCloseTo(box.left + box.width / 2, 9);
    const flat = layOut(context(700, 500), { ...planeOf(WINDOW), aspect: 4 }).box;
    expect(flat.width).toBeCloseTo(box.width, 9);
    expect(flat.height).toBeCloseTo(box.width / 4, 9);
  });
});

test('a place is as a person would write it, and no place is outside', () => {
  expect(clampedTo(WINDOW, [1.2345678, 7.5001])).toEqual([1.23, 7.5]);
  expect(clampedTo(WINDOW, [-50, 9999])).toEqual([-4, 22]);
  expect(placeText(1.2, WINDOW.aMin, WINDOW.aMax)).toBe('1.20');
});

test('of standardised data start, optimum and path are in the units of the training', () => {
  const own = { ...OWN, standardise: true };
  const { run } = unlike({}, {}, own);
  const ready = prepare(run.config, own);
  const found = placesOf(run, ready, AB, undefined);
  // Standardised, the line of least squares has the correlation as its slope, and goes through 0.
  const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / 3;
  const [mx, my] = [mean(OWN.x), mean(OWN.y)];
  const sd = (values: Float64Array, m: number): number =>
    Math.sqrt(mean(values.map((v) => (v - m) ** 2)));
  const [sx, sy] = [sd(OWN.x, mx), sd(OWN.y, my)];
  const correlation = mean(OWN.x.map((v, i) => ((v - mx) * ((OWN.y[i] ?? NaN) - my)) / (sx * sy)));
  expect(found.best?.[0]).toBeCloseTo(correlation, 6);
  expect(found.best?.[1]).toBeCloseTo(0, 6);
  const [a = NaN, b = NaN] = run.parameters;
  const last = found.path.at(-1);
  expect(last?.[0]).toBeCloseTo((a * sx) / sy, 3);
  expect(last?.[1]).toBeCloseTo((b + a * mx - my) / sy, 3);
  expect(found.start).toEqual(found.path[0]);
  expect(placesOf(run, ready, AB, [0.3, -0.2]).start).toEqual([0.3, -0.2]);
  expect(placesOf(run, ready, AB, [0.3, -0.2]).path).toEqual(found.path);
});

describe('the two parameters', () => {
  const names = ['a', 'b', 'c'];
  test.each([
    [[], [0, 1]],
    [
      ['c', 'a'],
      [2, 0],
    ],
    [
      ['a', 'a'],
      [0, 1],
    ],
    [
      ['a', 'gone'],
      [0, 1],
    ],
    [['b'], [0, 1]],
  ])('%j are %j', (wanted, [across, up]) => {
    expect(axesOf(names, wanted)).toEqual({ across, up });
  });

  test('are none of one', () => {
    expect(axesOf(['a'], ['a', 'a'])).toBeUndefined();
  });

  test('are where a run is seen, whatever the others do', () => {
    const prepared = prepare(parseConfig({ model: 'quadratic', points: 20, start: [1, 2, 3] }));
    const history = new History(1);
    history.watch({ epoch: 1, loss: 1, parameters: [4, 5, 6] });
    const run = { history, epoch: 2, parameters: [7, 8, 9] };
    const at = (looked?: number) =>
      placesOf({ ...run, looked }, prepared, { across: 2, up: 0 }, undefined);
    const [start, then, now] = [[3, 1], [6, 4], [9, 7]]; // prettier-ignore
    expect(at()).toMatchObject({ start, path: [start, then, now], ahead: [now] });
    expect(at(1)).toMatchObject({ start, path: [start, then], ahead: [then, now] });
    expect(at(0)).toMatchObject({ start, path: [start], ahead: [start, then, now] });
  });

  test('alone are moved with the start', () => {
    const prepared = prepare(parseConfig({ model: 'quadratic', points: 20, start: [1, 2, 3] }));
    const said = startAt([0.5, -4], { across: 2, up: 0 }, prepared, 'drawn');
    expect(said).toBe('-4,2,0.5');
  });

  test('of many are said by name, and those that were moved before stay', () => {
    const settings = { model: 'network', dataset: 'xor', points: 20 };
    const drawn = prepare(parseConfig(settings));
    const axes = { across: 1, up: 8 };
    const first = startAt([0.5, -4], axes, drawn, 'drawn');
    expect(first).toBe('0.weight[0][1]=0.5,0.bias[0]=-4');
    const config = parseConfig({ ...settings, start: first });
    const again = prepare(config);
    expect(again.problem.start.parameters[1]).toBe(0.5);
    expect(again.problem.start.parameters[8]).toBe(-4);
    expect(again.problem.start.parameters[2]).toBe(drawn.problem.start.parameters[2]);
    const next = startAt([0.25, 3], { across: 1, up: 2 }, again, config.start);
    expect(next).toBe('0.weight[0][1]=0.25,0.bias[0]=-4,0.weight[1][0]=3');
  });
});

describe('the heights of a picture', () => {
  const heights = (...losses: number[]) => heightsOf(Float32Array.from(losses));

  test('go from the least loss to the greatest, whatever else is no number', () => {
    expect(heights(2, NaN, 5, Infinity, 3)).toEqual({ least: 2, most: 5, isFinite: false });
    expect(heights(NaN, Infinity)).toEqual({ least: NaN, most: NaN, isFinite: false });
  });

  test('end where one corner is far above all the rest', () => {
    expect(heights(1, 2, 3, 1e30, 2)).toEqual({ least: 1, most: 20_000, isFinite: true });
  });

  test('are told apart by their logarithm', () => {
    const range = { least: 1, most: 100 };
    expect([1, 10, 100].map((loss) => shareOf(loss, range))).toEqual([0, 0.5, 1]);
    expect([0, NaN, Infinity].map((loss) => shareOf(loss, range))).toEqual([0, 1, 1]);
    expect(shareOf(3, { least: 3, most: 3 })).toBe(0);
  });
});

describe('the picture of a bowl', () => {
  const [width, height] = [512, 512];
  const grid = { aMin: -4, aMax: 4, bMin: -2, bMax: 2, width, height };
  const losses = Float32Array.from({ length: width * height }, (_, i) => {
    const a = grid.aMin + (((i % width) + 0.5) / width) * 8;
    const b = grid.bMin + ((Math.floor(i / width) + 0.5) / height) * 4;
    return 1 + a * a + 4 * b * b;
  });
  const landscape = { grid, losses, points: 1 };
  const heights = heightsOf(losses);
  const relief = reliefOf(landscape, heights);
  const contours = contoursOf(landscape, relief, heights);

  test('has its isolines where the loss is their value', () => {
    expect(contours.map(({ level }) => level)).toEqual([2, 5, 10, 20]);
    for (const { level, lines } of contours) {
      const inside = lines.flat().filter(([a, b]) => Math.abs(a) < 4 && Math.abs(b) < 2);
      expect(inside.length).toBeGreaterThan(20);
      for (const [a, b] of inside) expect((1 + a * a + 4 * b * b) / level).toBeCloseTo(1, 2);
    }
  });

  test('is lit from the upper left', () => {
    const lightAt = (column: number, row: number): number =>
      relief.light[row * width + column] ?? NaN;
    // The slope at the lower right faces the light, that at the upper left is in the shade.
    expect(lightAt(400, 100)).toBeGreaterThan(1.02);
    expect(lightAt(100, 400)).toBeLessThan(0.98);
  });

  test('has each value on its line, apart from the others, never upside down', () => {
    const box = { left: 50, top: 6, width: 548, height: 354 };
    const sheet = onSheet(context(600, 400), box, planeOf(grid));
    const labels = levelLabels(contours, sheet, []);
    expect(labels.length).toBeGreaterThan(2);
    for (const [i, { at, angle, level }] of labels.entries()) {
      const a = grid.aMin + ((at[0] - box.left) / box.width) * 8;
      const b = grid.bMax - ((at[1] - box.top) / box.height) * 4;
      expect((1 + a * a + 4 * b * b) / level).toBeCloseTo(1, 2);
      expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2);
      for (const other of labels.slice(0, i)) {
        expect(Math.hypot(at[0] - other.at[0], at[1] - other.at[1])).toBeGreaterThan(30);
      }
      // And out of the way of what stands there.
      for (const moved of levelLabels(contours, sheet, [at])) {
        expect(Math.hypot(at[0] - moved.at[0], at[1] - moved.at[1])).toBeGreaterThan(30);
      }
    }
  });
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
