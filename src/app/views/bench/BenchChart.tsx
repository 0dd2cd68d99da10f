import { useRef } from 'preact/hooks';
import { useApp, useSelected } from '../../app-context.ts';
import { resultsOf, type Bench } from '../../bench/bench.ts';
import { benchPlot } from '../../charts/bench-plot.ts';
import { seriesKey, seriesOf, type SeriesId } from '../../charts/series.ts';
import { usePlot } from '../../charts/use-plot.ts';
import { SeriesMark } from '../../ui/SeriesMark.tsx';
import { useBenchWords } from './use-bench-words.ts';

/** Steps per second over points. */
export function BenchChart() {
  const { store } = useApp();
  const { text } = useBenchWords();
  const { chart } = text.bench;
  const shown = useSelected(({ bench }) => seriesOf(resultsOf(bench)).map(seriesKey).join(' '));
  const series = seriesOf(resultsOf(store.get().bench));
  return (
    <section class="chart is-bench" aria-labelledby="bench-chart-title">
      <div class="chart-head">
        <h2 id="bench-chart-title">{chart.title}</h2>
        <ul class="legend">
          {series.map((id) => (
            <li key={seriesKey(id)} class="series-key">
              <SeriesMark {...id} />
              {text.bench.names[id.engine]}, {text.settings.strategies[id.strategy]}
            </li>
          ))}
        </ul>
      </div>
      {series.length === 0 ? (
        <div class="plot">
          <p class="plot-empty">{chart.empty}</p>
        </div>
      ) : (
        <BenchPlot series={series} shown={shown} />
      )}
    </section>
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
  const measured = useSelected(({ bench }) => resultsOf(bench).length);
  const host = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  usePlot(
    host,
    () =>
      benchPlot({
        store,
        series,
        points: pointsOf(store.get().bench),
        titles: { points: text.bench.table.points, rate: text.bench.table.rate },
        mark: text.bench.crossover.mark,
        onPointer: (results) => {
          if (reading.current === null) return;
          const lines = results
            .toSorted((one, other) => other.stepsPerSecond - one.stepsPerSecond)
            .map(
              ({ engine, strategy, stepsPerSecond }) =>
                `${text.bench.names[engine]}, ${text.settings.strategies[strategy]}: ${numbers.short(stepsPerSecond)}`,
            );
          const [first] = results;
          const head = first === undefined ? [] : [chart.at(numbers.integer(first.points))];
          reading.current.textContent = [...head, ...lines].join('\n');
        },
      }),
    [shown, points, text],
  );
  return (
    <div class="plot" role="figure" aria-label={chart.spoken(numbers.integer(measured))}>
      <div class="plot-host" ref={host} />
      <p class="reading" ref={reading} aria-hidden="true" />
    </div>
  );
}

function pointsOf({ rows }: Bench): readonly number[] {
  return [...new Set(rows.map((row) => row.case.points))].toSorted((one, other) => one - other);
}
