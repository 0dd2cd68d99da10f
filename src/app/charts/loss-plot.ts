import uPlot from 'uplot';
import { PUBLISHED } from '../../core/article/published.ts';
import type { LossScale } from '../preferences.ts';
import { bestOf } from '../editing/held.ts';
import { drawnOverlays } from '../state/overlays.ts';
import type { RunRecord } from '../state/read-record.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { momentOf } from '../training/looked.ts';
import type { Prepared } from '../training/made.ts';
import { colour, type ColourId } from './colours.ts';
import { areMarked, curveOf, lastEpochShown, lossesOf, lossRange } from './loss-curve.ts';
import { drawLabel, drawPath, drawRings, withPen, type Place } from './pen.ts';
import { plotOf, type Plot } from './plot.ts';

export interface LossPlotOptions {
  readonly store: Store<AppState>;
  readonly prepared: Prepared;
  readonly scale: LossScale;
  readonly isLogAlong: boolean;
  readonly words: Readonly<Record<'epoch' | 'best' | 'published', string>>;
  readonly onPointer: (at: { readonly epoch: number; readonly loss: number } | undefined) => void;
}

export function lossPlot(options: LossPlotOptions): Plot {
  const { store, prepared, scale, isLogAlong, words, onPointer } = options;
  const { startLoss } = prepared;
  const { config } = store.get().run;
  let best = prepared.best?.loss ?? Infinity;
  const published = config.replay === 'none' ? [] : PUBLISHED[config.replay].log;
  const isLog = scale === 'log';
  const first = isLogAlong ? 1 : 0;
  let drawn = '';
  let overlays: readonly RunRecord[] = [];
  let [xs, ys]: ReturnType<typeof curveOf> = [[], []];
  let marked = NaN;
  let now: readonly Place[] = [];
  let yRange = lossRange([], best, startLoss, scale);

  const epochs = (): number => store.get().config.epochs;
  let xMost = epochs();

  /** Undefined where the curve has no value that can be drawn. */
  function placeAt(index: number): Place | undefined {
    const [epoch, loss] = [xs[index], ys[index]];
    return epoch === undefined || loss == null ? undefined : [epoch, loss];
  }

  return plotOf({
    x: {
      title: words.epoch,
      range: () => [first, Math.max(xMost, first + 1)],
      finest: 1,
      isLog: isLogAlong,
      plainBelow: EPOCHS_PLAIN_BELOW,
    },
    // Its card says what it is.
    y: { title: '', range: () => yRange, isLog },
    lines: [{ ink: 'fit', width: 2.5, points: STEP_MARKS }],
    under(chart) {
      drawLevel(chart, best, words.best);
      drawOverlays(chart, overlays, isLog);
    },
    over(chart) {
      const inSight = published.filter(([epoch]) => epoch <= xMost);
      drawRings(chart, inSight, 3.5, { stroke: 'data', fill: 'surface', width: 1.75 });
      const last = inSight.at(-1);
      if (last !== undefined) {
        const label = { ink: 'data', shift: [0, -14], side: 'right' } as const;
        drawLabel(chart, last, words.published, label);
      }
      drawRings(chart, now, 5, { stroke: 'surface', fill: 'fit', width: 2 });
    },
    onPointer(index = -1) {
      const at = placeAt(index);
      onPointer(at && { epoch: at[0], loss: at[1] });
    },
    draw(chart) {
      const { run, preferences } = store.get();
      if (run.prepared !== prepared) return;
      best = bestOf(store.get())?.loss ?? Infinity;
      xMost = lastEpochShown(run, epochs(), typeof preferences.speed === 'number');
      overlays = drawnOverlays(store.get());
      const behind = overlays.map(({ id, epoch }) => `${id}:${epoch}`).join();
      const state = `${run.history.revision}/${run.epoch}/${xMost}/${behind}/${best}`;
      const moment = momentOf(run);
      if (state === drawn && moment.epoch === marked) return;
      marked = moment.epoch;
      const [epoch, loss] = marked === 0 ? [first, startLoss] : [marked, moment.loss];
      now = Number.isFinite(loss) && !(isLog && loss <= 0) ? [[epoch, loss]] : [];
      if (state === drawn) {
        chart.redraw(false);
        return;
      }
      drawn = state;
      [xs, ys] = curveOf(run, isLog);
      yRange = lossRange([...ys, ...lossesOf(overlays, isLog)], best, startLoss, scale);
      chart.setData([xs, ys]);
    },
  });
}

/** A dot for each step, as long as there is room between them: a single one has no line. */
const STEP_MARKS: uPlot.Series.Points = {
  show: ({ bbox }, _series, first, last) => areMarked(last - first + 1, bbox.width / uPlot.pxRatio),
  size: 6,
  width: 0,
  fill: () => colour('fit'),
};

/** A count of epochs is read in full. */
const EPOCHS_PLAIN_BELOW = 1e6;

function drawLevel(chart: uPlot, loss: number, name: string): void {
  const { left, top, width, height } = chart.bbox;
  const y = Math.round(chart.valToPos(loss, 'y', true));
  if (!(y >= top && y <= top + height)) return;
  withPen(chart, { stroke: 'best', width: 1.5, dash: [2, 4] }, (ctx) => {
    ctx.moveTo(left, y);
    ctx.lineTo(left + width, y);
    ctx.stroke();
  });
  const place = [chart.posToVal(chart.over.clientWidth, 'x'), loss] as const;
  const up = y - top > height / 2 ? -1 : 1;
  drawLabel(chart, place, name, { ink: 'text-muted', shift: [-4, up * 11], side: 'right' });
}

/** The curves of kept runs, thin behind the one of this run. The first is the latest run. */
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
