/** A map of many runs: its cells in their colours, what has no value in a pattern, and what is known about it. */
import type { Laid } from '../../charts/axes.ts';
import { colour, type ColourId } from '../../charts/colours.ts';
import {
  drawLabel,
  drawPath,
  pixelOf,
  scaledFont,
  textScale,
  withPen,
  type Place,
  type Sheet,
} from '../../charts/pen.ts';
import { drawMap, type Cells, type Ramp } from '../../charts/raster.ts';
import { histogramOf, shownIn, type Shades } from '../../sweep/shades.ts';
import { drawPatterns } from './patterns.ts';

export interface MapPicture {
  readonly shades: Shades;
  readonly ramp: Ramp;
  /** Whether its one row stands as columns. */
  readonly rises: boolean;
  /** What the upright axis is called: over the map, which covers what is within. */
  readonly up: string;
  /** Where it is, in the units of the axes. */
  readonly best: { readonly at: Place; readonly name: string } | undefined;
  /** What stands on the map beside: the number of each minimum. */
  readonly names: readonly { readonly at: Place; readonly name: string }[];
  /** How far the theory lets a rate go; none where that does not hold. */
  readonly limit: { readonly places: readonly (Place | undefined)[]; readonly name: string } | undefined; // prettier-ignore
  /** What stands beside the bar of the colours, from 0 to 1. */
  readonly marks: readonly { readonly share: number; readonly label: string }[];
}

/** Between two bands of words. CSS px, and no band is thinner than so many of those. */
const GAP_PX = 2;
const THINNEST = 6;

export function drawCells(sheet: Laid, picture: MapPicture): void {
  const { shades, ramp, best, limit, rises } = picture;
  const { width, height, shares } = shades;
  const shown = shownIn(shades);
  const seen = { width, height, shares: Float32Array.from(shown, (cell) => shares[cell] ?? NaN) };
  drawMap(sheet, { ...(rises ? risen(seen) : seen), areSeen: true }, ramp, () => {
    drawPatterns(sheet, shades, shown);
    drawGaps(sheet);
    if (limit !== undefined) {
      drawPath(sheet, limit.places, { stroke: 'halo', width: 4, alpha: 0.8, isClipped: true });
      drawPath(sheet, limit.places, { stroke: 'warning', width: 1.75, isClipped: true });
    }
  });
  if (limit !== undefined) nameLimit(sheet, limit);
  if (best !== undefined) drawBest(sheet, best);
  for (const { at, name } of picture.names) {
    drawLabel(sheet, at, name, { ink: 'on-halo', halo: 'halo', shift: [-4, 0] });
  }
  drawBar(sheet, picture);
  withPen(sheet, { stroke: 'text-muted', width: 0 }, (ctx) => {
    ctx.font = scaledFont('small');
    ctx.fillText(picture.up, sheet.box.left, sheet.box.top - 9 * textScale());
  });
}

/** So many steps has the height of a column, and the lowest of them. */
const STEPS = 256;
const LOWEST = 0.01;

/** A row of cells as columns, each as high as the bar of the colours beside them says. */
function risen({ width, shares }: Pick<Cells, 'width' | 'shares'>): Cells {
  const all = Float32Array.from({ length: STEPS * width }, (_, i) => {
    const share = shares[i % width] ?? NaN;
    return Math.floor(i / width) / STEPS < Math.max(share, LOWEST) ? share : NaN;
  });
  return { width, height: STEPS, shares: all };
}

/** What is not between its neighbours stands apart from them. */
function drawGaps(sheet: Sheet & Pick<Laid, 'axes'>): void {
  const { left, top, width, height } = sheet.box;
  const px = GAP_PX * textScale();
  for (const [axis, length] of [
    [sheet.axes.x, width],
    [sheet.axes.y, height],
  ] as const) {
    const count = axis.names?.length ?? 1;
    if (length / count < THINNEST * px) continue;
    withPen(sheet, { stroke: 'surface', width: GAP_PX }, (ctx) => {
      for (let k = 1; k < count; k++) {
        const at = (length * k) / count;
        if (axis === sheet.axes.x) ctx.fillRect(left + at - px / 2, top, px, height);
        else ctx.fillRect(left, top + height - at - px / 2, width, px);
      }
    });
  }
}

/** So far from an edge of the map there is room for a name. CSS px */
const ROOM_PX = 90;

