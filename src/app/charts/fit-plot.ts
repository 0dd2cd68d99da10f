import type uPlot from 'uplot';
import { CURVES } from '../../core/curves/index.ts';
import type { Store } from '../store.ts';
import type { AppState } from '../state.ts';
import type { Prepared } from '../training/prepare.ts';
import { axis, padded, READING_CURSOR } from './axes.ts';
import { colour } from './colours.ts';
import { drawResiduals } from './residuals.ts';
import type { Plot } from './use-plot.ts';

/** Beyond so many times the data a line is off the chart in any case, and a canvas loses its way. */
const OFF_THE_CHART = 1e9;

/** On a narrow screen points of the usual size would be one smear. */
const NARROW_PX = 640;

type Column = (number | null)[];

export interface FitPlotOptions {
  readonly store: Store<AppState>;
  readonly prepared: Prepared;
  /** Whether lines lead from the points to the fit. */
  readonly residuals: boolean;
  readonly format: (value: number) => string;
  /** The point under the pointer: x, y, ŷ. */
  readonly onPointer: (at: readonly [number, number, number] | undefined) => void;
}

/** The points, the line that is being fitted, and the one that they scatter about. */
export function fitPlot(options: FitPlotOptions): Plot {
  const { store, prepared, residuals, format, onPointer } = options;
  const { x, y } = prepared.drawn;
  const { predict } = CURVES[prepared.problem.curve];
  const [least, most] = extent(y);
  const offTheChart = OFF_THE_CHART * Math.max(Math.abs(least), Math.abs(most), 1);
  const line = (theta: readonly number[]): Column =>
    x.map((xi) => {
      const value = predict(theta, xi);
      return Math.abs(value) < offTheChart ? value : null;
    });

  const fit = line(prepared.problem.start.parameters);
  const truth: Column =
    prepared.truth === undefined ? x.map(() => null) : line(prepared.truth.parameters);
  const columns: uPlot.AlignedData = [[...x], [...y], fit, truth];
  const xRange = padded(x[0] ?? 0, x.at(-1) ?? 1, 0.03);
  const yRange = rangeOf(y, fit);
  let drawn: readonly number[] | undefined;

  return {
    options: {
      padding: [8, 24, 0, 0],
      legend: { show: false },
      cursor: { ...READING_CURSOR, points: { size: 8 } },
      scales: { x: { time: false, range: () => xRange }, y: { range: () => yRange } },
      axes: [axis(format, { size: 28 }), axis(format, {})],
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
      ],
      hooks: {
        // After the grid and before the points.
        drawAxes: residuals
          ? [
              (chart) => {
                drawResiduals(chart, { x, from: y, to: fit });
              },
            ]
          : [],
        setCursor: [
          ({ cursor: { idx } }) => {
            const at = typeof idx === 'number' ? idx : -1;
            const [px, py, pf] = [x[at], y[at], fit[at]];
            onPointer(px === undefined || py === undefined ? undefined : [px, py, pf ?? NaN]);
          },
        ],
      },
    },
    draw(chart) {
      const { parameters, prepared: current } = store.get().run;
      if (current !== prepared || parameters === drawn) return;
      drawn = parameters;
      line(parameters).forEach((value, i) => (fit[i] = value));
      chart.setData(columns);
    },
  };
}

/** The data, and as much of the untrained line as leaves them most of the height. */
function rangeOf(y: readonly number[], start: Column): [number, number] {
  const [least, most] = extent(y);
  const span = most - least;
  const ends = [start[0], start.at(-1)].map((end) =>
    Math.min(Math.max(end ?? least, least - span / 2), most + span / 2),
  );
  return padded(Math.min(least, ...ends), Math.max(most, ...ends), 0.06);
}

function extent(values: readonly number[]): [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

function pointSize(points: number): number {
  if (innerWidth < NARROW_PX) return points <= 200 ? 5 : 3;
  return points <= 200 ? 7 : points <= 1000 ? 5 : 3;
}
