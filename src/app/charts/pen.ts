/** What draws on a canvas with axes: places are their values, and all lengths CSS pixels, which grow with the type. */
import { colour, type ColourId } from './colours.ts';

const FACES = { small: '', label: '600 ' } as const;
const SIZE_PX = 12;

let [known, scale] = [NaN, 1];

/** A page on a wall has larger type. */
export function textScale(): number {
  if (innerWidth !== known) {
    known = innerWidth;
    scale = parseFloat(getComputedStyle(document.body).fontSize) / 14 || 1;
  }
  return scale;
}

/** The type of what a chart writes, as large as that of the page. */
export function scaledFont(face: keyof typeof FACES): string {
  const { fontFamily } = getComputedStyle(document.body);
  return `${FACES[face]}${SIZE_PX * textScale()}px ${fontFamily}`;
}

interface Pen {
  readonly stroke: ColourId;
  readonly fill?: ColourId;
  readonly width: number;
  readonly dash?: readonly number[];
  /** Fainter than the rest: 1 covers what is under it. */
  readonly alpha?: number;
  /** Draws within the axes only. */
  readonly isClipped?: boolean;
}

export type Place = readonly [number, number];

/** A canvas with axes. */
export interface Sheet {
  readonly ctx: CanvasRenderingContext2D;
  /** What the axes frame. */
  readonly box: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>;
  readonly pixelOf: (place: Place) => Place;
  readonly placeAt: (pixel: Place) => Place;
}

/** Far outside a canvas loses its way; a path that diverges goes to 1e38. */
const OFF_THE_SHEET = 1e5;

export function withPen(
  chart: Sheet,
  { stroke, fill = stroke, width, dash = [], alpha = 1, isClipped = false }: Pen,
  draw: (ctx: CanvasRenderingContext2D) => void,
): void {
  const { ctx, box } = chart;
  const px = textScale();
  ctx.save();
  if (isClipped) {
    ctx.beginPath();
    ctx.rect(box.left, box.top, box.width, box.height);
    ctx.clip();
  }
  ctx.lineJoin = 'round';
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour(stroke);
  ctx.fillStyle = colour(fill);
  ctx.lineWidth = width * px;
  ctx.setLineDash(dash.map((length) => length * px));
  ctx.beginPath();
  draw(ctx);
  ctx.restore();
}

export function pixelOf(chart: Sheet, place: Place): Place {
  const within = (pixel: number): number =>
    Math.min(Math.max(pixel, -OFF_THE_SHEET), OFF_THE_SHEET);
  const [x, y] = chart.pixelOf(place);
  return [within(x), within(y)];
}

/** The index of the place nearest to `at`, and no farther from it than `reach`; undefined where none is. */
export function nearestPoint(
  places: readonly Place[],
  at: Place,
  reach = Infinity,
): number | undefined {
  const distances = places.map(([x, y]) => Math.hypot(x - at[0], y - at[1]));
  const least = distances.reduce((nearest, one) => Math.min(nearest, one), Infinity);
  return least <= reach ? distances.indexOf(least) : undefined;
}

/** Rings, or discs with a rim where the pen has a fill. */
export function drawRings(chart: Sheet, places: Iterable<Place>, radius: number, pen: Pen): void {
  withPen(chart, pen, (ctx) => {
    for (const place of places) {
      const [x, y] = pixelOf(chart, place);
      ctx.beginPath();
      ctx.arc(x, y, radius * textScale(), 0, 2 * Math.PI);
      if (pen.fill !== undefined) ctx.fill();
      ctx.stroke();
    }
  });
}

/** From place to place; what has no value on the axes is a gap. */
export function drawPath(chart: Sheet, places: Iterable<Place | undefined>, pen: Pen): void {
  withPen(chart, pen, (ctx) => {
    let isDown = false;
    for (const place of places) {
      const [x, y] = place === undefined ? [NaN, NaN] : pixelOf(chart, place);
      const isThere = !Number.isNaN(x + y);
      if (isThere && isDown) ctx.lineTo(x, y);
      else if (isThere) ctx.moveTo(x, y);
      isDown = isThere;
    }
    ctx.stroke();
  });
}

export interface Label {
  readonly ink: ColourId;
  /** What it stands on; the surface where it is left out. */
  readonly halo?: ColourId;
  readonly isClipped?: boolean;
  /** From the place to the middle of the left end of the text, or of its right end. CSS px */
  readonly shift: Place;
  readonly side?: 'left' | 'right';
}

/** A name beside what it names, readable on any ground. */
export function drawLabel(
  chart: Sheet,
  place: Place,
  text: string,
  { ink, halo = 'surface', isClipped = false, shift, side = 'left' }: Label,
): void {
  const [x, y] = pixelOf(chart, place);
  const px = textScale();
  withPen(chart, { stroke: halo, fill: ink, width: 4, isClipped }, (ctx) => {
    ctx.font = scaledFont('label');
    ctx.textAlign = side;
    ctx.textBaseline = 'middle';
    const at = [x + shift[0] * px, y + shift[1] * px] as const;
    ctx.strokeText(text, ...at);
    ctx.fillText(text, ...at);
  });
}
