import uPlot from 'uplot';
import { PUBLISHED } from '../../core/replay/published.ts';
import type { LossScale } from '../preferences.ts';
import { exactOf } from '../editing/in-state.ts';
import { drawnOverlays } from '../runs/overlays.ts';
import type { RunRecord } from '../runs/record.ts';
import type { AppState, Run } from '../state.ts';
import type { Store } from '../store.ts';
import type { Prepared } from '../training/prepare.ts';
import { axis, READING_CURSOR } from './axes.ts';
import { colour } from './colours.ts';
import { lossRange } from './loss-range.ts';
import { LOGARITHMIC, logMarks, tickLabel } from './log-scale.ts';
import { drawOverlays } from './overlay-curves.ts';
import type { Plot } from './use-plot.ts';

export interface LossPlotOptions {
  readonly store: Store<AppState>;
  readonly prepared: Prepared;
  readonly scale: LossScale;
  readonly format: (value: number) => string;
  /** The sample under the pointer. */
  readonly onPointer: (at: { readonly epoch: number; readonly loss: number } | undefined) => void;
}

/** The loss over the epochs, the least that there can be, and what the article printed. */
export function lossPlot({ store, prepared, scale, format, onPointer }: LossPlotOptions): Plot {
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
        axis(format, { size: 28 }),
        axis(format, {
          ...(isLog && {
            splits: (_chart, _axis, least, most) => logMarks(least, most),
            filter: (_chart, marks) => marks,
            values: (_chart, marks) => marks.map((mark) => tickLabel(mark, format, 1e4)),
          }),
        }),
      ],
      series: [
        {},
        { stroke: () => colour('fit'), width: 2.5, points: { show: false }, pxAlign: 0 },
      ],
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
      const isClose = preferences.speed !== 'max' || run.phase === 'diverged';
      xMost = isClose ? watchedEpochs(run.epoch, epochs()) : epochs();
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

/** The samples, and where the run stands between them. Not finite, or not to be drawn: null. */
function curveOf({ history, epoch, loss }: Run, isLog: boolean): [number[], (number | null)[]] {
  const xs = [...history.drawnEpochs];
  const ys = [...history.drawnLosses];
  if (epoch > (xs.at(-1) ?? 0)) {
    xs.push(epoch);
    ys.push(loss);
  }
  // A logarithm has nothing to say about 0.
  return [xs, isLog ? ys.map((value) => (value !== null && value > 0 ? value : null)) : ys];
}

/** What makes the axis longer: not a run that went to infinity, beside which all others were flat. */
function lossesOf(runs: readonly RunRecord[], isLog: boolean): (number | null)[] {
  return runs
    .filter(({ outcome }) => outcome !== 'diverged')
    .flatMap(({ curve }) => curve.losses.filter((loss) => !isLog || (loss ?? NaN) > 0));
}

/** Who watches single steps, or asks why a run broke off, wants to see the few epochs there are. */
function watchedEpochs(epoch: number, epochs: number): number {
  let most = 20;
  for (let i = 0; most < epoch * 1.05; i++) most *= GROWTH[i % GROWTH.length] ?? 2;
  return Math.min(most, epochs);
}

/** From 20 to 50, 100, 200, 500 … */
const GROWTH = [2.5, 2, 2];

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
