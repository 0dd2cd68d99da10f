/** What the benchmark's chart draws besides its lines. */
import uPlot from 'uplot';
import { crossover } from '../../run/bench/report.ts';
import type { BenchResult } from '../../run/bench/bench.ts';
import { colour } from './colours.ts';
import { ENGINE_COLOURS, outline, STRATEGY_LOOKS } from './series.ts';

const RADIUS = 4.5;

/** A shape for each median, and a stroke from the slowest run to the fastest. */
export function drawResults(chart: uPlot, results: readonly BenchResult[]): void {
  const { ctx } = chart;
  const px = uPlot.pxRatio;
  ctx.save();
  // uPlot leaves the dashes of its last line.
  ctx.setLineDash([]);
  for (const result of results) {
    const { engine, strategy, points, steps, minMs, maxMs, stepsPerSecond } = result;
    const x = chart.valToPos(points, 'x', true);
    ctx.strokeStyle = colour(ENGINE_COLOURS[engine]);
    ctx.fillStyle = colour(ENGINE_COLOURS[engine]);
    ctx.lineWidth = 1.5 * px;
    if (minMs > 0) {
      ctx.beginPath();
      ctx.moveTo(x, chart.valToPos((steps * 1000) / maxMs, 'y', true));
      ctx.lineTo(x, chart.valToPos((steps * 1000) / minMs, 'y', true));
      ctx.stroke();
    }
    const y = chart.valToPos(stepsPerSecond, 'y', true);
    const shape = new Path2D(outline(STRATEGY_LOOKS[strategy].shape, x, y, RADIUS * px));
    ctx.fill(shape);
    // A rim in the colour of the ground, so that shapes on top of each other stay apart.
    ctx.strokeStyle = colour('surface');
    ctx.stroke(shape);
  }
  ctx.restore();
}

/** An upright line where the GPU passes the CPU, as early as any strategy does. */
export function drawCrossover(chart: uPlot, results: readonly BenchResult[], mark: string): void {
  const passes = crossover(results).flatMap(({ points }) => points ?? []);
  if (passes.length === 0) return;
  const { ctx, bbox } = chart;
  const px = uPlot.pxRatio;
  const x = Math.round(chart.valToPos(Math.min(...passes), 'x', true));
  ctx.save();
  ctx.strokeStyle = colour('truth');
  ctx.lineWidth = 1.5 * px;
  ctx.setLineDash([5 * px, 5 * px]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.fillStyle = colour('text');
  ctx.font = `${12 * px}px ${getComputedStyle(document.body).fontFamily}`;
  const isRight = x > bbox.left + bbox.width / 2;
  ctx.textAlign = isRight ? 'right' : 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillText(mark, x + (isRight ? -6 : 6) * px, bbox.top + bbox.height - 6 * px);
  ctx.restore();
}
