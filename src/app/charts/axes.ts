import type uPlot from 'uplot';
import { PLAIN, type Quantity } from '../../core/data/quantity.ts';
import type { NamedColumn } from '../training/made.ts';
import { colour } from './colours.ts';
import { dateMarks } from './date-marks.ts';
import { linearMarks, logMarks, type Marks, type Span } from './marks.ts';

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
const TITLE_PX = 18;

export function bottomAxis(text: AxisText): uPlot.Axis {
  const widthOf = widthIn(fontOf('12px'));
  return { ...axis(text, (label) => widthOf(label) + GAP_PX), size: 26 };
}

/** An axis at the left, as wide as its longest label, and never so narrow that it jumps with each digit. */
export function leftAxis(text: AxisText): uPlot.Axis {
  const widthOf = widthIn(fontOf('12px'));
  return {
    ...axis(text, () => LINE_PX),
    size: (_chart, labels: readonly string[] | null) =>
      Math.max(40, ...(labels ?? []).map((label) => Math.ceil(widthOf(label)) + 14)),
  };
}

export function marksOf({ quantity = PLAIN, plainBelow, finest }: Scale, span: Span): Marks {
  if (plainBelow !== undefined) return logMarks(span, plainBelow);
  return quantity.kind === 'time' ? dateMarks(quantity, span) : linearMarks({ ...span, finest });
}

function axis(text: AxisText, room: Span['room']): uPlot.Axis {
  const grid = { stroke: () => colour('grid'), width: 1 };
  let marks: Marks = { at: [], labels: [], rest: '' };
  return {
    stroke: () => colour('text-muted'),
    font: fontOf('12px'),
    grid,
    ticks: { ...grid, size: 4 },
    gap: 5,
    // uPlot looks for a step of its own, which nobody asked for: below 5 it would take only those it knows.
    incrs: (_chart, _axis, least, most) => [Math.max(most - least, 5)],
    splits: (_chart, _axis, least, most, step, stepPx) => {
      const px = (stepPx / step) * (most - least);
      marks = marksOf(text, { least, most, px, room });
      return [...marks.at];
    },
    filter: (_chart, at) => at,
    values: () => [...marks.labels],
    label: () => text.title + marks.rest,
    labelFont: fontOf('600 12px'),
    labelSize: TITLE_PX,
  };
}

function fontOf(size: string): string {
  return `${size} ${getComputedStyle(document.body).fontFamily}`;
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
