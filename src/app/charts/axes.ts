/** The axes of a chart: where values lie on its canvas, with grid, labels and titles. */
import { PLAIN, type Quantity } from '../../core/data/quantity.ts';
import { exponentOf } from '../../core/text/digits.ts';
import type { NamedColumn } from '../training/made.ts';
import { dateMarks } from './date-marks.ts';
import { cutTo, nameMarks } from './name-marks.ts';
import { linearMarks, logMarks, type Marks, type Span } from '../../core/text/marks.ts';
import { scaledFont, textScale, withPen, type Place, type Sheet } from './pen.ts';

export interface Axis {
  readonly title: string;
  /** Of a logarithmic one both are above 0. */
  readonly range: readonly [number, number];
  readonly quantity?: Quantity | undefined;
  /** No step is below it. */
  readonly finest?: number;
  readonly isLog?: boolean;
  /** Of a logarithmic one: from here on a label is a power of ten. */
  readonly plainBelow?: number;
  /** What stands at 0, 1, 2, where its values are words. */
  readonly names?: readonly string[];
}

export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
  /** What stands above the plane, and at its right. */
  readonly topPx?: number;
  readonly rightPx?: number;
  /** Its width to its height, where it does not fill its place. */
  readonly aspect?: number | undefined;
}

/** Between two labels, along the axis. */
const GAP_PX = 18;
const LINE_PX = 34;
/** From an axis to its labels; so high are those of the lower one, and its title under them. */
const LABEL_PX = 7;
const LABELS_PX = 24;
const TITLE_PX = 16;
/** A narrower left side would jump with each digit. */
const LEFT_PX = 40;
const RIGHT_PX = 24;
/** Words have no more of a canvas, and one below the other so much each. */
const NAMES_SHARE = 0.3;
const NAME_PX = 16;

/** Where the axes of a chart lie, and what stands beside them. */
export interface Laid extends Sheet {
  readonly axes: Axes;
  readonly across: Marks;
  readonly up: Marks;
  /** From the plane to the end of the labels under it, and whether those are turned upright to have room. */
  readonly under: { readonly px: number; readonly areTurned: boolean };
}

/** @param size of the canvas, in CSS pixels */
export function layOut(
  ctx: CanvasRenderingContext2D,
  axes: Axes,
  [width, height]: Place = [ctx.canvas.clientWidth, ctx.canvas.clientHeight],
): Laid {
  const { topPx: top = 8, rightPx = RIGHT_PX } = axes;
  const scale = textScale();
  ctx.font = scaledFont('small');
  const widthOf = (label: string): number => ctx.measureText(label).width;
  const fitted = (axis: Axis, px: number): Axis =>
    axis.names === undefined ? axis : { ...axis, names: axis.names.map((name) => cutTo(px, name, widthOf)) }; // prettier-ignore
  const [x, y] = [fitted(axes.x, NAMES_SHARE * height), fitted(axes.y, NAMES_SHARE * width)];
  const marksOn = (axis: Axis, px: number, room: Span['room']): Marks =>
    marksOf(axis, { least: axis.range[0], most: axis.range[1], px, room });
  const upIn = (px: number): Marks => marksOn(y, px, () => (y.names ? NAME_PX : LINE_PX) * scale);
  const highest = (under: number): number => Math.max(height - top - under - TITLE_PX * scale, 1);
  const labels = upIn(highest(LABELS_PX * scale)).labels.map(
    (label) => Math.ceil(widthOf(label)) + 12,
  );
  const beside = Math.max(LEFT_PX, ...labels);
  const room = Math.max(width - beside - rightPx, 1);
  const roomFor = (label: string): number => widthOf(label) + GAP_PX * scale;
  const { names = [] } = x;
  const areTurned = names.some((name) => roomFor(name) > room / names.length);
  const longest = Math.max(...names.map(widthOf));
  const px = areTurned ? LABEL_PX + longest + GAP_PX / 2 : LABELS_PX * scale;
  const most = highest(px);
  const { aspect = room / most } = axes;
  const wide = Math.min(room, most * aspect);
  const high = wide / aspect;
  const box = { left: beside + (room - wide) / 2, top, width: wide, height: high };
  const across = marksOn(x, wide, areTurned ? () => NAME_PX * scale : roomFor);
  const under = { px, areTurned };
  return { ...onSheet(ctx, box, axes), axes, across, up: upIn(high), under };
}

