import type uPlot from 'uplot';
import { colour } from './colours.ts';
import { tickLabel } from './log-scale.ts';

/** 1, 2 and 5 of every decade: uPlot's own end at 1e16, and a run that diverges goes to 1e38. */
const INCREMENTS = Array.from({ length: 60 }, (_, i) => i - 12).flatMap((exponent) =>
  [1, 2, 5].map((mantissa) => Number(`${mantissa}e${exponent}`)),
);

/** The width of a digit at the size of the labels. */
const DIGIT_PX = 7;

/** The look of every axis. */
export function axis(format: (value: number) => string, more: uPlot.Axis): uPlot.Axis {
  const grid = { stroke: () => colour('grid'), width: 1 };
  return {
    stroke: () => colour('text'),
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    grid,
    ticks: { ...grid, size: 4 },
    gap: 6,
    size: (_chart, labels) => sizeFor(labels),
    incrs: INCREMENTS,
    values: (_chart, marks) => marks.map((mark) => tickLabel(mark, format)),
    ...more,
  };
}

/** A vertical axis is as wide as its longest label, and never so narrow that it jumps with each digit. */
function sizeFor(labels: readonly string[] | null): number {
  const longest = Math.max(0, ...(labels ?? []).map((label) => label.length));
  return Math.max(48, longest * DIGIT_PX + 16);
}

/** The pointer reads values off; it never zooms, since a zoomed log axis can hang uPlot. */
export const READING_CURSOR: uPlot.Cursor = {
  y: false,
  drag: { x: false, y: false, setScale: false },
};

/** A round range a little wider than the numbers. */
export function padded(least: number, most: number, share: number): [number, number] {
  const span = most - least;
  const margin = span > 0 ? span * share : Math.max(Math.abs(most) * share, 1);
  return [least - margin, most + margin];
}
