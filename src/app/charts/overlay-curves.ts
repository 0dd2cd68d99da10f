/** The loss curves of kept runs, thin behind the one of this run. */
import type uPlot from 'uplot';
import type { RunRecord } from '../state/read-record.ts';
import type { ColourId } from './colours.ts';
import { drawPath, type Place } from './pen.ts';

/** The first is the latest run. */
export const OVERLAY_LOOKS = [
  { colour: 'run-1', dash: [7, 4] },
  { colour: 'run-2', dash: [2, 3] },
  { colour: 'run-3', dash: [10, 3, 2, 3] },
  { colour: 'run-4', dash: [4, 2] },
] as const satisfies readonly { colour: ColourId; dash: readonly number[] }[];

/** What a logarithm cannot show, and what was not finite, is a gap. */
export function drawOverlays(chart: uPlot, runs: readonly RunRecord[], isLog: boolean): void {
  for (const [i, { curve }] of runs.entries()) {
    const { colour: stroke, dash } = OVERLAY_LOOKS[i % OVERLAY_LOOKS.length] ?? OVERLAY_LOOKS[0];
    const places = curve.epochs.map((epoch, k): Place | undefined => {
      const loss = curve.losses[k] ?? NaN;
      return Number.isFinite(loss) && !(isLog && loss <= 0) ? [epoch, loss] : undefined;
    });
    drawPath(chart, places, { stroke, dash, width: 1.5, isClipped: true });
  }
}
