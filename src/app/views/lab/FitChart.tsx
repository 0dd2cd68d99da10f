import { useState } from 'preact/hooks';
import { useMoment, usePage, useRace, useSome } from '../../app-context.ts';
import { isNetwork } from '../../../core/models/model.ts';
import { MANY_POINTS } from '../../charts/points.ts';
import { equationParts } from '../../format/equation.ts';
import type { Prepared } from '../../training/made.ts';
import { Chart } from '../../ui/Chart.tsx';
import { TableToggle, Toggle } from '../../ui/Toggle.tsx';
import { PlotFrame, lazy } from '../../ui/lazy.tsx';
import { FitPlot } from './FitPlot.tsx';

const FitTable = lazy(async () => (await import('./FitTable.tsx')).FitTable, PlotFrame);

const AgreementPlot = lazy(
  async () => (await import('./AgreementPlot.tsx')).AgreementPlot,
  PlotFrame,
);

const PlanePlot = lazy(async () => (await import('./network/PlanePlot.tsx')).PlanePlot, PlotFrame);

export function FitChart() {
  const { text, numbers, preferences } = usePage();
  const { prepared } = useSome('run', 'prepared');
  const [asTable, setAsTable] = useState(false);
  // Over several columns there is none that could be drawn.
  const others = prepared?.drawn.more.length ?? 0;
  const hasCurve = others === 0;
  const problem = prepared?.problem;
  const isBoundary = others === 1 && problem?.loss.kind === 'bce-with-logits';
  const sizes = problem && isNetwork(problem.model) ? problem.model.sizes : undefined;
  const drawn = prepared?.drawn.x.length ?? 0;
  const points = prepared?.problem.data.x.length ?? 0;
  // Of several curves they would be a thicket.
  const hasResiduals = !useRace() && hasCurve && drawn < MANY_POINTS;
  return (
    <Chart
      id="fit"
      title={isBoundary ? text.fit.boundary.title : text.fit.title}
      note={
        <>
          {isBoundary && <span>{text.fit.boundary.note}</span>}
          {sizes !== undefined && !isBoundary && <span>{sizes.join(' – ')}</span>}
          {hasResiduals && preferences.residuals === 'on' && <span>{text.fit.residuals}</span>}
          {drawn < points && (
            <span>{text.points.subset(numbers.integer(drawn), numbers.integer(points))}</span>
          )}
        </>
      }
      head={
        <>
          <div class="chart-tools">
            {hasResiduals && <Residuals />}
            <TableToggle on={asTable} onToggle={setAsTable} />
          </div>
          {prepared !== undefined && sizes === undefined && <Equation prepared={prepared} />}
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
      icon="residuals"
      label={text.explain.residuals}
      action="residuals"
      onToggle={(on) => {
        settings.prefer({ residuals: on ? 'on' : 'off' });
      }}
    />
  );
}

/** So many parameters have a colour of their own: tokens.css. */
const COLOURED = 6;
/** Longer than this it is small. */
const LONG = 42;

function Equation({ prepared }: { readonly prepared: Prepared }) {
  const { parameters } = useMoment();
  const parts = equationParts(prepared, parameters);
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  return (
    <p class={length > LONG ? 'equation is-long' : 'equation'} aria-hidden="true">
      {parts.map(({ text, p = COLOURED }) =>
        p < COLOURED ? <span style={{ color: `var(--p${p + 1})` }}>{text}</span> : text,
      )}
    </p>
  );
}
