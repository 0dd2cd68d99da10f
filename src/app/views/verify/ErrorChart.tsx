import type { VerifyReport } from '../../../run/verify/types.ts';
import { beyondBound, errorPlot, type ErrorAt } from '../../charts/error-plot.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { ErrorChoices } from './ErrorChoices.tsx';
import type { Shown, Wanted } from './shown.ts';
import { figure, quantity } from './wording.ts';
import { useVerifyWords } from './use-verify-words.ts';

interface ErrorChartProps {
  readonly report: VerifyReport | undefined;
  readonly shown: Shown | undefined;
  readonly onShow: (wanted: Wanted) => void;
}

/** The error of one quantity of one strategy over the epochs, and what is allowed. */
export function ErrorChart({ report, shown, onShow }: ErrorChartProps) {
  const { text } = useVerifyWords();
  const { chart } = text.verify;
  const isBeyond = shown !== undefined && beyondBound(shown.series).length > 0;
  return (
    <Chart
      id="error"
      title={chart.title}
      legend={
        <>
          <li class="key">{chart.error}</li>
          <li class="key is-best">{chart.bound}</li>
          {isBeyond && <li class="key is-ring">{chart.beyond}</li>}
        </>
      }
      empty={chart.empty}
    >
      {report && shown && (
        <>
          <ErrorChoices report={report} shown={shown} onShow={onShow} />
          <ErrorPlot shown={shown} />
          <p class="chart-note">
            {chart.hints[shown.series.against]} <Equal shown={shown} />
          </p>
        </>
      )}
    </Chart>
  );
}

function ErrorPlot({ shown: { run, series } }: { readonly shown: Shown }) {
  const { text, numbers } = useVerifyWords();
  const { chart } = text.verify;
  const said = ({ epoch, error, bound }: ErrorAt): string =>
    chart.at(numbers.integer(epoch), figure(error, numbers), figure(bound, numbers));
  return (
    <PlotFigure
      label={useSpoken({ run, series })}
      inputs={[series]}
      make={({ say }) =>
        errorPlot({
          epochs: run.samples.map(({ epoch }) => epoch),
          series,
          titles: { epoch: text.explain.table.epoch, error: chart.error },
          onPointer: (at) => {
            say(at ? said(at) : '');
          },
        })
      }
    />
  );
}

/** The chart in a sentence. */
function useSpoken({ run, series }: Shown): string {
  const { text, numbers } = useVerifyWords();
  const { chart } = text.verify;
  const check = run.checks.find(({ id, of }) => id === series.against && of === series.of);
  return chart.spoken(
    chart.what(
      quantity(series.of, text),
      text.settings.strategies[run.strategy],
      chart.standards[series.against],
    ),
    figure(check?.found ?? NaN, numbers),
    figure(check?.bound ?? NaN, numbers),
    numbers.integer(check?.epoch ?? NaN),
  );
}

/** How many samples the chart cannot show, since nothing is wrong with them. */
function Equal({ shown: { series } }: { readonly shown: Shown }) {
  const { text, numbers } = useVerifyWords();
  const equal = series.errors.filter((error) => error === 0).length;
  if (equal === 0) return null;
  const { integer } = numbers;
  return <>{text.verify.chart.equal(integer(equal), integer(series.errors.length))}</>;
}
