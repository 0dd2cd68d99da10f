/** What the benchmark's chart draws besides its lines. */
import uPlot from 'uplot';
import { crossover } from '../../run/bench/report.ts';
import type { BenchResult } from '../../run/bench/types.ts';
import { colour } from './colours.ts';
import { drawPath, pixelOf, withPen } from './pen.ts';
import { ENGINE_COLOURS, outline, STRATEGY_LOOKS } from './series.ts';

const RADIUS = 4.5;

/** A shape for each median, and a stroke from the slowest run to the fastest. */
export function drawResults(chart: uPlot, results: readonly BenchResult[]): void {
  for (const { engine, strategy, points, steps, minMs, maxMs, stepsPerSecond } of results) {
    const pen = { stroke: ENGINE_COLOURS[engine], width: 1.5 };
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
export function drawCrossover(chart: uPlot, results: readonly BenchResult[], mark: string): void {
  const passes = crossover(results).flatMap(({ points }) => points ?? []);
  if (passes.length === 0) return;
  const { bbox } = chart;
  const px = uPlot.pxRatio;
  const x = Math.round(chart.valToPos(Math.min(...passes), 'x', true));
  withPen(chart, { stroke: 'truth', width: 1.5, dash: [5, 5] }, (ctx) => {
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillStyle = colour('text');
    ctx.font = `${12 * px}px ${getComputedStyle(document.body).fontFamily}`;
    const isRight = x > bbox.left + bbox.width / 2;
    ctx.textAlign = isRight ? 'right' : 'left';
    ctx.textBaseline = 'bottom';
    ctx.fillText(mark, x + (isRight ? -6 : 6) * px, bbox.top + bbox.height - 6 * px);
  });
}
