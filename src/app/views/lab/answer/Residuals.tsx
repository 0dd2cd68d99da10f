import { usePage, useSelected } from '../../../app-context.ts';
import { titleOf } from '../../../charts/axes.ts';
import { padded } from '../../../../core/text/marks.ts';
import { drawPath } from '../../../charts/pen.ts';
import { PlotFigure } from '../../../charts/PlotFigure.tsx';
import { drawPoints } from '../../../charts/points.ts';
import { columnsOf, extent } from '../../../format/columns.ts';
import { ANSWER } from '../../../i18n/answer.ts';
import { freshAnswer } from '../../../answer/answer-of.ts';
import { Card } from '../../../ui/Card.tsx';
import { fitWidth } from '../fit-plot.ts';

/** What the answer leaves: a bend that is seen here is missing in the formula. */
export function Residuals() {
  const { store, text, numbers } = usePage(ANSWER);
  const found = useSelected(freshAnswer);
  const { prepared } = store.get().run;
  if (found === undefined || prepared === undefined) return null;
  const { residuals, runs, curve } = found;
  const { x, y } = prepared.axes;
  const format = columnsOf(prepared);
  const most = Math.max(...extent(residuals.map(([, r]) => r)).map(Math.abs)) || 1;
  const across = curve === undefined ? padded(...extent(residuals.map(([at]) => at)), 0.03) : fitWidth(prepared); // prettier-ignore
  const words = text.answer;
  return (
    <Card
      id="residuals"
      title={words.residuals}
      note={runs && <span>{words.noPattern(numbers.short(runs.tooFew))}</span>}
    >
      <PlotFigure
        label={words.residualsSpoken(numbers.integer(residuals.length), numbers.short(found.residualStandardDeviation))} // prettier-ignore
        following="still"
        plot={() => ({
          x: { title: curve === undefined ? `ŷ ${y.name}` : titleOf(x), quantity: (curve === undefined ? y : x).quantity, range: across }, // prettier-ignore
          y: { title: '', range: padded(-most, most, 0.1) },
          places: residuals,
          draw: (sheet) => {
            drawPath(sheet, across.map((at) => [at, 0] as const), { stroke: 'line-strong', width: 1.5 }); // prettier-ignore
            drawPoints(sheet, residuals);
          },
          reading: (index = -1) => {
            const [at, r] = residuals[index] ?? [];
            return at === undefined || r === undefined ? '' : words.at(format.x(at), format.residual(r)); // prettier-ignore
          },
        })}
      />
    </Card>
  );
}
