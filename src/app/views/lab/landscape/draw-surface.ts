import { marksOf } from '../../../charts/axes.ts';
import { colour } from '../../../charts/colours.ts';
import { colourIn, isDark, rampOf, rasterOf, type Cells } from '../../../charts/raster.ts';
import { scaledFont, textScale } from '../../../charts/text.ts';
import type { Place } from '../../../landscape/plane.ts';
import type { Contour } from './contours.ts';
import { clipTo, pixelOf, traceLines, type Frame } from './frame.ts';
import { levelLabels } from './level-labels.ts';

/** From one label of an axis to the next, in pixels. */
const ROOM = { a: 20, b: 34 } as const;

export interface SurfacePicture {
  readonly frame: Frame;
  readonly cells: Cells;
  readonly contours: readonly Contour[];
  readonly names: readonly string[];
  /** Where a mark with its name will stand. */
  readonly best: Place | undefined;
  readonly written: (level: number) => string;
}

const RELIEF = ['relief-1', 'relief-2', 'relief-3', 'relief-4', 'relief-5', 'relief-6'] as const;
const INK = { dark: '#0d1b2a', light: '#ffffff' } as const;

/** What stays while a run goes on: the relief, isolines with their values, and axes. */
export function drawSurface(context: CanvasRenderingContext2D, picture: SurfacePicture): void {
  const { frame, cells, contours, best, written } = picture;
  const { left, top, width, height } = frame;
  const ramp = rampOf(RELIEF);
  context.save();
  clipTo(context, frame);
  context.imageSmoothingQuality = 'high';
  context.drawImage(rasterOf(cells, ramp), left, top, width, height);
  const inkAt = (share: number): string => INK[isDark(colourIn(ramp, share)) ? 'light' : 'dark'];
  context.font = scaledFont('small');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const [x = NaN, y = NaN] = best === undefined ? [] : pixelOf(frame, best);
  const taken = [0, 30, 60, 90].map((along): Place => [x + along, y - along / 6]);
  const labels = levelLabels(contours, frame, taken);
  context.save();
  // A line is broken where its value stands.
  const open = new Path2D();
  open.rect(0, 0, left + width, top + height);
  const half = 9 * textScale();
  for (const { at, level } of labels) {
    const reach = context.measureText(written(level)).width / 2 + 3;
    open.moveTo(at[0] + reach, at[1]);
    open.ellipse(at[0], at[1], reach, Math.min(half, reach), 0, 0, 2 * Math.PI);
  }
  context.clip(open, 'evenodd');
  context.lineWidth = 1;
  context.globalAlpha = 0.4;
  for (const { share, lines } of contours) {
    context.strokeStyle = inkAt(share);
    traceLines(context, frame, lines);
    context.stroke();
  }
  context.restore();
  for (const { at, angle, level, share } of labels) {
    context.save();
    context.translate(...at);
    context.rotate(angle);
    context.globalAlpha = 0.85;
    context.fillStyle = inkAt(share);
    context.fillText(written(level), 0, 0);
    context.restore();
  }
  context.restore();
  drawAxes(context, picture);
}

export function drawAxes(
  context: CanvasRenderingContext2D,
  { frame, names }: Pick<SurfacePicture, 'frame' | 'names'>,
): void {
  const { left, top, width, height, window } = frame;
  const { aMin, aMax, bMin, bMax } = window;
  const [nameA = '', nameB = ''] = names;
  const scale = textScale();
  const bottom = top + height;
  context.font = scaledFont('small');
  context.fillStyle = colour('text-muted');
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const room = (label: string): number => context.measureText(label).width + ROOM.a * scale;
  const ofA = marksOf({}, { least: aMin, most: aMax, px: width, room });
  ofA.at.forEach((tick, i) => {
    const [x] = pixelOf(frame, [tick, bMin]);
    context.fillText(ofA.labels[i] ?? '', x, bottom + 6 * scale);
  });
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const ofB = marksOf({}, { least: bMin, most: bMax, px: height, room: () => ROOM.b * scale });
  ofB.at.forEach((tick, i) => {
    const [, y] = pixelOf(frame, [aMin, tick]);
    // The name of the axis stands above them.
    if (y > top + 22 * scale) context.fillText(ofB.labels[i] ?? '', left - 7 * scale, y);
  });
  context.font = scaledFont('name');
  context.fillStyle = colour('text');
  context.textBaseline = 'bottom';
  context.fillText(nameA + ofA.rest, left + width, bottom + 38 * scale);
  const name = nameB + ofB.rest;
  context.textBaseline = 'top';
  if (context.measureText(name).width < left - 4) {
    context.fillText(name, left - 7 * scale, top);
    return;
  }
  context.save();
  context.translate(0, top);
  context.rotate(-Math.PI / 2);
  context.fillText(name, 0, 0);
  context.restore();
}
