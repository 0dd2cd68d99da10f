import type uPlot from 'uplot';
import { CURVES } from '../../core/curves/index.ts';
import { heldOf } from '../editing/in-state.ts';
import { extent } from '../format/columns.ts';
import type { Store } from '../store.ts';
import type { AppState } from '../state.ts';
import type { Prepared } from '../training/prepare.ts';
import { bottomAxis, finestOf, leftAxis, padded, READING_CURSOR, titleOf } from './axes.ts';
import { colour } from './colours.ts';
import { fitRange } from './fit-range.ts';
import { letDrag, type DragListener } from './point-drag.ts';
import { drawPointRings } from './point-rings.ts';
import { drawResiduals } from './residuals.ts';
import type { Plot } from './use-plot.ts';

/** Beyond so many times the data a line is off the chart in any case, and a canvas loses its way. */
const OFF_THE_CHART = 1e9;

/** On a narrow screen points of the usual size would be one smear. */
const NARROW_PX = 640;

type Column = (number | null)[];

/** For points that can be moved. */
export interface Moving extends Omit<DragListener, 'onAim'> {
  /** The point that the keyboard has chosen. */
  readonly chosen: () => number | undefined;
}

/** What a chart says of a point: where it is, and the fit there. */
export interface PointReading {
  readonly x: number;
  readonly y: number;
  readonly fit: number;
}

export interface FitPlotOptions {
  readonly store: Store<AppState>;
  readonly prepared: Prepared;
  /** Whether lines lead from the points to the fit. */
  readonly residuals: boolean;
  /** Undefined where the points stay where they are. */
  readonly moving: Moving | undefined;
  /** The point under the pointer. */
  readonly onPointer: (at: PointReading | undefined) => void;
}

/** The points, the line that is being fitted, and the one that they scatter about. */
export function fitPlot(options: FitPlotOptions): Plot {
  const { store, prepared, residuals, moving, onPointer } = options;
  const { axes } = prepared;
  const { x, y } = prepared.drawn;
  const { predict } = CURVES[prepared.problem.curve];
  const [least, most] = extent(y);
  const offTheChart = OFF_THE_CHART * Math.max(Math.abs(least), Math.abs(most), 1);
  const line = (theta: readonly number[]): Column =>
    x.map((xi) => {
      const value = predict(theta, xi);
      return Math.abs(value) < offTheChart ? value : null;
    });
  const none: Column = x.map(() => null);

  const shown = [...y];
  let fit = line(prepared.problem.start.parameters);
  const truth = prepared.truth === undefined ? none : line(prepared.truth.parameters);
  const xRange = padded(x[0] ?? 0, x.at(-1) ?? 1, 0.03);
  const yRange = fitRange(prepared);
  let drawn: readonly unknown[] = [];
  let aimed: number | undefined;
  let stopDragging: (() => void) | undefined;

  function draw(chart: uPlot): void {
    const state = store.get();
    if (state.run.prepared !== prepared) return;
    const { parameters } = state.run;
    const held = heldOf(state);
    const next = [parameters, held, aimed, moving?.chosen()];
    if (next.every((part, i) => part === drawn[i])) return;
    drawn = next;
    fit = line(parameters);
    y.forEach((value, i) => (shown[i] = i === held?.index ? held.y : value));
    const best = held === undefined ? none : line(held.exact.parameters);
    chart.setData([[...x], shown, fit, truth, best]);
  }

  return {
    options: {
      padding: [8, 24, 0, 0],
      legend: { show: false },
      cursor: { ...READING_CURSOR, points: { size: 8 } },
      scales: { x: { time: false, range: () => xRange }, y: { range: () => yRange } },
      axes: [
        bottomAxis({ title: titleOf(axes.x), quantity: axes.x.quantity, finest: finestOf(x) }),
        leftAxis({ title: titleOf(axes.y), quantity: axes.y.quantity, finest: finestOf(y) }),
      ],
      series: [
        {},
        {
          stroke: () => colour('data'),
          paths: () => null,
          points: { show: true, size: pointSize(x.length), fill: () => colour('data'), width: 0 },
        },
        { stroke: () => colour('fit'), width: 4, points: { show: false }, pxAlign: 0 },
        {
          stroke: () => colour('truth'),
          width: 1.5,
          dash: [7, 6],
          points: { show: false },
          pxAlign: 0,
        },
        // The line of least squares, as long as a point is held.
        {
          stroke: () => colour('best'),
          width: 2,
          dash: [2, 4],
          points: { show: false },
          pxAlign: 0,
        },
      ],
      hooks: {
        ready: [
          (chart) => {
            if (moving === undefined) return;
            const onAim = (index: number | undefined): void => {
              aimed = index;
              draw(chart);
            };
            stopDragging = letDrag(
              chart,
              { x, y: shown },
              {
                onAim,
                onHold: (index, to) => {
                  moving.onHold(index, to);
                  draw(chart);
                },
                onDrop: moving.onDrop,
                onCancel: moving.onCancel,
              },
            );
          },
        ],
        destroy: [() => stopDragging?.()],
        // After the grid and before the points.
        drawAxes: residuals
          ? [
              (chart) => {
                drawResiduals(chart, { x, from: shown, to: fit });
              },
            ]
          : [],
        draw: [
          (chart) => {
            const held = heldOf(store.get())?.index;
            const indices = new Set([aimed, moving?.chosen(), held]);
            drawPointRings(chart, { x, y: shown, indices });
          },
        ],
        setCursor: [
          ({ cursor: { idx } }) => {
            const at = heldOf(store.get())?.index ?? (typeof idx === 'number' ? idx : -1);
            const [px, py] = [x[at], shown[at]];
            onPointer(
              px === undefined || py === undefined
                ? undefined
                : { x: px, y: py, fit: fit[at] ?? NaN },
            );
          },
        ],
      },
    },
    draw,
  };
}

function pointSize(points: number): number {
  if (innerWidth < NARROW_PX) return points <= 200 ? 5 : 3;
  return points <= 200 ? 7 : points <= 1000 ? 5 : 3;
}
