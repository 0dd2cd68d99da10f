import { useMemo, useRef } from 'preact/hooks';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { fitPlot, type PointReading } from '../../charts/fit-plot.ts';
import { usePlot } from '../../charts/use-plot.ts';
import { canMove } from '../../editing/edited.ts';
import { heldOf } from '../../editing/in-state.ts';
import { columnsOf } from '../../format/columns.ts';
import { lineText } from '../../format/line-text.ts';
import type { Prepared } from '../../training/prepare.ts';
import { DivergedInPlot } from './Diverged.tsx';
import { PointKeys } from './PointKeys.tsx';
import { useEditedName } from './use-edited-name.ts';

/** The chart of the points, which can be moved where all of them are drawn. */
export function FitPlot({ prepared }: { readonly prepared: Prepared }) {
  const { store, editing } = useApp();
  const { text } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  const chosen = useRef<number | undefined>(undefined);
  const residuals = useSelected(({ preferences }) => preferences.residuals === 'on');
  const editedName = useEditedName();
  const columns = columnsOf(prepared);

  function read(at: PointReading | undefined): void {
    if (reading.current === null) return;
    const held = heldOf(store.get());
    reading.current.textContent =
      held !== undefined
        ? text.points.held(columns.fit(held.y), lineText(...held.exact.parameters, columns.extents))
        : at === undefined
          ? ''
          : text.fit.at(columns.x(at.x), columns.y(at.y), columns.fit(at.fit));
  }

  const drawNow = usePlot(
    host,
    () =>
      fitPlot({
        store,
        prepared,
        residuals,
        moving: canMove(prepared)
          ? {
              chosen: () => chosen.current,
              onHold: (index, y) => {
                editing.hold(index, y);
                read(undefined);
              },
              onDrop: () => {
                editing.drop(editedName());
                read(undefined);
              },
              onCancel: () => {
                editing.cancel();
                read(undefined);
              },
            }
          : undefined,
        onPointer: read,
      }),
    [prepared, residuals, text],
  );
  return (
    <div class="plot" role="figure" aria-label={useSpoken(prepared)}>
      <div class="plot-host" ref={host} />
      {canMove(prepared) && (
        <PointKeys
          onChange={(index) => {
            chosen.current = index;
            drawNow();
            read(undefined);
          }}
        />
      )}
      <DivergedInPlot />
      <p class="reading" ref={reading} aria-hidden="true" />
    </div>
  );
}

/** The chart in a sentence. It does not change while the run is running, so as not to be read out for ever. */
function useSpoken(prepared: Prepared): string {
  const { store } = useApp();
  const { text, numbers } = useWords();
  const phase = useSelected(({ run }) => run.phase);
  const { problem, truth } = prepared;
  return useMemo(() => {
    const [a = NaN, b = NaN] = store.get().run.parameters;
    const points = numbers.integer(problem.data.x.length);
    const { extents } = columnsOf(prepared);
    const fitted = lineText(a, b, extents);
    if (truth === undefined) return text.fit.spokenOwn(points, fitted);
    const [trueA = NaN, trueB = NaN] = truth.parameters;
    return text.fit.spoken(points, fitted, lineText(trueA, trueB, extents));
  }, [phase, text, problem]);
}
