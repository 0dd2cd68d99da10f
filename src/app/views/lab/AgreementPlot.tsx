import { usePage, useSome } from '../../app-context.ts';
import { agreementPlot } from '../../charts/agreement-plot.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { columnsOf } from '../../format/columns.ts';
import { AGREEMENT } from '../../i18n/agreement.ts';
import { DivergedInPlot } from './Diverged.tsx';

/** The fit of a model that looks at several columns: over one of them its curve would be wrong. */
export function AgreementPlot() {
  const { store, text, numbers } = usePage(AGREEMENT);
  const { prepared } = useSome('run', 'prepared');
  if (prepared === undefined) return null;
  const { agreement } = text;
  const { y, fit } = columnsOf(prepared);
  const { name } = prepared.axes.y;
  return (
    <PlotFigure
      label={agreement.spoken(numbers.integer(prepared.problem.data.x.length), name)}
      inputs={[prepared]}
      make={({ say }) =>
        agreementPlot({
          store,
          prepared,
          titles: {
            measured: agreement.measured(name),
            predicted: agreement.predicted(name),
            equal: text.fit.equal,
          },
          onPointer: (at) => {
            say(at ? agreement.at(y(at.measured), fit(at.predicted)) : '');
          },
        })
      }
    >
      {() => <DivergedInPlot />}
    </PlotFigure>
  );
}