/** Beside the limit where it has room, off its lower end. */
function nameLimit(sheet: Sheet, { places, name }: NonNullable<MapPicture['limit']>): void {
  const { left, top, width, height } = sheet.box;
  const px = textScale();
  const at = places.find((place) => {
    const [x, y] = place === undefined ? [NaN, NaN] : pixelOf(sheet, place);
    return x > left && x < left + width && y > top + 16 * px && y < top + height - 14 * px;
  });
  if (at === undefined) return;
  const isRight = pixelOf(sheet, at)[0] > left + width - ROOM_PX * px;
  drawLabel(sheet, at, name, {
    ink: 'warning',
    shift: [isRight ? -8 : 8, -8],
    side: isRight ? 'right' : 'left',
  });
}

const STAR_PX = 8;

function drawBest(sheet: Sheet, { at, name }: NonNullable<MapPicture['best']>): void {
  const [x, y] = pixelOf(sheet, at);
  const r = STAR_PX * textScale();
  withPen(sheet, { stroke: 'halo', fill: 'on-halo', width: 3 }, (ctx) => {
    for (let i = 0; i < 10; i++) {
      const angle = (i * Math.PI) / 5 - Math.PI / 2;
      const reach = i % 2 === 0 ? r : r * 0.45;
      ctx.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    ctx.closePath();
    ctx.stroke();
    ctx.fill();
  });
  const isRight = x > sheet.box.left + sheet.box.width - ROOM_PX * textScale();
  drawLabel(sheet, at, name, {
    ink: 'on-halo',
    halo: 'halo',
    shift: [isRight ? -12 : 12, -1],
    side: isRight ? 'right' : 'left',
  });
}

/** The bar of the colours, how wide it is and how far from the map; and the histogram beside it. CSS px */
const BAR_PX = { left: 22, width: 13, histogram: 16 } as const;
const BINS = 48;
/** What stands at the right of a map. CSS px */
export const BESIDE_PX = 96;
/** And above it. CSS px */
export const TOP_PX = 26;

/** What the colours mean, and beside them how many cells have each. */
function drawBar({ ctx, box }: Sheet, { shades, ramp, marks }: MapPicture): void {
  const px = textScale();
  const { top, height } = box;
  const left = box.left + box.width + BAR_PX.left * px;
  const width = BAR_PX.width * px;
  const steps = ramp.length / 4;
  ctx.save();
  for (let i = 0; i < steps; i++) {
    ctx.fillStyle = `rgb(${[0, 1, 2].map((k) => ramp[4 * i + k]).join()})`;
    ctx.fillRect(left, top + (height * (steps - 1 - i)) / steps, width, height / steps + 0.6);
  }
  const bins = histogramOf(shades, BINS);
  const most = Math.max(...bins, 1);
  ctx.fillStyle = colour('line-strong');
  ctx.globalAlpha = 0.55;
  for (const [i, count] of bins.entries()) {
    const long = BAR_PX.histogram * px * Math.sqrt(count / most);
    ctx.fillRect(left - long, top + (height * (BINS - 1 - i)) / BINS, long, height / BINS + 0.3);
  }
  ctx.globalAlpha = 1;
  ctx.font = scaledFont('small');
  ctx.fillStyle = colour('text-muted' satisfies ColourId);
  ctx.textBaseline = 'middle';
  for (const { share, label } of marks) {
    const y = Math.min(Math.max(top + height * (1 - share), top + 6 * px), top + height - 6 * px);
    ctx.fillText(label, left + width + 6 * px, y);
  }
  ctx.restore();
}

/** The cell that is chosen, and the part that is about to be zoomed into. Both in pixels of the canvas. */
export function drawChosen(sheet: Sheet, chosen: Box | undefined, dragged: Box | undefined): void {
  for (const [box, isDrag] of [
    [chosen, false],
    [dragged, true],
  ] as const) {
    if (box === undefined) continue;
    const { left, top, width, height } = box;
    const out = isDrag ? 0 : 3;
    for (const [stroke, thick] of [
      ['halo', 5],
      ['on-halo', 2],
    ] as const) {
      withPen(sheet, { stroke, width: thick, dash: isDrag ? [5, 4] : [] }, (ctx) => {
        ctx.strokeRect(left - out, top - out, width + 2 * out, height + 2 * out);
      });
    }
  }
}

export type Box = Sheet['box'];

/** Where cells lie on the canvas, from the one to the other. */
export function boxOf(
  { box }: Sheet,
  { width, height }: Pick<Shades, 'width' | 'height'>,
  from: Place,
  to: Place,
): Box {
  const [wide, high] = [box.width / width, box.height / height];
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [low, above] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  return {
    left: box.left + left * wide,
    top: box.top + box.height - (above + 1) * high,
    width: (right - left + 1) * wide,
    height: (above - low + 1) * high,
  };
}
