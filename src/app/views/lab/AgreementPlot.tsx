import { usePage, useSome } from '../../app-context.ts';
import { finestOf } from '../../charts/axes.ts';
import { padded } from '../../../core/text/marks.ts';
import { drawLabel, drawPath, type Place } from '../../charts/pen.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { drawPoints } from '../../charts/points.ts';
import { columnsOf } from '../../format/columns.ts';
import { MODEL } from '../../i18n/model.ts';
import { momentOf } from '../../state.ts';
import { rowOf } from '../../training/made.ts';

/**
 * The fit of a model that looks at several columns, over one of which its curve would be wrong: what it says of
 * each point against what was measured. Where all is right the points lie on the diagonal, which is drawn.
 */
export function AgreementPlot() {
  const { store, text, numbers } = usePage(MODEL);
  const { prepared } = useSome('run', 'prepared');
  if (prepared === undefined) return null;
  const { agreement } = text;
  const { extents, y: written, fit } = columnsOf(prepared);
  const { y } = prepared.drawn;
  const { name, quantity } = prepared.axes.y;
  const range = padded(...extents.y, 0.15);
  const axis = { range, quantity };
  return (
    <PlotFigure
      label={agreement.spoken(numbers.integer(prepared.problem.data.x.length), name)}
      plot={() => {
        const { run } = store.get();
        if (run.prepared !== prepared) return undefined;
        const { parameters } = momentOf(run);
        const places = y.map((measured, i): Place => {
          return [measured, prepared.reading.predict(parameters, rowOf(prepared.drawn, i))];
        });
        return {
          x: { ...axis, title: agreement.measured(name), finest: finestOf(y) },
          y: { ...axis, title: agreement.predicted(name) },
          places,
          draw(sheet) {
            const diagonal = range.map((at): Place => [at, at]);
            drawPath(sheet, diagonal, {
              width: 1.5,
              dash: [6, 5],
              stroke: 'truth',
              isClipped: true,
            });
            const name = { ink: 'text-muted', shift: [24, -6] } as const;
            drawLabel(sheet, [range[0], range[0]], text.fit.equal, name);
            drawPoints(sheet, places);
          },
          reading: (index = -1) => {
            const place = places[index];
            return place ? agreement.at(written(place[0]), fit(place[1])) : '';
          },
        };
      }}
    />
  );
}
