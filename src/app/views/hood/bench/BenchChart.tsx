import { resultsOf, type BenchResult } from '../../../../run/bench/types.ts';
import type { Bench } from '../../../state/bench.ts';
import { benchPlot } from './plot.ts';
import { seriesKey, seriesOf } from '../../../charts/series.ts';
import { PlotFigure } from '../../../charts/PlotFigure.tsx';
import { Chart } from '../../../ui/Chart.tsx';
import { SeriesMark } from '../../../ui/SeriesMark.tsx';
import { useBench } from './use-bench.ts';

/** Steps per second over points. */
export function BenchChart() {
  const { store, text, numbers, bench } = useBench();
  const { chart, crossover, names, table } = text.bench;
  const { strategies } = text.settings;
  const results = resultsOf(bench.rows);
  const series = seriesOf(results);
  const points = pointsOf(bench);
  const readingOf = (at: readonly BenchResult[]): string => {
    const lines = at
      .toSorted((one, other) => other.stepsPerSecond - one.stepsPerSecond)
      .map(
        ({ engine, strategy, stepsPerSecond }) =>
          `${names[engine]}, ${strategies[strategy]}: ${numbers.short(stepsPerSecond)}`,
      );
    const [first] = at;
    const head = first === undefined ? [] : [chart.at(numbers.integer(first.points))];
    return [...head, ...lines].join('\n');
  };
  return (
    <Chart
      id="bench"
      title={chart.title}
      legend={series.map((id) => (
        <li key={seriesKey(id)}>
          <SeriesMark {...id} />
          {names[id.engine]}, {strategies[id.strategy]}
        </li>
      ))}
      empty={chart.empty}
    >
      {series.length > 0 ? (
        <PlotFigure
          label={chart.spoken(numbers.integer(results.length))}
          inputs={[series.map(seriesKey).join(' '), points.join(' ')]}
          make={({ say }) =>
            benchPlot({
              store,
              series,
              points,
              titles: table.heads,
              mark: crossover.mark,
              onPointer: (at) => {
                say(readingOf(at));
              },
            })
          }
        />
      ) : undefined}
    </Chart>
  );
}

function pointsOf({ rows }: Bench): readonly number[] {
  return [...new Set(rows.map((row) => row.points))].toSorted((one, other) => one - other);
}