/** Where values lie in a box that axes frame, and the way back. */
export function onSheet(
  ctx: CanvasRenderingContext2D,
  box: Sheet['box'],
  { x, y }: Pick<Axes, 'x' | 'y'>,
): Sheet {
  const { left, top, width, height } = box;
  return {
    ctx,
    box,
    pixelOf: ([atX, atY]) => [left + width * shareOf(x, atX), top + height * (1 - shareOf(y, atY))],
    placeAt: ([px, py]) => [valueAt(x, (px - left) / width), valueAt(y, 1 - (py - top) / height)],
  };
}

/** The grid, and the labels beside it: what a chart draws stands over them. */
export function drawGrid(laid: Laid): void {
  const { ctx, box, pixelOf, across, up, under } = laid;
  const { left, top, width, height } = box;
  const bottom = top + height;
  withPen(laid, { stroke: 'grid', fill: 'text-muted', width: 1 }, () => {
    ctx.font = scaledFont('small');
    ctx.textAlign = under.areTurned ? 'right' : 'center';
    ctx.textBaseline = under.areTurned ? 'middle' : 'top';
    across.at.forEach((at, i) => {
      const px = sharp(pixelOf([at, NaN])[0]);
      ctx.moveTo(px, top);
      ctx.lineTo(px, bottom);
      if (under.areTurned) fillUpright(ctx, across.labels[i] ?? '', [px, bottom + LABEL_PX]);
      else ctx.fillText(across.labels[i] ?? '', px, bottom + LABEL_PX);
    });
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    up.at.forEach((at, i) => {
      const py = sharp(pixelOf([NaN, at])[1]);
      ctx.moveTo(left, py);
      ctx.lineTo(left + width, py);
      ctx.fillText(up.labels[i] ?? '', left - LABEL_PX, py);
    });
    ctx.stroke();
  });
}

function fillUpright(ctx: CanvasRenderingContext2D, label: string, at: Place): void {
  ctx.save();
  ctx.translate(...at);
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(label, 0, 0);
  ctx.restore();
}

/** One at the end of its axis, the other within, at the top; over what a chart draws. */
export function drawTitles(laid: Laid): void {
  const { axes, box, across, up, under } = laid;
  const { left, top, width, height } = box;
  const scale = textScale();
  withPen(laid, { stroke: 'surface', fill: 'text-muted', width: 4 }, (ctx) => {
    ctx.font = scaledFont('small');
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'right';
    ctx.fillText(
      axes.x.title + across.rest,
      left + width,
      top + height + under.px + (TITLE_PX / 2) * scale,
    );
    ctx.textAlign = 'left';
    const at = [left + 6 * scale, top + 8 * scale] as const;
    ctx.strokeText(axes.y.title + up.rest, ...at);
    ctx.fillText(axes.y.title + up.rest, ...at);
  });
}

/** Where a thin upright or level line covers whole pixels. */
function sharp(px: number): number {
  return Math.round(px) + 0.5;
}

type Scaled = Pick<Axis, 'range' | 'isLog'>;

/** 0 at the lower end of the axis, 1 at the upper one. */
export function shareOf({ range: [least, most], isLog }: Scaled, value: number): number {
  return isLog
    ? Math.log(value / least) / Math.log(most / least)
    : (value - least) / (most - least);
}

export function valueAt({ range: [least, most], isLog }: Scaled, share: number): number {
  return isLog ? least * (most / least) ** share : least + share * (most - least);
}

function marksOf(axis: Axis, span: Span): Marks {
  const { quantity = PLAIN, isLog, plainBelow = 1e4, finest, names } = axis;
  if (names !== undefined) return nameMarks(names, span);
  if (isLog) return logMarks(span, plainBelow);
  return quantity.kind === 'time' ? dateMarks(quantity, span) : linearMarks({ ...span, finest });
}

/** The smallest difference that an axis of these numbers has to tell. */
export function finestOf(values: readonly number[]): number {
  return values.every(Number.isInteger) ? 1 : 0;
}

/** Whole decades about the values, which are above 0. */
export function decadesAbout(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1, 10];
  const low = Number(`1e${exponentOf(Math.min(...values))}`);
  const most = Math.max(...values);
  const high = Number(`1e${exponentOf(most)}`);
  return [low, high === most && high > low ? high : 10 * high];
}

/** `mass (kg)`, where the name has not said the unit itself */
export function titleOf({ name, quantity }: NamedColumn): string {
  const unit = quantity.kind === 'number' ? quantity.unit : '';
  const words = name.split(/[\s_,;:()[\]（）]+/u);
  return unit === '' || words.includes(unit) ? name : `${name} (${unit})`;
}
