import { useMemo, useRef } from 'preact/hooks';
import { isLine } from '../../../core/models/model.ts';
import { usePage, useSome } from '../../app-context.ts';
import { fitPlot, type Moving, type PointReading } from '../../charts/fit-plot.ts';
import { PlotFigure, type PlotHandle } from '../../charts/PlotFigure.tsx';
import { canMove, heldOf } from '../../editing/held.ts';
import { columnsOf } from '../../format/columns.ts';
import { equationOf } from '../../format/equation.ts';
import { momentOf } from '../../training/looked.ts';
import type { Prepared } from '../../training/made.ts';
import { DivergedInPlot } from './Diverged.tsx';
import { PointKeys } from './PointKeys.tsx';
import { useNames } from './rivals/use-names.ts';

export function FitPlot({ prepared }: { readonly prepared: Prepared }) {
  const { store, editing, text, preferences } = usePage();
  const chosen = useRef<number | undefined>(undefined);
  const residuals = preferences.residuals === 'on';
  const columns = columnsOf(prepared);
  const rivalNames = useNames();
  const { truth } = prepared;
  const truthName =
    truth && `${text.numbers.truth} ${equationOf(prepared, truth.parameters).replace('ŷ = ', '')}`;

  function readingAt(at: PointReading | undefined): string {
    const held = heldOf(store.get());
    if (held !== undefined) {
      const line = equationOf(prepared, held.best?.parameters);
      return text.points.held(columns.fit(held.y), line);
    }
    return at ? text.fit.at(columns.x(at.x), columns.y(at.y), columns.fit(at.fit)) : '';
  }

  /** What is read off follows what is done to a point. */
  function movingBy({ say }: PlotHandle): Moving {
    return {
      chosen: () => chosen.current,
      onHold: (index, y) => {
        editing.hold(index, y);
        say(readingAt(undefined));
      },
      onDrop: () => {
        editing.drop(text.points);
        say(readingAt(undefined));
      },
      onCancel: () => {
        editing.cancel();
        say(readingAt(undefined));
      },
    };
  }

  return (
    <PlotFigure
      label={useSpoken(prepared)}
      inputs={[prepared, rivalNames, residuals]}
      make={(handle) =>
        fitPlot({
          store,
          prepared,
          residuals,
          rivalNames,
          truthName,
          moving: canMove(prepared) ? movingBy(handle) : undefined,
          onPointer: (at) => {
            handle.say(readingAt(at));
          },
        })
      }
    >
      {({ say, drawNow }) => (
        <>
          {canMove(prepared) && (
            <PointKeys
              onChange={(index) => {
                chosen.current = index;
                drawNow();
                say(readingAt(undefined));
              }}
            />
          )}
          <DivergedInPlot />
        </>
      )}
    </PlotFigure>
  );
}

/** The chart in a sentence. It does not change while the run is running, so as not to be read out for ever. */
function useSpoken(prepared: Prepared): string {
  const { store, text, numbers } = usePage();
  const { phase, looked } = useSome('run', 'phase', 'looked');
  const { problem, truth } = prepared;
  return useMemo(() => {
    const points = numbers.integer(problem.data.x.length);
    const fitted = equationOf(prepared, momentOf(store.get().run).parameters);
    const words = isLine(problem.model) ? text.fit : text.fit.curve;
    if (truth === undefined) return words.spokenOwn(points, fitted);
    return words.spoken(points, fitted, equationOf(prepared, truth.parameters));
  }, [phase, looked, text, problem]);
}
