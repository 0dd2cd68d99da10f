import { PUBLISHED } from '../../../core/article/published.ts';
import type { Words } from '../../app-context.ts';
import { lookOf } from '../../charts/curves.ts';
import {
  areMarked,
  curveOf,
  drawable,
  isLogAlong,
  keptCurveOf,
  lastEpochShown,
  lossAxes,
  lossRange,
  smoothed,
} from '../../charts/loss-curve.ts';
import {
  drawLabel,
  drawPath,
  drawRings,
  pixelOf,
  withPen,
  type Place,
  type Sheet,
} from '../../charts/pen.ts';
import type { LossPlot } from '../../charts/LossFigure.tsx';
import { bestOf } from '../../editing/held.ts';
import { drawnOverlays } from '../../state/overlays.ts';
import { momentOf, type AppState } from '../../state.ts';
import type { Prepared } from '../../training/made.ts';

const CURVE = { stroke: 'fit', width: 2.5, isClipped: true } as const;

/** The loss of the run over its epochs, those of kept runs thin behind it, and the least possible one. */
export function lossPlot(
  state: AppState,
  { startLoss, problem }: Prepared,
  { text, numbers }: Pick<Words, 'text' | 'numbers'>,
): LossPlot {
  const { run, config, preferences } = state;
  const { scale, steps, speed } = preferences;
  const isLog = isLogAlong(run.config, steps);
  const first = isLog ? 1 : 0;
  const last = Math.max(lastEpochShown(run, config.epochs, typeof speed === 'number'), first + 1);
  const best = bestOf(state)?.loss ?? Infinity;
  const { replay } = run.config;
  const published = replay === 'none' ? [] : PUBLISHED[replay].log.filter(([at]) => at <= last);
  const overlays = drawnOverlays(state);
  const behind = overlays.map((record) => keptCurveOf(record, scale));
  const curve = curveOf(run, scale);
  // Not a run that went to infinity, beside which all others were flat.
  const kept = behind.filter((_, i) => overlays[i]?.outcome !== 'diverged');
  const losses = [curve, ...kept].flat().map(([, loss]) => loss);
  const isFull = problem.batch === 'full';
  const { epoch, loss } = momentOf(run);
  return {
    ...lossAxes(
      { title: text.numbers.epoch, range: [first, last], isLog, finest: 1 },
      lossRange(losses, best, startLoss, scale),
      scale,
    ),
    places: curve,
    line: isFull ? { width: CURVE.width, alpha: 1 } : { width: 1.25, alpha: 0.35 },
    under(sheet) {
      drawLevel(sheet, [last, best], text.numbers.exact);
      for (const [i, places] of behind.entries()) {
        const { ink: stroke, dash } = lookOf(i + 1);
        drawPath(sheet, places, { stroke, dash, width: 1.5, isClipped: true });
      }
    },
    draw(sheet) {
      if (!isFull) drawPath(sheet, smoothed(curve), CURVE);
      // A dot for each step, as long as there is room between them: a single one has no line.
      if (areMarked(curve.length, sheet.box.width)) {
        drawRings(sheet, curve, 2.5, { ...CURVE, fill: 'fit', width: 1 });
      }
      drawRings(sheet, published, 3.5, { stroke: 'data', fill: 'surface', width: 1.75 });
      // Above the first: at its end the run has other names.
      const label = { ink: 'data', shift: [0, -14] } as const;
      if (published[0]) drawLabel(sheet, published[0], text.numbers.published, label);
      const now: Place = [Math.max(epoch, first), drawable(loss, scale)];
      drawRings(sheet, [now], 5, { stroke: 'surface', fill: 'fit', width: 2 });
    },
    reading: (index = -1) => {
      const [at, loss = NaN] = curve[index] ?? [];
      if (at === undefined || Number.isNaN(loss)) return '';
      return text.loss.at(numbers.integer(at), numbers.result(loss));
    },
  };
}

/** A level line over the whole chart, with its name at its right end. */
function drawLevel(sheet: Sheet, [right, loss]: Place, name: string): void {
  const { left, top, width, height } = sheet.box;
  const y = pixelOf(sheet, [right, loss])[1];
  if (!(y >= top && y <= top + height)) return;
  withPen(sheet, { stroke: 'best', width: 1.5, dash: [2, 4] }, (ctx) => {
    ctx.moveTo(left, Math.round(y));
    ctx.lineTo(left + width, Math.round(y));
    ctx.stroke();
  });
  const up = y - top > height / 2 ? -1 : 1;
  drawLabel(sheet, [right, loss], name, { ink: 'text-muted', shift: [-4, up * 11], side: 'right' });
}
