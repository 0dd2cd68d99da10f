import { useRef, useState } from 'preact/hooks';
import { usePage, useSelected, useSome } from '../../app-context.ts';
import type { Sheet } from '../../charts/pen.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { canBend, canMove, heldOf } from '../../editing/held.ts';
import { columnsOf } from '../../format/columns.ts';
import { equationOf } from '../../format/equation.ts';
import { freshAnswer, shownOf } from '../../answer/answer-of.ts';
import type { Prepared } from '../../training/made.ts';
import { fitPlot, heightOf, type Grip } from './fit-plot.ts';
import { PointKeys, usePointDrag } from './points.tsx';
import { useNames } from './rivals/AddRival.tsx';

export interface FitPlotProps {
  readonly prepared: Prepared;
  /** Nothing of it can be taken hold of. */
  readonly isStill?: boolean;
}

export function FitPlot({ prepared, isStill = false }: FitPlotProps) {
  const { store, text, numbers, preferences } = usePage();
  // The chart in a sentence does not change while the run is running, so as not to be read out for ever.
  useSome('run', 'phase', 'looked');
  const [chosen, setChosen] = useState<Grip>();
  const sheet = useRef<Sheet>(null);
  const { aimed, handlers } = usePointDrag(sheet, prepared);
  const rivalNames = useNames();
  const columns = columnsOf(prepared);
  const { problem, truth } = prepared;
  const points = numbers.integer(problem.data.x.length);
  const isAnswer = useSelected(freshAnswer) !== undefined;
  const fit = equationOf(prepared, shownOf(store.get()));
  const around = truth && equationOf(prepared, truth.parameters);
  const truthName = around && `${text.numbers.truth} ${around.replace('ŷ = ', '')}`;
  const residuals = preferences.residuals === 'on' && !isAnswer;
  const ringed = [aimed, chosen];
  return (
    <PlotFigure
      label={text.fit.spoken(points, fit, around)}
      sheet={sheet}
      plot={() => {
        const state = store.get();
        if (state.run.prepared !== prepared) return undefined;
        const plot = fitPlot(state, { prepared, residuals, rivalNames, truthName, ringed });
        const held = heldOf(state);
        return {
          ...plot,
          // What is read off follows what is done to a point.
          reading: (index = -1) => {
            if (held !== undefined) {
              const best = equationOf(prepared, held.best?.parameters);
              return text.points.held(columns.fit(held.y), best);
            }
            const place = plot.places[index];
            if (place === undefined) return '';
            const fit = heightOf(prepared, shownOf(state), place[0]);
            return text.fit.at(columns.x(place[0]), columns.y(place[1]), columns.fit(fit));
          },
        };
      }}
      {...(!isStill && handlers)}
    >
      {!isStill && canMove(prepared) && <PointKeys prepared={prepared} onChoose={setChosen} />}
      {useSelected(canBend) && !isStill && (
        <PointKeys prepared={prepared} onChoose={setChosen} ofCurve />
      )}
    </PlotFigure>
  );
}
