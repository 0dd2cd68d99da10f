/** Small pictures of what is trained, from a formula each: nothing is fetched or trained for them. */
import { colour } from '../../charts/colours.ts';
import { padded } from '../../charts/marks.ts';
import { extent } from '../../format/columns.ts';
import type { Picture } from '../../guide/lessons/row.ts';

type Place = readonly [number, number];
type Class = Extract<Picture, { readonly isAbove: unknown }>;
type Curve = Exclude<Picture, Class>;

const DOTS = 42;
/** Of the plane, from −6 to 6. */
const HALF = 6;
const CELL_PX = 2;
/** Multiples of it fill a span evenly, and in no order. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

export function drawCard(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: Picture,
): void {
  if ('isAbove' in picture) drawClasses(context, width, height, picture);
  else drawCurve(context, width, height, picture);
}

function drawCurve(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { from, to, curve, trap, points }: Curve,
): void {
  const along = (count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.5)) / count);
  const [low, high] = extent(along(width).map(curve));
  const dots: readonly Place[] =
    typeof points === 'number'
      ? along(DOTS).map((x, i) => [x, curve(x) + points * (high - low) * noiseOf(i)])
      : points;
  const [least, most] = padded(...extent([low, high, ...dots.map(([, y]) => y)]), 0.15);
  const pixelOf = ([x, y]: Place): Place => [
    ((x - from) / (to - from)) * width,
    ((most - y) / (most - least)) * height,
  ];
  const draw = (of: (x: number) => number): void => {
    context.beginPath();
    for (const x of along(width)) context.lineTo(...pixelOf([x, of(x)]));
    context.stroke();
  };
  context.globalAlpha = 0.6;
  context.fillStyle = colour('data');
  for (const dot of dots) disc(context, pixelOf(dot), 2.2);
  context.globalAlpha = 1;
  context.strokeStyle = colour('best');
  context.setLineDash([4, 3]);
  if (trap !== undefined) draw(trap);
  context.setLineDash([]);
  context.lineWidth = 2.5;
  context.strokeStyle = colour('fit');
  draw(curve);
}

function drawClasses(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { isAbove }: Class,
): void {
  // As many units to a pixel across as up.
  const unit = (2 * HALF) / height;
  const placeOf = (left: number, top: number): Place => [
    (left - width / 2) * unit,
    (height / 2 - top) * unit,
  ];
  const fillFor = (left: number, top: number): void => {
    context.fillStyle = colour(isAbove(...placeOf(left, top)) ? 'above' : 'below');
  };
  context.globalAlpha = 0.5;
  for (let left = 0; left < width; left += CELL_PX) {
    for (let top = 0; top < height; top += CELL_PX) {
      fillFor(left + CELL_PX / 2, top + CELL_PX / 2);
      context.fillRect(left, top, CELL_PX, CELL_PX);
    }
  }
  context.globalAlpha = 1;
  context.strokeStyle = colour('surface');
  for (let i = 0; i < DOTS; i++) {
    const [left, top] = [((i * GOLDEN) % 1) * width, ((i + 0.5) / DOTS) * height];
    fillFor(left, top);
    disc(context, [left, top], 2.6);
    context.stroke();
  }
}

function disc(context: CanvasRenderingContext2D, [left, top]: Place, radius: number): void {
  context.beginPath();
  context.arc(left, top, radius, 0, 2 * Math.PI);
  context.fill();
}

/** About 0, and the same each time. */
function noiseOf(i: number): number {
  return ((i * GOLDEN) % 1) + ((i * Math.SQRT2) % 1) - 1;
}
