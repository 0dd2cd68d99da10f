import uPlot from 'uplot';
import { PLAIN, type Quantity } from '../../core/data/quantity.ts';
import type { NamedColumn } from '../training/made.ts';
import { colour } from './colours.ts';
import { dateMarks } from './date-marks.ts';
import { linearMarks, logMarks, type Marks, type Span } from './marks.ts';
import { withPen } from './pen.ts';
import { penPx, scaledFont, textScale } from './text.ts';

interface Scale {
  readonly quantity?: Quantity | undefined;
  /** Of a logarithmic one: from here on a label is a power of ten. */
  readonly plainBelow?: number;
  /** No step is below it. */
  readonly finest?: number;
}

/** The smallest difference that an axis of these numbers has to tell. */
export function finestOf(values: readonly number[]): number {
  return values.every(Number.isInteger) ? 1 : 0;
}

export interface AxisText extends Scale {
  readonly title: string;
}

/** Between two labels, along the axis. */
const GAP_PX = 18;
const LINE_PX = 34;
/** Under the labels: where the title stands. */
const TITLE_PX = 16;

/** An axis, and its title, which its labels have a say in. */
export interface Titled {
  readonly axis: uPlot.Axis;
  readonly title: () => string;
}

export function bottomAxis(text: AxisText): Titled {
  const widthOf = widthIn(scaledFont('small'));
  const { axis, title } = titled(text, (label) => widthOf(label) + GAP_PX * textScale());
  return { axis: { ...axis, size: 24 * textScale() + TITLE_PX * textScale() }, title };
}

/** An axis at the left, as wide as its longest label, and never so narrow that it jumps with each digit. */
export function leftAxis(text: AxisText): Titled {
  const widthOf = widthIn(scaledFont('small'));
  const { axis, title } = titled(text, () => LINE_PX * textScale());
  const size = (_chart: uPlot, labels: readonly string[] | null): number =>
    Math.max(40, ...(labels ?? []).map((label) => Math.ceil(widthOf(label)) + 12));
  return { axis: { ...axis, size }, title };
}

/** One at the end of its axis, the other within, at the top. */
export function drawTitles(chart: uPlot, across: string, up: string): void {
  const { left, top, width, height } = chart.bbox;
  const scale = penPx();
  withPen(chart, { stroke: 'surface', fill: 'text-muted', width: 4 }, (ctx) => {
    ctx.font = scaledFont('small', uPlot.pxRatio);
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'right';
    ctx.fillText(across, left + width, top + height + (24 + TITLE_PX / 2) * scale);
    ctx.textAlign = 'left';
    ctx.strokeText(up, left + 6 * scale, top + 8 * scale);
    ctx.fillText(up, left + 6 * scale, top + 8 * scale);
  });
}

export function marksOf({ quantity = PLAIN, plainBelow, finest }: Scale, span: Span): Marks {
  if (plainBelow !== undefined) return logMarks(span, plainBelow);
  return quantity.kind === 'time' ? dateMarks(quantity, span) : linearMarks({ ...span, finest });
}

function titled(text: AxisText, room: Span['room']): Titled {
  const grid = { stroke: () => colour('grid'), width: 1 };
  let marks: Marks = { at: [], labels: [], rest: '' };
  const axis: uPlot.Axis = {
    stroke: () => colour('text-muted'),
    font: scaledFont('small'),
    grid,
    ticks: { show: false },
    gap: 7,
    // uPlot looks for a step of its own, which nobody asked for: below 5 it would take only those it knows.
    incrs: (_chart, _axis, least, most) => [Math.max(most - least, 5)],
    splits: (_chart, _axis, least, most, step, stepPx) => {
      const px = (stepPx / step) * (most - least);
      marks = marksOf(text, { least, most, px, room });
      return [...marks.at];
    },
    filter: (_chart, at) => at,
    values: () => [...marks.labels],
  };
  return { axis, title: () => text.title + marks.rest };
}

export function widthIn(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (text) => text.length * 7;
  context.font = font;
  return (text) => context.measureText(text).width;
}

/** `mass (kg)`, where the name has not said the unit itself */
export function titleOf({ name, quantity }: NamedColumn): string {
  const unit = quantity.kind === 'number' ? quantity.unit : '';
  const words = name.split(/[\s_,;:()[\]（）]+/u);
  return unit === '' || words.includes(unit) ? name : `${name} (${unit})`;
}
