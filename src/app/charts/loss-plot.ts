import uPlot from 'uplot';
import { PUBLISHED } from '../../core/article/published.ts';
import type { LossScale } from '../preferences.ts';
import { exactOf } from '../editing/in-state.ts';
import { drawnOverlays } from '../runs/overlays.ts';
import type { RunRecord } from '../runs/record.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import type { Prepared } from '../training/prepare.ts';
import { bottomAxis, leftAxis, READING_CURSOR } from './axes.ts';
import { colour } from './colours.ts';
import { areMarked, curveOf, lastEpochShown, lossesOf } from './loss-curve.ts';
import { lossRange } from './loss-range.ts';
import { LOGARITHMIC, PLAIN_BELOW } from './log-log.ts';
import { drawOverlays } from './overlay-curves.ts';
import type { Plot } from './use-plot.ts';

export interface LossPlotOptions {
  readonly store: Store<AppState>;
  readonly prepared: Prepared;
  readonly scale: LossScale;
  readonly titles: { readonly epoch: string; readonly loss: string };
  /** The sample under the pointer. */
  readonly onPointer: (at: { readonly epoch: number; readonly loss: number } | undefined) => void;
}

/** The loss over the epochs, the least that there can be, and what the article printed. */
export function lossPlot({ store, prepared, scale, titles, onPointer }: LossPlotOptions): Plot {
  const { startLoss, config } = prepared;
  let best = prepared.exact.loss;
  const published = config.replay === 'none' ? [] : PUBLISHED[config.replay].log;
  const isLog = scale === 'log';
  let drawn = '';
  let overlays: readonly RunRecord[] = [];
  let yRange = lossRange([], best, startLoss, scale);

  const epochs = (): number => store.get().config.epochs;
  let xMost = epochs();

  return {
    options: {
      padding: [8, 24, 0, 0],
      legend: { show: false },
      cursor: { ...READING_CURSOR, points: { size: 8 } },
      scales: {
        x: { time: false, range: () => [0, xMost] },
        y: { range: () => yRange, ...(isLog && { distr: LOGARITHMIC, log: 10 }) },
      },
      axes: [
        bottomAxis({ title: titles.epoch, finest: 1 }),
        leftAxis({ title: titles.loss, ...(isLog && { plainBelow: PLAIN_BELOW }) }),
      ],
      series: [{}, { stroke: () => colour('fit'), width: 2.5, points: STEP_MARKS, pxAlign: 0 }],
      hooks: {
        drawAxes: [
          (chart) => {
            drawLevel(chart, best);
            drawOverlays(chart, overlays, isLog);
          },
        ],
        draw: [
          (chart) => {
            drawRings(chart, published);
            drawNow(chart);
          },
        ],
        setCursor: [
          ({ cursor: { idx }, data: [xs, ys] }) => {
            const epoch = typeof idx === 'number' ? xs[idx] : undefined;
            const loss = typeof idx === 'number' ? ys?.[idx] : undefined;
            onPointer(epoch === undefined || loss == null ? undefined : { epoch, loss });
          },
        ],
      },
    },
    draw(chart) {
      const { run, preferences } = store.get();
      if (run.prepared !== prepared) return;
      best = exactOf(store.get())?.loss ?? NaN;
      xMost = lastEpochShown(run, epochs(), preferences.speed !== 'max');
      overlays = drawnOverlays(store.get());
      const behind = overlays.map(({ id, epoch }) => `${id}:${epoch}`).join();
      const state = `${run.history.revision}/${run.epoch}/${xMost}/${behind}/${best}`;
      if (state === drawn) return;
      drawn = state;
      const [xs, ys] = curveOf(run, isLog);
      yRange = lossRange([...ys, ...lossesOf(overlays, isLog)], best, startLoss, scale);
      chart.setData([xs, ys]);
    },
  };
}

/** A dot for each step, as long as there is room between them: a single one has no line. */
const STEP_MARKS: uPlot.Series.Points = {
  show: ({ bbox }, _series, first, last) => areMarked(last - first + 1, bbox.width / uPlot.pxRatio),
  size: 6,
  width: 0,
  fill: () => colour('fit'),
};

/** Where the run stands. */
function drawNow(chart: uPlot): void {
  const [xs, ys = []] = chart.data;
  const [epoch, loss] = [xs.at(-1), ys.at(-1)];
  if (epoch === undefined || loss == null) return;
  const { ctx } = chart;
  ctx.save();
  ctx.setLineDash([]);
  ctx.fillStyle = colour('fit');
  ctx.strokeStyle = colour('surface');
  ctx.lineWidth = 2 * uPlot.pxRatio;
  ctx.beginPath();
  const [x, y] = [chart.valToPos(epoch, 'x', true), chart.valToPos(loss, 'y', true)];
  ctx.arc(x, y, 5 * uPlot.pxRatio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

function drawLevel(chart: uPlot, loss: number): void {
  const { ctx, bbox } = chart;
  const y = Math.round(chart.valToPos(loss, 'y', true));
  if (!(y >= bbox.top && y <= bbox.top + bbox.height)) return;
  ctx.save();
  ctx.strokeStyle = colour('best');
  ctx.lineWidth = 1.5 * uPlot.pxRatio;
  ctx.setLineDash([2 * uPlot.pxRatio, 4 * uPlot.pxRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

function drawRings(chart: uPlot, points: readonly (readonly [number, number])[]): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.strokeStyle = colour('data');
  ctx.fillStyle = colour('surface');
  ctx.lineWidth = 1.75 * uPlot.pxRatio;
  for (const [epoch, loss] of points) {
    const x = chart.valToPos(epoch, 'x', true);
    if (x > bbox.left + bbox.width) continue;
    const y = chart.valToPos(loss, 'y', true);
    ctx.beginPath();
    ctx.arc(x, y, 3.5 * uPlot.pxRatio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}
