import type { ErrorSeries } from '../../../../run/verify/types.ts';
import { colour } from '../../../charts/colours.ts';
import { drawRings, type Place } from '../../../charts/pen.ts';
import { decadesAbout, plotOf, type Plot } from '../../../charts/plot.ts';

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
  const bounds = (series.bounds ?? epochs.map(() => NaN)).map(drawable);
  const shown = [...errors, ...bounds].filter((value) => value !== null);
  const yRange = decadesAbout(shown);
  const xRange: [number, number] = [1, Math.max(10, epochs.at(-1) ?? 1)];
  const beyond = beyondBound(series).map((i): Place => [epochs[i] ?? NaN, errors[i] ?? yRange[1]]);
  let drawn = false;
  return plotOf({
    x: { title: titles.epoch, range: () => xRange, isLog: true },
    y: { title: titles.error, range: () => yRange, isLog: true },
    lines: [
      { ink: 'best', width: 1.5, dash: [2, 4] },
      {
        ink: 'fit',
        width: 1.5,
        // Between two zeros a sample has no line, and is seen as a point.
        points: { show: true, size: 3.5, width: 0, fill: () => colour('fit') },
      },
    ],
    topPx: 10,
    over: (chart) => {
      drawRings(chart, beyond, 3.5, { stroke: 'data', width: 1.75 });
    },
    onPointer: (index = -1) => {
      const epoch = epochs[index];
      const [error = NaN, bound = NaN] = [series.errors[index], series.bounds?.[index]];
      onPointer(epoch === undefined ? undefined : { epoch, error, bound });
    },
    draw(chart) {
      // A report does not change any more.
      if (drawn) return;
      drawn = true;
      chart.setData([[...epochs], bounds, errors]);
    },
  });
}

/** The samples beyond their bound, or without a number. */
export function beyondBound({ errors, bounds }: ErrorSeries): readonly number[] {
  if (bounds === undefined) return [];
  // Not `>`, which NaN would pass.
  return errors.flatMap((error, i) => (error <= (bounds[i] ?? NaN) ? [] : [i]));
}

/** A logarithm has nothing to say about 0, and uPlot nothing about what is not finite. */
function drawable(value: number): number | null {
  return value > 0 && Number.isFinite(value) ? value : null;
}
