import { useState } from 'preact/hooks';
import { usePage, useSelected, useSome } from '../../app-context.ts';
import { columnsOf } from '../../format/columns.ts';
import { equationOf } from '../../format/equation.ts';
import { rowOf, type Prepared } from '../../training/made.ts';
import { editedOf } from '../../editing/in-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { lazy, type FrameProps } from '../../ui/lazy.tsx';
import { FitPlot } from './FitPlot.tsx';
import { isLine } from '../../../core/models/model.ts';
import type { Field } from '../../../core/text/table.ts';
import { useCalmRun } from '../../ui/use-calm-run.ts';
import { ChartTable } from './ChartTable.tsx';

const AgreementPlot = lazy(
  async () => (await import('./AgreementPlot.tsx')).AgreementPlot,
  InItsPlace,
);

const PlanePlot = lazy(async () => (await import('../model/PlanePlot.tsx')).PlanePlot, InItsPlace);

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
          <FitTable prepared={prepared} />
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

function InItsPlace({ children }: FrameProps) {
  return <div class="plot">{children}</div>;
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
  const { parameters } = useSome('run', 'parameters');
  return (
    <p class="equation is-last" aria-hidden="true">
      {equationOf(prepared, parameters)}
    </p>
  );
}

/** The points in numbers, and how far the line is from each. */
export function FitTable({ prepared }: { readonly prepared: Prepared }) {
  const { text } = usePage();
  const { table } = text.explain;
  const { parameters } = useCalmRun();
  const { x, y, more } = prepared.drawn;
  const columns = columnsOf(prepared);
  const yAt = (i: number): number => y[i] ?? NaN;
  const fitAt = (i: number): number =>
    prepared.reading.predict(parameters, rowOf(prepared.drawn, i));
  const said = (value: (i: number) => string): Field<number> => ({
    kind: 'text',
    side: 'right',
    value,
  });
  const inputs = [x, ...more].map((values, d) => {
    const name = more.length === 0 ? table.x : `${table.x}${d + 1}`;
    const format = columns.inputs[d] ?? String;
    return [name, said((i) => format(values[i] ?? NaN))] as const;
  });
  return (
    <ChartTable
      caption={table.fit}
      fields={{
        ...Object.fromEntries(inputs),
        y: said((i) => columns.y(yAt(i))),
        fitted: said((i) => columns.fit(fitAt(i))),
        residual: said((i) => columns.residual(fitAt(i) - yAt(i))),
      }}
      heads={{
        ...Object.fromEntries(inputs.map(([name]) => [name, name])),
        y: table.y,
        fitted: table.fitted,
        residual: table.residual,
      }}
      count={y.length}
    />
  );
}
