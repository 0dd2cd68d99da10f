import type { BenchResult } from '../../run/bench/types.ts';
import { resultsOf, type BenchRow } from '../bench/bench.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { drawCrossover, drawResults } from './bench-marks.ts';
import { decadesAbout, plotOf, type Plot } from './plot.ts';
import { ENGINE_COLOURS, STRATEGY_LOOKS, type SeriesId } from './series.ts';

export interface BenchPlotOptions {
  readonly store: Store<AppState>;
  readonly series: readonly SeriesId[];
  /** The numbers of points, ascending. */
  readonly points: readonly number[];
  readonly titles: { readonly points: string; readonly rate: string };
  /** Stands beside the line where the GPU passes. */
  readonly mark: string;
  /** The results under the pointer. */
  readonly onPointer: (at: readonly BenchResult[]) => void;
}

/** Steps per second over points, one line per engine and strategy; both axes logarithmic. */
export function benchPlot(options: BenchPlotOptions): Plot {
  const { store, series, points, titles, mark, onPointer } = options;
  let drawn: readonly BenchRow[] | undefined;
  let results: readonly BenchResult[] = [];
  let yRange = decadesAbout([1, 10]);
  const xRange = decadesAbout(points);
  return plotOf({
    x: { title: titles.points, range: () => xRange, isLog: true },
    y: { title: titles.rate, range: () => yRange, isLog: true },
    lines: series.map(({ engine, strategy }) => ({
      ink: ENGINE_COLOURS[engine],
      width: 2,
      dash: STRATEGY_LOOKS[strategy].dash,
      spanGaps: true,
    })),
    topPx: 14,
    marksPointer: false,
    under: (chart) => {
      drawCrossover(chart, results, mark);
    },
    over: (chart) => {
      drawResults(chart, results);
    },
    onPointer: (index) => {
      const at = points[index ?? -1];
      onPointer(results.filter((result) => result.points === at));
    },
    draw(chart) {
      const { bench } = store.get();
      if (bench.rows === drawn) return;
      drawn = bench.rows;
      // A logarithm has nothing to say about 0, which a coarse clock may leave.
      results = resultsOf(bench).filter(({ stepsPerSecond }) => stepsPerSecond > 0);
      yRange = decadesAbout(results.map(({ stepsPerSecond }) => stepsPerSecond));
      chart.setData([[...points], ...series.map((id) => columnOf(id, points, results))]);
    },
  });
}

function columnOf(
  { engine, strategy }: SeriesId,
  points: readonly number[],
  results: readonly BenchResult[],
): (number | null)[] {
  const mine = results.filter((one) => one.engine === engine && one.strategy === strategy);
  return points.map((count) => mine.find((one) => one.points === count)?.stepsPerSecond ?? null);
}
