import { REFERENCES, type VerifyReport } from '../../../run/verify/types.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { beyondBound, errorPlot, type ErrorAt } from './plot.ts';
import type { Shown, Wanted } from './shown.ts';
import { quantity, useVerifyWords } from './words.ts';

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
          <p class="hint">
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
    chart.at(numbers.integer(epoch), numbers.error(error), numbers.error(bound));
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
    numbers.error(check?.found ?? NaN),
    numbers.error(check?.bound ?? NaN),
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

type ErrorChoicesProps = ErrorChartProps & { readonly report: VerifyReport; readonly shown: Shown };

/** Which strategy, against what, and of what. */
function ErrorChoices({ report, shown, onShow }: ErrorChoicesProps) {
  const { text } = useVerifyWords();
  const { chart } = text.verify;
  const { strategies, parameterNames } = report;
  return (
    <div class="row">
      <Choice
        label={chart.strategy}
        value={shown.run.strategy}
        choices={strategies.map(({ strategy }) => [strategy, text.settings.strategies[strategy]])}
        onChoose={(strategy) => {
          onShow({ strategy });
        }}
      />
      <Choice
        label={chart.against}
        value={shown.series.against}
        choices={REFERENCES.filter((id) =>
          shown.run.errors.some((series) => series.against === id),
        ).map((id) => [id, chart.standards[id]])}
        onChoose={(against) => {
          onShow({ against });
        }}
      />
      <Choice
        label={chart.of}
        value={shown.series.of}
        choices={['loss', ...parameterNames].map((of) => [of, quantity(of, text)])}
        onChoose={(of) => {
          onShow({ of });
        }}
      />
    </div>
  );
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly choices: readonly (readonly [Id, string])[];
  readonly onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ label, value, choices, onChoose }: ChoiceProps<Id>) {
  return (
    <div class="row hint">
      <span aria-hidden="true">{label}</span>
      <Segmented
        label={label}
        value={value}
        choices={Object.fromEntries(choices) as Record<Id, string>}
        onChoose={onChoose}
      />
    </div>
  );
}
