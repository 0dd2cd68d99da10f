/** The loss curves of kept runs, thin behind the one of this run. */
import uPlot from 'uplot';
import type { RunRecord } from '../runs/record.ts';
import { colour, type ColourId } from './colours.ts';

/** The first is the latest run. */
export const OVERLAY_LOOKS = [
  { colour: 'run1', dash: [7, 4] },
  { colour: 'run2', dash: [2, 3] },
  { colour: 'run3', dash: [10, 3, 2, 3] },
  { colour: 'run4', dash: [4, 2] },
] as const satisfies readonly { colour: ColourId; dash: readonly number[] }[];

/** Draws into the area of the axes. What a logarithm cannot show, and what was not finite, is a gap. */
export function drawOverlays(chart: uPlot, runs: readonly RunRecord[], isLog: boolean): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = 1.5 * uPlot.pxRatio;
  runs.forEach(({ curve }, i) => {
    const look = OVERLAY_LOOKS[i % OVERLAY_LOOKS.length] ?? OVERLAY_LOOKS[0];
    ctx.strokeStyle = colour(look.colour);
    ctx.setLineDash(look.dash.map((length) => length * uPlot.pxRatio));
    ctx.beginPath();
    let isDown = false;
    curve.epochs.forEach((epoch, k) => {
      const loss = curve.losses[k] ?? NaN;
      if (!Number.isFinite(loss) || (isLog && loss <= 0)) {
        isDown = false;
        return;
      }
      const x = chart.valToPos(epoch, 'x', true);
      const y = chart.valToPos(loss, 'y', true);
      if (isDown) ctx.lineTo(x, y);
      else ctx.moveTo(x, y);
      isDown = true;
    });
    ctx.stroke();
  });
  ctx.restore();
}
