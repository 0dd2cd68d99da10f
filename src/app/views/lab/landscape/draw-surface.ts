import {
  nearestPoint,
  scaledFont,
  textScale,
  type Place,
  type Sheet,
} from '../../../charts/pen.ts';
import type { Laid } from '../../../charts/axes.ts';
import { colourIn, drawMap, isDark, pathOf, rampOf } from '../../../charts/raster.ts';
import { extent } from '../../../format/columns.ts';
import type { Contour, Surface } from './surface.ts';

const RELIEF = ['relief-1', 'relief-2', 'relief-3', 'relief-4', 'relief-5', 'relief-6'] as const;
const INK = { dark: '#0d1b2a', light: '#ffffff' } as const;

/** What stays while a run goes on: the relief, isolines with their values, and axes. @param best where a mark with its name will stand */
export function drawSurface(
  sheet: Laid,
  { cells, contours }: Surface,
  best: Place | undefined,
  written: (level: number) => string,
): void {
  const ramp = rampOf(RELIEF);
  drawMap(sheet, cells, ramp, () => {
    const { ctx, box } = sheet;
    const inkAt = (share: number) => INK[isDark(colourIn(ramp, share)) ? 'light' : 'dark'];
    const taken = best === undefined ? [] : alongName(sheet.pixelOf(best));
    const labels = levelLabels(contours, sheet, taken);
    ctx.font = scaledFont('small');
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    // A line is broken where its value stands.
    const open = new Path2D();
    open.rect(0, 0, box.left + box.width, box.top + box.height);
    const half = 9 * textScale();
    for (const { at, level } of labels) {
      const reach = ctx.measureText(written(level)).width / 2 + 3;
      open.moveTo(at[0] + reach, at[1]);
      open.ellipse(...at, reach, Math.min(half, reach), 0, 0, 2 * Math.PI);
    }
    ctx.save();
    ctx.clip(open, 'evenodd');
    ctx.globalAlpha = 0.4;
    for (const { share, lines } of contours) {
      ctx.strokeStyle = inkAt(share);
      ctx.stroke(pathOf(sheet, lines));
    }
    ctx.restore();
    ctx.globalAlpha = 0.85;
    for (const { at, angle, level, share } of labels) {
      ctx.save();
      ctx.translate(...at);
      ctx.rotate(angle);
      ctx.fillStyle = inkAt(share);
      ctx.fillText(written(level), 0, 0);
      ctx.restore();
    }
  });
}

function alongName([x, y]: Place): readonly Place[] {
  return [0, 30, 60, 90].map((along) => [x + along, y - along / 6]);
}

/** Where the value of an isoline is written on it. In CSS pixels. */
interface LevelLabel extends Pick<Contour, 'level' | 'share'> {
  readonly at: Place;
  /** As its line runs, never upside down. In radians. */
  readonly angle: number;
}

/** From the edge, and from one label to the next. */
const EDGE_PX = 26;
const APART_PX = 40;
/** Labels stand about here, where the path of a run seldom goes: shares of the picture, from the upper left. */
const ABOUT = [0.78, 0.3] as const;
/** A shorter line would be all label. */
const LONG_PX = 80;
/** The line of a label is looked at so far to both sides. */
const ALONG = 4;

/** @param taken what no label is written over */
export function levelLabels(
  contours: readonly Contour[],
  { box: { left, top, width, height }, pixelOf }: Sheet,
  taken: readonly Place[],
): readonly LevelLabel[] {
  const about = [left + ABOUT[0] * width, top + ABOUT[1] * height] as const;
  const isInside = ([x, y]: Place): boolean =>
    Math.abs(x - left - width / 2) < width / 2 - EDGE_PX &&
    Math.abs(y - top - height / 2) < height / 2 - EDGE_PX / 2;
  const labels: LevelLabel[] = [];
  for (const { level, share, lines } of contours) {
    const others = [...taken, ...labels.map(({ at }) => at)];
    const places = lines
      .map((line) => line.map(pixelOf))
      .filter((pixels) => lengthOf(pixels) >= LONG_PX)
      .flatMap((pixels) => pixels.map((at, i) => ({ at, angle: angleAt(pixels, i) })))
      .filter(({ at }) => isInside(at) && nearestPoint(others, at, APART_PX) === undefined);
    const pixels = places.map(({ at }) => at);
    const found = places[nearestPoint(pixels, about) ?? -1];
    if (found !== undefined) labels.push({ level, share, ...found });
  }
  return labels;
}

/** How high or wide a line is. */
function lengthOf(pixels: readonly Place[]): number {
  const spans = ([0, 1] as const).map((axis) => {
    const [least, most] = extent(pixels.map((pixel) => pixel[axis]));
    return most - least;
  });
  return Math.max(...spans);
}

function angleAt(pixels: readonly Place[], i: number): number {
  const [x0, y0] = pixels[Math.max(i - ALONG, 0)] ?? [NaN, NaN];
  const [x1, y1] = pixels[Math.min(i + ALONG, pixels.length - 1)] ?? [NaN, NaN];
  return Math.atan((y1 - y0) / (x1 - x0)) || 0;
}
