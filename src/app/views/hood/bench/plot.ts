import uPlot from 'uplot';
import { resultsOf, type BenchResult, type BenchRow } from '../../../../run/bench/types.ts';
import { crossover } from '../../../../run/bench/crossover.ts';
import type { AppState } from '../../../state.ts';
import type { Store } from '../../../store.ts';
import { colour } from '../../../charts/colours.ts';
import { drawPath, pixelOf, withPen } from '../../../charts/pen.ts';
import { decadesAbout, plotOf, type Plot } from '../../../charts/plot.ts';
import { outline, STRATEGY_LOOKS, type SeriesId } from '../../../charts/series.ts';

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
      ink: engine,
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
      results = resultsOf(bench.rows).filter(({ stepsPerSecond }) => stepsPerSecond > 0);
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

const RADIUS = 4.5;

/** A shape for each median, and a stroke from the slowest run to the fastest. */
function drawResults(chart: uPlot, results: readonly BenchResult[]): void {
  for (const { engine, strategy, points, steps, minMs, maxMs, stepsPerSecond } of results) {
    const pen = { stroke: engine, width: 1.5 };
    const [slowest, fastest] = [(steps * 1000) / maxMs, (steps * 1000) / minMs];
    if (minMs > 0) {
      drawPath(
        chart,
        [
          [points, slowest],
          [points, fastest],
        ],
        pen,
      );
    }
    // A rim in the colour of the ground, so that shapes on top of each other stay apart.
    withPen(chart, { ...pen, stroke: 'surface', fill: pen.stroke }, (ctx) => {
      const [x, y] = pixelOf(chart, [points, stepsPerSecond]);
      const { shape } = STRATEGY_LOOKS[strategy];
      const path = new Path2D(outline(shape, x, y, RADIUS * uPlot.pxRatio));
      ctx.fill(path);
      ctx.stroke(path);
    });
  }
}

/** An upright line where the GPU passes the CPU, as early as any strategy does. */
function drawCrossover(chart: uPlot, results: readonly BenchResult[], mark: string): void {
  const passes = crossover(results).flatMap(({ points }) => points ?? []);
  if (passes.length === 0) return;
  const { bbox } = chart;
  const px = uPlot.pxRatio;
  const x = Math.round(chart.valToPos(Math.min(...passes), 'x', true));
  withPen(chart, { stroke: 'truth', width: 1.5, dash: [5, 5] }, (ctx) => {
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillStyle = colour('text-muted');
    ctx.font = `${12 * px}px ${getComputedStyle(document.body).fontFamily}`;
    const isRight = x > bbox.left + bbox.width / 2;
    ctx.textAlign = isRight ? 'right' : 'left';
    ctx.textBaseline = 'bottom';
    ctx.fillText(mark, x + (isRight ? -6 : 6) * px, bbox.top + bbox.height - 6 * px);
  });
}
