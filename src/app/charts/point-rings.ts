import uPlot from 'uplot';
import { colour } from './colours.ts';

const RADIUS_PX = 8;

export interface RingedPoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly indices: Iterable<number | undefined>;
}

/** Rings about the points that are, or can be, taken hold of. */
export function drawPointRings(chart: uPlot, { x, y, indices }: RingedPoints): void {
  const { ctx } = chart;
  ctx.save();
  ctx.strokeStyle = colour('ink');
  // uPlot leaves the dashes of the last series behind.
  ctx.setLineDash([]);
  ctx.lineWidth = 2 * uPlot.pxRatio;
  for (const index of indices) {
    const [px, py] = [x[index ?? -1], y[index ?? -1]];
    if (px === undefined || py === undefined) continue;
    ctx.beginPath();
    ctx.arc(
      chart.valToPos(px, 'x', true),
      chart.valToPos(py, 'y', true),
      RADIUS_PX * uPlot.pxRatio,
      0,
      2 * Math.PI,
    );
    ctx.stroke();
  }
  ctx.restore();
}
