import { colour } from '../../charts/colours.ts';
import type { Place, RunPlaces } from '../../landscape/plane.ts';
import { pixelOf, type Frame } from './frame.ts';

/** Far outside a canvas loses its way; a path that diverges goes to 1e38. */
const OFF_THE_PICTURE = 1e5;

export interface RunPicture extends RunPlaces {
  readonly frame: Frame;
  /** By the closed form, from the start. */
  readonly predicted: readonly Place[];
}

/** What moves: the path as it was predicted, and as it goes; where it starts, stands, and is to end. */
export function drawRun(context: CanvasRenderingContext2D, picture: RunPicture): void {
  const { frame, best, start, predicted, path } = picture;
  const { left, top, width, height } = frame;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.lineJoin = 'round';
  context.setLineDash([5, 4]);
  stroke(context, frame, predicted, 'ink', 1.25);
  context.setLineDash([]);
  stroke(context, frame, path, 'surface', 5.5);
  stroke(context, frame, path, 'fit', 2.5);
  for (const step of stepDots(path.map((place) => pixelOf(frame, place)))) {
    dot(context, step, 2, 'surface', 'fit');
  }
  if (best !== undefined) cross(context, pixelOf(frame, best));
  dot(context, pixelOf(frame, start), 6.5, 'surface', 'ink');
  const now = path.at(-1);
  if (now !== undefined && path.length > 1) dot(context, pixelOf(frame, now), 5, 'fit', 'surface');
  context.restore();
}

/** Dots of steps are so far apart, or they are none: after the first few a path is a line. Pixels */
const DOT_PX = 9;

/** Where the steps of a path have dots of their own. */
export function stepDots(path: readonly Place[]): readonly Place[] {
  const isApart = (one: Place | undefined, other: Place | undefined): boolean =>
    one === undefined || other === undefined || distance(one, other) >= DOT_PX;
  return path.filter((place, i) => isApart(place, path[i - 1]) && isApart(place, path[i + 1]));
}

function distance([x, y]: Place, [otherX, otherY]: Place): number {
  return Math.hypot(x - otherX, y - otherY);
}

type Ink = 'ink' | 'surface' | 'fit';

function stroke(
  context: CanvasRenderingContext2D,
  frame: Frame,
  places: readonly Place[],
  ink: Ink,
  width: number,
): void {
  context.beginPath();
  for (const [i, place] of places.entries()) {
    const [x, y] = pixelOf(frame, place).map(withinReach) as [number, number];
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.strokeStyle = colour(ink);
  context.lineWidth = width;
  context.stroke();
}

function withinReach(pixel: number): number {
  return Math.min(Math.max(pixel, -OFF_THE_PICTURE), OFF_THE_PICTURE);
}

function dot(
  context: CanvasRenderingContext2D,
  [x, y]: Place,
  radius: number,
  fill: Ink,
  rim: Ink,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour(fill);
  context.fill();
  context.lineWidth = 2.5;
  context.strokeStyle = colour(rim);
  context.stroke();
}

/** The point of least squares. */
function cross(context: CanvasRenderingContext2D, [x, y]: Place): void {
  const arm = 7;
  for (const [ink, width] of [
    ['surface', 5],
    ['ink', 2],
  ] as const) {
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x - arm, y + arm);
    context.lineTo(x + arm, y - arm);
    context.strokeStyle = colour(ink);
    context.lineWidth = width;
    context.stroke();
  }
}
