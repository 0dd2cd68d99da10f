/** What a chart draws by hand, under its lines and over them. Places are values of its axes. */
import uPlot from 'uplot';
import { colour, type ColourId } from './colours.ts';
import { penPx, scaledFont } from './text.ts';

/** Widths and dashes are in CSS pixels. */
export interface Pen {
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

/** A canvas with axes. uPlot's charts are such. */
export type Sheet = Pick<uPlot, 'ctx' | 'bbox' | 'valToPos'>;

/** Far outside a canvas loses its way; a path that diverges goes to 1e38. */
const OFF_THE_SHEET = 1e5;

export function withPen(
  chart: Sheet,
  { stroke, fill = stroke, width, dash = [], alpha = 1, isClipped = false }: Pen,
  draw: (ctx: CanvasRenderingContext2D) => void,
): void {
  const { ctx, bbox } = chart;
  ctx.save();
  if (isClipped) {
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
  }
  ctx.lineJoin = 'round';
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour(stroke);
  ctx.fillStyle = colour(fill);
  ctx.lineWidth = width * penPx();
  // uPlot leaves the dashes of its last line.
  ctx.setLineDash(dash.map((length) => length * penPx()));
  ctx.beginPath();
  draw(ctx);
  ctx.restore();
}

/** On the canvas, which has pixels of the device. */
export function pixelOf(chart: Sheet, [x, y]: Place): Place {
  const within = (pixel: number): number =>
    Math.min(Math.max(pixel, -OFF_THE_SHEET), OFF_THE_SHEET);
  return [within(chart.valToPos(x, 'x', true)), within(chart.valToPos(y, 'y', true))];
}

/** Rings, or discs with a rim where the pen has a fill. */
export function drawRings(chart: Sheet, places: Iterable<Place>, radius: number, pen: Pen): void {
  withPen(chart, pen, (ctx) => {
    for (const place of places) {
      const [x, y] = pixelOf(chart, place);
      ctx.beginPath();
      ctx.arc(x, y, radius * penPx(), 0, 2 * Math.PI);
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
      if (place !== undefined) {
        const [x, y] = pixelOf(chart, place);
        if (isDown) ctx.lineTo(x, y);
        else ctx.moveTo(x, y);
      }
      isDown = place !== undefined;
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
  const px = penPx();
  withPen(chart, { stroke: halo, fill: ink, width: 4, isClipped }, (ctx) => {
    ctx.font = scaledFont('label', uPlot.pxRatio);
    ctx.textAlign = side;
    ctx.textBaseline = 'middle';
    const at = [x + shift[0] * px, y + shift[1] * px] as const;
    ctx.strokeText(text, ...at);
    ctx.fillText(text, ...at);
  });
}
