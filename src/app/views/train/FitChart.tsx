import { useState } from 'preact/hooks';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { columnsOf } from '../../format/columns.ts';
import { equationOf } from '../../format/equation.ts';
import type { Prepared } from '../../training/prepare.ts';
import { Chart } from '../../ui/Chart.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { Edited } from './Edited.tsx';
import { FitPlot } from './FitPlot.tsx';
import { FitTable } from './FitTable.tsx';

/** The points, and the line as it settles on them. */
export function FitChart() {
  const { text, numbers } = useWords();
  const prepared = useSelected(({ run }) => run.prepared);
  const hasTruth = useSelected(({ own }) => own === undefined);
  const [asTable, setAsTable] = useState(false);
  const drawn = prepared?.drawn.x.length ?? 0;
  const points = prepared?.problem.data.x.length ?? 0;
  return (
    <Chart
      id="fit"
      title={text.fit.title}
      legend={
        <>
          <li class="key is-data">{text.fit.points}</li>
          <li class="key is-fit">{text.fit.fit}</li>
          {hasTruth && <li class="key is-truth">{text.fit.truth}</li>}
        </>
      }
      head={
        <>
          {drawn < points && (
            <span class="chart-note">
              {text.points.subset(numbers.integer(drawn), numbers.integer(points))}
            </span>
          )}
          <Edited />
          <div class="chart-tools">
            <Residuals />
            <Toggle on={asTable} action="table" onToggle={setAsTable}>
              {text.explain.table.toggle}
            </Toggle>
          </div>
          {prepared !== undefined && <Equation prepared={prepared} />}
        </>
      }
      empty={text.fit.waiting}
    >
      {prepared && (asTable ? <FitTable prepared={prepared} /> : <FitPlot prepared={prepared} />)}
    </Chart>
  );
}

/** The switch of the lines from the points to the fit. */
function Residuals() {
  const { settings } = useApp();
  const { text } = useWords();
  const residuals = useSelected(({ preferences }) => preferences.residuals);
  return (
    <Toggle
      on={residuals === 'on'}
      action="residuals"
      onToggle={(on) => {
        settings.prefer({ residuals: on ? 'on' : 'off' });
      }}
    >
      {text.explain.residuals}
    </Toggle>
  );
}

/** The fitted line as a formula. */
function Equation({ prepared }: { readonly prepared: Prepared }) {
  const parameters = useSelected(({ run }) => run.parameters);
  return (
    <p class="equation" aria-hidden="true">
      {equationOf(prepared.problem.curve, parameters, columnsOf(prepared).extents)}
    </p>
  );
}
