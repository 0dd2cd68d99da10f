/** Numbers over a plane as colours. */
import { drawGrid, drawTitles, type Laid } from './axes.ts';
import { colour, type ColourId } from './colours.ts';
import type { Place, Sheet } from './pen.ts';

/** Of the colours from the least value to the greatest. */
const STEPS = 256;

export type Ramp = Uint8ClampedArray;

const known = new Map<string, Ramp>();

/** From the first colour over all others to the last, mixed in OKLab: from below 0 to above it, or others. [STEPS × 4] */
export function rampOf(ids: readonly ColourId[] = ['below', 'surface', 'above']): Ramp {
  const stops = ids.map(colour);
  const key = stops.join();
  const ramp = known.get(key) ?? mixed(stops);
  known.set(key, ramp);
  return ramp;
}

function mixed(stops: readonly string[]): Ramp {
  const context = new OffscreenCanvas(STEPS, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return new Uint8ClampedArray(4 * STEPS);
  for (let i = 0; i < STEPS; i++) {
    const at = (i / (STEPS - 1)) * (stops.length - 1);
    const from = Math.min(Math.floor(at), stops.length - 2);
    const share = 100 * (at - from);
    context.fillStyle = `color-mix(in oklab, ${stops[from + 1] ?? ''} ${share}%, ${stops[from] ?? ''})`;
    context.fillRect(i, 0, 1, 1);
  }
  return context.getImageData(0, 0, STEPS, 1).data;
}

/** @param share from 0 to 1 */
export function colourIn(ramp: Ramp, share: number): readonly [number, number, number] {
  const at = 4 * Math.round(Math.min(Math.max(share, 0), 1) * (STEPS - 1));
  return [ramp[at] ?? 0, ramp[at + 1] ?? 0, ramp[at + 2] ?? 0];
}

/** What is read on a ground: whether that is dark. */
export function isDark([red, green, blue]: readonly [number, number, number]): boolean {
  return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
}

export interface Cells {
  readonly width: number;
  readonly height: number;
  /** From 0 to 1, a row for each b, the least first; NaN has no colour. [height × width] */
  readonly shares: ArrayLike<number>;
  /** How much lighter than its colour a cell is. [height × width] */
  readonly light?: ArrayLike<number>;
  /** Whether each cell is seen as one: no colour runs into the next. */
  readonly areSeen?: boolean;
}

/** A pixel a cell: row 0 is the least b, and lies at the bottom. */
export function rasterOf(
  { width, height, shares, light }: Cells,
  ramp: Ramp,
  raster = new OffscreenCanvas(width, height),
): OffscreenCanvas {
  const context = raster.getContext('2d');
  if (context === null) return raster;
  const image = context.createImageData(width, height);
  const { data } = image;
  for (let row = 0, cell = 0; row < height; row++) {
    let pixel = 4 * (height - 1 - row) * width;
    for (let column = 0; column < width; column++, cell++, pixel += 4) {
      const share = shares[cell] ?? NaN;
      if (Number.isNaN(share)) continue;
      const at = 4 * Math.round(share * (STEPS - 1));
      const factor = light?.[cell] ?? 1;
      for (let k = 0; k < 3; k++) data[pixel + k] = (ramp[at + k] ?? 0) * factor;
      data[pixel + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return raster;
}

const CORNER_PX = 6;

/** What is drawn at once leaves its raster to the next picture: a canvas anew takes longer than all that is on it. */
let latest: OffscreenCanvas | undefined;

function rasterOfSize({ width, height }: Cells): OffscreenCanvas {
  if (latest?.width !== width || latest.height !== height)
    latest = new OffscreenCanvas(width, height);
  return latest;
}

/** Colours on their axes. @param over draws what lies over them; nothing of it leaves the frame */
export function drawMap(sheet: Laid, cells: Cells, ramp: Ramp, over: () => void): void {
  const { ctx, box } = sheet;
  const { left, top, width, height } = box;
  drawGrid(sheet);
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, CORNER_PX);
  ctx.clip();
  ctx.imageSmoothingEnabled = cells.areSeen !== true;
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(rasterOf(cells, ramp, rasterOfSize(cells)), left, top, width, height);
  over();
  ctx.restore();
  drawTitles(sheet);
}

/** From place to place. */
export function pathOf(sheet: Sheet, lines: readonly (readonly Place[])[]): Path2D {
  const path = new Path2D();
  for (const line of lines) {
    for (const [i, place] of line.entries()) {
      if (i === 0) path.moveTo(...sheet.pixelOf(place));
      else path.lineTo(...sheet.pixelOf(place));
    }
  }
  return path;
}
