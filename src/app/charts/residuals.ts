import type uPlot from 'uplot';
import { pixelOf, withPen } from './pen.ts';

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
  withPen(chart, { stroke: 'data', width: 1, isClipped: true }, (ctx) => {
    for (const [i, xi] of x.entries()) {
      const [start, end] = [from[i], to[i]];
      if (start === undefined || end === undefined || end === null) continue;
      ctx.moveTo(...pixelOf(chart, [xi, start]));
      ctx.lineTo(...pixelOf(chart, [xi, end]));
    }
    ctx.globalAlpha = ALPHA;
    ctx.stroke();
  });
}
