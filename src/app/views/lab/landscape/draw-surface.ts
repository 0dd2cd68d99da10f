import type { Landscape } from '../../../../core/types.ts';
import { marksOf } from '../../../charts/axes.ts';
import { colour } from '../../../charts/colours.ts';
import { bandColour, type Contour } from './contours.ts';
import { pixelOf, type Frame } from './frame.ts';

/** From one label of an axis to the next, in pixels. */
const ROOM = { a: 20, b: 40 } as const;

export interface SurfacePicture {
  readonly frame: Frame;
  readonly landscape: Landscape;
  readonly contours: readonly Contour[];
  readonly names: readonly string[];
}

/** What stays while a run goes on: bands, isolines and axes. */
export function drawSurface(context: CanvasRenderingContext2D, picture: SurfacePicture): void {
  const { frame, landscape, contours } = picture;
  const { left, top, width, height } = frame;
  const { width: columns, height: rows } = landscape.grid;
  // Row 0 of the grid is the least b, and lies at the bottom.
  const onto = new DOMMatrix([width / columns, 0, 0, -height / rows, left, top + height]);
  const [low, high] = [colour('landscape-low'), colour('landscape-high')];
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.fillStyle = bandColour(0, contours.length, low, high);
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colour('isoline');
  contours.forEach(({ path }, i) => {
    const placed = new Path2D();
    placed.addPath(path, onto);
    context.fillStyle = bandColour(i + 1, contours.length, low, high);
    context.fill(placed, 'evenodd');
    context.stroke(placed);
  });
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
  const { fontFamily } = getComputedStyle(document.body);
  const bottom = top + height;
  context.font = `12px ${fontFamily}`;
  context.fillStyle = colour('text-muted');
  context.strokeStyle = colour('text-muted');
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const room = (label: string): number => context.measureText(label).width + ROOM.a;
  const ofA = marksOf({}, { least: aMin, most: aMax, px: width, room });
  ofA.at.forEach((tick, i) => {
    const [x] = pixelOf(frame, [tick, bMin]);
    context.stroke(new Path2D(`M${x} ${bottom}v4`));
    context.fillText(ofA.labels[i] ?? '', x, bottom + 7);
  });
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const ofB = marksOf({}, { least: bMin, most: bMax, px: height, room: () => ROOM.b });
  ofB.at.forEach((tick, i) => {
    const [, y] = pixelOf(frame, [aMin, tick]);
    context.stroke(new Path2D(`M${left - 4} ${y}h4`));
    context.fillText(ofB.labels[i] ?? '', left - 7, y);
  });
  context.font = `600 13px ${fontFamily}`;
  context.fillStyle = colour('text');
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(nameA + ofA.rest, left + width / 2, bottom + 41);
  context.save();
  context.translate(2, top + height / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(nameB + ofB.rest, 0, 0);
  context.restore();
}
