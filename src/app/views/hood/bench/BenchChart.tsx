import { crossover } from '../../../../run/bench/crossover.ts';
import { resultsOf, type BenchResult } from '../../../../run/bench/types.ts';
import { decadesAbout } from '../../../charts/axes.ts';
import {
  drawLabel,
  drawPath,
  pixelOf,
  textScale,
  withPen,
  type Place,
} from '../../../charts/pen.ts';
import { PlotFigure, type Plot } from '../../../charts/PlotFigure.tsx';
import {
  outline,
  seriesKey,
  seriesLook,
  seriesOf,
  STRATEGY_LOOKS,
} from '../../../charts/series.ts';
import { Card } from '../../../ui/Card.tsx';
import { LineMark } from '../../../ui/LineMark.tsx';
import { useBench, type BenchPage } from './use-bench.ts';

/** Steps per second over points, one line per engine and strategy; both axes logarithmic. */
export function BenchChart() {
  const page = useBench();
  const { names, chart } = page.text.bench;
  const { strategies } = page.text.settings;
  const measured = resultsOf(page.bench.rows);
  return (
    <Card
      id="bench"
      title={chart.title}
      legend={seriesOf(measured).map((id) => (
        <li key={seriesKey(id)}>
          <LineMark {...seriesLook(id)} />
          {names[id.engine]}, {strategies[id.strategy]}
        </li>
      ))}
    >
      <PlotFigure
        label={chart.spoken(page.numbers.integer(measured.length))}
        plot={() => plotOf(page)}
        following="still"
      />
    </Card>
  );
}

const RADIUS = 4.5;

function plotOf({ text, numbers, bench }: BenchPage): Plot {
  const { chart, crossover: words, names, table } = text.bench;
  // A logarithm has nothing to say about 0, which a coarse clock may leave.
  const results = resultsOf(bench.rows)
    .filter(({ stepsPerSecond }) => stepsPerSecond > 0)
    .toSorted((one, other) => one.points - other.points);
  const points = [...new Set(bench.rows.map((row) => row.points))].toSorted((p, q) => p - q);
  const range = decadesAbout(results.map(({ stepsPerSecond }) => stepsPerSecond));
  const placeOf = ({ points, stepsPerSecond }: BenchResult): Place => [points, stepsPerSecond];
  return {
    x: { title: table.heads.points, range: decadesAbout(points), isLog: true },
    y: { title: table.heads.rate, range, isLog: true },
    topPx: 14,
    places: points.map((count) => [count, NaN]),
    draw(sheet) {
      // An upright line where the GPU passes the CPU, as early as any strategy does.
      const x = Math.min(...crossover(results).flatMap((one) => one.points ?? []));
      if (x !== Infinity) {
        const ends = range.map((y): Place => [x, y]);
        drawPath(sheet, ends, { stroke: 'truth', width: 1.5, dash: [5, 5] });
        const { left, width } = sheet.box;
        const isRight = pixelOf(sheet, [x, range[0]])[0] > left + width / 2;
        const [side, shift] = isRight ? (['right', -6] as const) : (['left', 6] as const);
        const label = { ink: 'text-muted', shift: [shift, -12], side } as const;
        drawLabel(sheet, [x, range[0]], words.mark, label);
      }
      for (const id of seriesOf(results)) {
        const mine = results.filter((one) => seriesKey(one) === seriesKey(id));
        const { dash } = STRATEGY_LOOKS[id.strategy];
        drawPath(sheet, mine.map(placeOf), { stroke: id.engine, width: 2, dash, isClipped: true });
      }
      // A shape for each median, and a stroke from the slowest run to the fastest.
      for (const result of results) {
        const { engine, strategy, points, steps, minMs, maxMs } = result;
        const spread = [maxMs, minMs].map((ms): Place => [points, (steps * 1000) / ms]);
        if (minMs > 0) drawPath(sheet, spread, { stroke: engine, width: 1.5 });
        const [x, y] = pixelOf(sheet, placeOf(result));
        const { shape } = STRATEGY_LOOKS[strategy];
        const path = new Path2D(outline(shape, x, y, RADIUS * textScale()));
        // A rim in the colour of the ground, so that shapes on top of each other stay apart.
        withPen(sheet, { stroke: 'surface', fill: engine, width: 1.5 }, (ctx) => {
          ctx.fill(path);
          ctx.stroke(path);
        });
      }
    },
    reading: (index = -1) => {
      const count = points[index] ?? NaN;
      const lines = results
        .filter((one) => one.points === count)
        .toSorted((one, other) => other.stepsPerSecond - one.stepsPerSecond)
        .map(
          ({ engine, strategy, stepsPerSecond }) =>
            `${names[engine]}, ${text.settings.strategies[strategy]}: ${numbers.short(stepsPerSecond)}`,
        );
      return lines.length === 0 ? '' : [chart.count(numbers.integer(count)), ...lines].join('\n');
    },
  };
}
