import uPlot from 'uplot';
import type { ErrorSeries } from '../../run/verify/types.ts';
import { READING_CURSOR } from './axes.ts';
import { colour } from './colours.ts';
import { decadesAbout } from './decades.ts';
import { logLog } from './log-log.ts';
import type { Plot } from './use-plot.ts';

/** The error at one sample, and what it may be. */
export interface ErrorAt {
  readonly epoch: number;
  readonly error: number;
  readonly bound: number;
}

export interface ErrorPlotOptions {
  /** [samples] */
  readonly epochs: readonly number[];
  readonly series: ErrorSeries;
  readonly titles: { readonly epoch: string; readonly error: string };
  /** The sample under the pointer. */
  readonly onPointer: (at: ErrorAt | undefined) => void;
}

/** An error over the epochs beside its bound, both axes logarithmic. What is beyond gets a ring. */
export function errorPlot({ epochs, series, titles, onPointer }: ErrorPlotOptions): Plot {
  const errors = series.errors.map(drawable);
  const bounds = series.bounds.map(drawable);
  const shown = [...errors, ...bounds].filter((value) => value !== null);
  const yRange = decadesAbout(shown);
  const xRange: [number, number] = [1, Math.max(10, epochs.at(-1) ?? 1)];
  const beyond = beyondBound(series);
  let drawn = false;
  return {
    options: {
      padding: [10, 24, 0, 0],
      legend: { show: false },
      cursor: { ...READING_CURSOR, points: { size: 8 } },
      ...logLog(
        { title: titles.epoch, range: () => xRange },
        { title: titles.error, range: () => yRange },
      ),
      series: [
        {},
        {
          stroke: () => colour('best'),
          width: 1.5,
          dash: [2, 4],
          points: { show: false },
          pxAlign: 0,
        },
        {
          stroke: () => colour('fit'),
          width: 1.5,
          // Between two zeros a sample has no line, and is seen as a point.
          points: { show: true, size: 3.5, width: 0, fill: () => colour('fit') },
          pxAlign: 0,
        },
      ],
      hooks: {
        draw: [
          (chart) => {
            drawBeyond(
              chart,
              beyond.map((i) => [epochs[i] ?? NaN, errors[i] ?? yRange[1]]),
            );
          },
        ],
        setCursor: [
          ({ cursor: { idx } }) => {
            const epoch = typeof idx === 'number' ? epochs[idx] : undefined;
            onPointer(
              typeof idx === 'number' && epoch !== undefined
                ? { epoch, error: series.errors[idx] ?? NaN, bound: series.bounds[idx] ?? NaN }
                : undefined,
            );
          },
        ],
      },
    },
    draw(chart) {
      // A report does not change any more.
      if (drawn) return;
      drawn = true;
      chart.setData([[...epochs], bounds, errors]);
    },
  };
}

/** The samples beyond their bound, or without a number. */
export function beyondBound({ errors, bounds }: ErrorSeries): readonly number[] {
  // Not `>`, which NaN would pass.
  return errors.flatMap((error, i) => (error <= (bounds[i] ?? NaN) ? [] : [i]));
}

/** A logarithm has nothing to say about 0, and uPlot nothing about what is not finite. */
function drawable(value: number): number | null {
  return value > 0 && Number.isFinite(value) ? value : null;
}

function drawBeyond(chart: uPlot, points: readonly (readonly [number, number])[]): void {
  const { ctx } = chart;
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = colour('data');
  ctx.lineWidth = 1.75 * uPlot.pxRatio;
  for (const [epoch, error] of points) {
    ctx.beginPath();
    const x = chart.valToPos(epoch, 'x', true);
    const y = chart.valToPos(error, 'y', true);
    ctx.arc(x, y, 3.5 * uPlot.pxRatio, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}
