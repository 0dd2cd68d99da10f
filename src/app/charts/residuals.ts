import type uPlot from 'uplot';
import { colour } from './colours.ts';

/** Fainter than the points: a hundred lines would drown them. */
const ALPHA = 0.55;

export interface Segments {
  readonly x: readonly number[];
  readonly from: readonly number[];
  /** Null: off the chart. */
  readonly to: readonly (number | null)[];
}

/** Upright lines from each point to the fit, under whatever else is drawn. */
export function drawResiduals(chart: uPlot, { x, from, to }: Segments): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  for (const [i, xi] of x.entries()) {
    const [start, end] = [from[i], to[i]];
    if (start === undefined || end === undefined || end === null) continue;
    const left = chart.valToPos(xi, 'x', true);
    ctx.moveTo(left, chart.valToPos(start, 'y', true));
    ctx.lineTo(left, chart.valToPos(end, 'y', true));
  }
  ctx.globalAlpha = ALPHA;
  ctx.strokeStyle = colour('data');
  ctx.lineWidth = devicePixelRatio;
  ctx.stroke();
  ctx.restore();
}
