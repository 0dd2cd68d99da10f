/** Points of data: one by one while they are few, and how densely they lie where they are many. */
import { pixelOf, withPen, type Sheet } from './pen.ts';
import { penPx } from './text.ts';

/** From here on single points would be one smear. */
export const MANY_POINTS = 2000;

/** Discs of so many CSS pixels, while the points are no more than these. */
const RADII = [
  [400, 3],
  [1000, 2.5],
  [Infinity, 2],
] as const;
const ALPHA = 0.6;

/** Of a cell that many points share, in CSS pixels, and how strong one with a single point is. */
const CELL_PX = 3;
const FAINTEST = 0.16;

export function drawPoints(
  chart: Sheet,
  x: readonly number[],
  y: readonly (number | null)[],
): void {
  const pixels = x.map((xi, i) => pixelOf(chart, [xi, y[i] ?? NaN]));
  withPen(chart, { stroke: 'data', width: 1, alpha: ALPHA, isClipped: true }, (ctx) => {
    if (x.length >= MANY_POINTS) {
      drawDensity(ctx, pixels);
      return;
    }
    const radius = (RADII.find(([most]) => x.length <= most)?.[1] ?? 2) * penPx();
    for (const [px, py] of pixels) {
      ctx.beginPath();
      ctx.arc(px, py, radius, 0, 2 * Math.PI);
      ctx.fill();
    }
  });
}

function drawDensity(
  ctx: CanvasRenderingContext2D,
  pixels: readonly (readonly [number, number])[],
): void {
  const cell = CELL_PX * penPx();
  const counts = new Map<string, number>();
  for (const place of pixels) {
    const key = place.map((pixel) => Math.floor(pixel / cell)).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  for (const [key, count] of counts) {
    const [column = NaN, row = NaN] = key.split(',').map(Number);
    // By its root: a lone point is still to be seen.
    ctx.globalAlpha = FAINTEST + (0.9 - FAINTEST) * Math.sqrt(count / most);
    ctx.fillRect(column * cell, row * cell, cell, cell);
  }
}
