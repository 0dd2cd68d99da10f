import { useState } from 'preact/hooks';
import { useMoment, usePage, useSelected, useSome } from '../../app-context.ts';
import { equationOf } from '../../format/equation.ts';
import type { Prepared } from '../../training/made.ts';
import { editedOf } from '../../editing/in-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { PlotFrame, lazy } from '../../ui/lazy.tsx';
import { FitPlot } from './FitPlot.tsx';
import { isLine } from '../../../core/models/model.ts';

const FitTable = lazy(async () => (await import('./FitTable.tsx')).FitTable, PlotFrame);

const AgreementPlot = lazy(
  async () => (await import('./AgreementPlot.tsx')).AgreementPlot,
  PlotFrame,
);

const PlanePlot = lazy(async () => (await import('./network/PlanePlot.tsx')).PlanePlot, PlotFrame);

export function FitChart() {
  const { text, numbers, own, editing } = usePage();
  const { prepared } = useSome('run', 'prepared');
  const isEdited = useSelected((state) => editedOf(state) !== undefined);
  const [asTable, setAsTable] = useState(false);
  const isKnown = own === undefined && (prepared === undefined || prepared.truth !== undefined);
  const words =
    prepared === undefined || isLine(prepared.problem.model) ? text.fit : text.fit.curve;
  // Over several columns there is none that could be drawn.
  const others = prepared?.drawn.more.length ?? 0;
  const hasCurve = others === 0;
  const drawn = prepared?.drawn.x.length ?? 0;
  const points = prepared?.problem.data.x.length ?? 0;
  return (
    <Chart
      id="fit"
      title={text.fit.title}
      legend={
        <>
          <li class={others === 1 ? 'key is-start' : 'key is-data'}>{text.fit.points}</li>
          {hasCurve && <li class="key is-fit">{words.fit}</li>}
          {hasCurve && isKnown && <li class="key is-truth">{words.truth}</li>}
          {others > 1 && <li class="key is-truth">{text.fit.equal}</li>}
        </>
      }
      head={
        <>
          {drawn < points && (
            <span class="hint">
              {text.points.subset(numbers.integer(drawn), numbers.integer(points))}
            </span>
          )}
          {isEdited && (
            <Button data-action="undo-move" onClick={editing.undo}>
              {text.points.undo}
            </Button>
          )}
          <div class="chart-tools">
            {hasCurve && <Residuals />}
            <Toggle on={asTable} action="table" onToggle={setAsTable}>
              {text.explain.table.toggle}
            </Toggle>
          </div>
          {prepared !== undefined && <Equation prepared={prepared} />}
        </>
      }
      empty={text.fit.waiting}
    >
      {prepared &&
        (asTable ? (
          <FitTable />
        ) : hasCurve ? (
          <FitPlot prepared={prepared} />
        ) : others === 1 ? (
          <PlanePlot />
        ) : (
          <AgreementPlot />
        ))}
    </Chart>
  );
}

function Residuals() {
  const { settings, text, preferences } = usePage();
  return (
    <Toggle
      on={preferences.residuals === 'on'}
      action="residuals"
      onToggle={(on) => {
        settings.prefer({ residuals: on ? 'on' : 'off' });
      }}
    >
      {text.explain.residuals}
    </Toggle>
  );
}

function Equation({ prepared }: { readonly prepared: Prepared }) {
  const { parameters } = useMoment();
  return (
    <p class="equation is-last" aria-hidden="true">
      {equationOf(prepared, parameters)}
    </p>
  );
}
