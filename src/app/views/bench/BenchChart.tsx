import { resultsOf, type BenchResult } from '../../../run/bench/types.ts';
import { useApp, useSelected } from '../../app-context.ts';
import type { Bench } from '../../state/bench.ts';
import { benchPlot } from './plot.ts';
import { seriesKey, seriesOf, type SeriesId } from '../../charts/series.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { SeriesMark } from '../../ui/SeriesMark.tsx';
import { useBenchWords } from './words.ts';

/** Steps per second over points. */
export function BenchChart() {
  const { store } = useApp();
  const { text } = useBenchWords();
  const { chart } = text.bench;
  const shown = useSelected(({ bench }) =>
    seriesOf(resultsOf(bench.rows)).map(seriesKey).join(' '),
  );
  const series = seriesOf(resultsOf(store.get().bench.rows));
  return (
    <Chart
      id="bench"
      title={chart.title}
      legend={series.map((id) => (
        <li key={seriesKey(id)}>
          <SeriesMark {...id} />
          {text.bench.names[id.engine]}, {text.settings.strategies[id.strategy]}
        </li>
      ))}
      empty={chart.empty}
    >
      {series.length > 0 ? <BenchPlot series={series} shown={shown} /> : undefined}
    </Chart>
  );
}

interface BenchPlotProps {
  readonly series: readonly SeriesId[];
  /** Names the series: another one is another chart. */
  readonly shown: string;
}

function BenchPlot({ series, shown }: BenchPlotProps) {
  const { store } = useApp();
  const { text, numbers } = useBenchWords();
  const { chart } = text.bench;
  const points = useSelected(({ bench }) => pointsOf(bench).join(' '));
  const measured = useSelected(({ bench }) => resultsOf(bench.rows).length);
  const readingOf = (results: readonly BenchResult[]): string => {
    const lines = results
      .toSorted((one, other) => other.stepsPerSecond - one.stepsPerSecond)
      .map(
        ({ engine, strategy, stepsPerSecond }) =>
          `${text.bench.names[engine]}, ${text.settings.strategies[strategy]}: ${numbers.short(stepsPerSecond)}`,
      );
    const [first] = results;
    const head = first === undefined ? [] : [chart.at(numbers.integer(first.points))];
    return [...head, ...lines].join('\n');
  };
  return (
    <PlotFigure
      label={chart.spoken(numbers.integer(measured))}
      inputs={[shown, points]}
      make={({ say }) =>
        benchPlot({
          store,
          series,
          points: pointsOf(store.get().bench),
          titles: { points: text.bench.table.points, rate: text.bench.table.rate },
          mark: text.bench.crossover.mark,
          onPointer: (results) => {
            say(readingOf(results));
          },
        })
      }
    />
  );
}

function pointsOf({ rows }: Bench): readonly number[] {
  return [...new Set(rows.map((row) => row.points))].toSorted((one, other) => one - other);
}
