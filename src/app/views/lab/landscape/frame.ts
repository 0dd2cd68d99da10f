/** From the plane of the parameters to the pixels of the picture, and back. */
import uPlot from 'uplot';
import type { LandscapeWindow } from '../../../../core/types.ts';
import { decimalsFor, toDecimals } from '../../../../core/text/digits.ts';
import type { Sheet } from '../../../charts/pen.ts';
import { typeset } from '../../../format/typeset.ts';
import type { Place } from '../../../landscape/plane.ts';

/** In CSS pixels; b points up. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly window: LandscapeWindow;
}

/** Room for the labels of the axes. */
const MARGIN = { left: 50, right: 2, top: 6, bottom: 40 } as const;
const CORNER_PX = 6;

export interface Framing {
  /** Width to height, of a picture that does not fill its place. */
  readonly aspect?: number | undefined;
  /** Of the type. */
  readonly scale?: number;
}

export function frameOf(
  window: LandscapeWindow,
  wide: number,
  high: number,
  { aspect, scale = 1 }: Framing = {},
): Frame {
  const [left, top] = [MARGIN.left * scale, MARGIN.top];
  const most = Math.max(1, wide - left - MARGIN.right);
  const height = Math.max(1, high - top - MARGIN.bottom * scale);
  if (aspect === undefined) return { left, top, width: most, height, window };
  const width = Math.min(most, height * aspect);
  return { left: left + (most - width) / 2, top, width, height: width / aspect, window };
}

/** What is drawn from now on stays inside. */
export function clipTo(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Frame,
): void {
  context.beginPath();
  context.roundRect(left, top, width, height, CORNER_PX);
  context.clip();
}

/** From place to place, as a path that is to be stroked. */
export function traceLines(
  context: CanvasRenderingContext2D,
  frame: Frame,
  lines: readonly (readonly Place[])[],
): void {
  context.beginPath();
  for (const line of lines) {
    line.forEach((place, i) => {
      const [x, y] = pixelOf(frame, place);
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
  }
}

export function pixelOf({ left, top, width, height, window }: Frame, [a, b]: Place): Place {
  const { aMin, aMax, bMin, bMax } = window;
  return [left + ((a - aMin) / (aMax - aMin)) * width, top + ((bMax - b) / (bMax - bMin)) * height];
}

/** The canvas that the frame lies in, for pens, whose pixels are the device's. */
export function sheetOf(ctx: CanvasRenderingContext2D, frame: Frame): Sheet {
  const { pxRatio } = uPlot;
  const [left, top, width, height] = [frame.left, frame.top, frame.width, frame.height].map(
    (length) => length * pxRatio,
  ) as [number, number, number, number];
  const valToPos = (value: number, axis: string): number =>
    pxRatio * (axis === 'x' ? pixelOf(frame, [value, NaN])[0] : pixelOf(frame, [NaN, value])[1]);
  return { ctx, bbox: { left, top, width, height }, valToPos };
}

/** What lies under a pixel, to as many digits as pixels can tell apart; kept inside the window. */
export function placeAt({ left, top, width, height, window }: Frame, [x, y]: Place): Place {
  const { aMin, aMax, bMin, bMax } = window;
  return clampedTo(window, [
    aMin + ((x - left) / width) * (aMax - aMin),
    bMax - ((y - top) / height) * (bMax - bMin),
  ]);
}

/** The window is at least so many steps wide. */
const STEPS = 400;

/** A place as a person would write it. */
export function clampedTo({ aMin, aMax, bMin, bMax }: LandscapeWindow, [a, b]: Place): Place {
  return [rounded(a, aMin, aMax), rounded(b, bMin, bMax)];
}

/** A power of ten. */
function stepOf(least: number, most: number): number {
  return 10 ** Math.floor(Math.log10((most - least) / STEPS));
}

function rounded(value: number, least: number, most: number): number {
  const step = stepOf(least, most);
  const inside = Math.min(Math.max(value, least), most);
  return Number((Math.round(inside / step) * step).toPrecision(9));
}

/** A parameter of a place in the window, to the digits that tell two pixels apart. */
export function placeText(value: number, least: number, most: number): string {
  return typeset(toDecimals(value, decimalsFor(stepOf(least, most))));
}
