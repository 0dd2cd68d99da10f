import { REFERENCES, type VerifyReport } from '../../../../run/verify/types.ts';
import { useWords } from '../../../app-context.ts';
import { PlotFigure } from '../../../charts/PlotFigure.tsx';
import { VERIFY } from '../../../i18n/verify.ts';
import { Chart } from '../../../ui/Chart.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { beyondBound, errorPlot, type ErrorAt } from './plot.ts';
import type { Shown, Wanted } from './shown.ts';
import { quantity } from './words.ts';

interface ErrorChartProps {
  readonly report: VerifyReport | undefined;
  readonly shown: Shown | undefined;
  readonly onShow: (wanted: Wanted) => void;
}

/** The error of one quantity of one strategy over the epochs, and what is allowed. */
export function ErrorChart({ report, shown, onShow }: ErrorChartProps) {
  const { text } = useWords(VERIFY);
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
          <p class="hint">
            {chart.hints[shown.series.against]} <Equal shown={shown} />
          </p>
        </>
      )}
    </Chart>
  );
}

function ErrorPlot({ shown: { run, series } }: { readonly shown: Shown }) {
  const { text, numbers } = useWords(VERIFY);
  const { chart } = text.verify;
  const { integer, error: errorOf } = numbers;
  const check = run.checks.find(({ id, of }) => id === series.against && of === series.of);
  const { found = NaN, bound: allowed = NaN, epoch: at = NaN } = check ?? {};
  const what = chart.what(
    quantity(series.of, text),
    text.settings.strategies[run.strategy],
    chart.standards[series.against],
  );
  const said = ({ epoch, error, bound }: ErrorAt): string =>
    chart.at(integer(epoch), errorOf(error), errorOf(bound));
  return (
    <PlotFigure
      label={chart.spoken(what, errorOf(found), errorOf(allowed), integer(at))}
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

/** How many samples the chart cannot show, since nothing is wrong with them. */
function Equal({ shown: { series } }: { readonly shown: Shown }) {
  const { text, numbers } = useWords(VERIFY);
  const equal = series.errors.filter((error) => error === 0).length;
  if (equal === 0) return null;
  const { integer } = numbers;
  return <>{text.verify.chart.equal(integer(equal), integer(series.errors.length))}</>;
}

type ErrorChoicesProps = ErrorChartProps & { readonly report: VerifyReport; readonly shown: Shown };

/** Which strategy, against what, and of what. */
function ErrorChoices({ report, shown, onShow }: ErrorChoicesProps) {
  const { text } = useWords(VERIFY);
  const { chart } = text.verify;
  const { run, series } = shown;
  const against = REFERENCES.filter((id) => run.errors.some((one) => one.against === id));
  const choices = {
    strategy: report.strategies.map(({ strategy }) => [
      strategy,
      text.settings.strategies[strategy],
    ]),
    against: against.map((id) => [id, chart.standards[id]]),
    of: ['loss', ...report.parameterNames].map((of) => [of, quantity(of, text)]),
  };
  const now = { strategy: run.strategy, against: series.against, of: series.of };
  return (
    <div class="row">
      {(['strategy', 'against', 'of'] as const).map((what) => (
        <div key={what} class="row hint">
          <span aria-hidden="true">{chart[what]}</span>
          <Segmented
            label={chart[what]}
            value={now[what]}
            choices={Object.fromEntries(choices[what]) as Record<string, string>}
            onChoose={(id) => {
              onShow({ [what]: id });
            }}
          />
        </div>
      ))}
    </div>
  );
}
