import { useState } from 'preact/hooks';
import { useMoment, usePage, useRace, useSelected, useSome } from '../../app-context.ts';
import { isNetwork } from '../../../core/models/model.ts';
import { MANY_POINTS } from '../../charts/points.ts';
import { freshAnswer, valuesOf } from '../../answer/answer-of.ts';
import { equationParts } from '../../format/equation.ts';
import type { Prepared } from '../../training/made.ts';
import { Card } from '../../ui/Card.tsx';
import { Button, TableToggle } from '../../ui/Button.tsx';
import { lazy } from '../../ui/lazy.tsx';
import { FitPlot, type FitPlotProps } from './FitPlot.tsx';

const FitTable = lazy(() => import('./tables.tsx'), 'FitTable', 'plot');

const AgreementPlot = lazy(() => import('./AgreementPlot.tsx'), 'AgreementPlot', 'plot');

const PlanePlot = lazy(() => import('./network/PlanePlot.tsx'), 'PlanePlot', 'plot');

export function FitChart() {
  const { settings, text, numbers, preferences } = usePage();
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
  const answer = useSelected(freshAnswer);
  const hasResiduals = !useRace() && answer === undefined && hasCurve && drawn < MANY_POINTS;
  const areResiduals = preferences.residuals === 'on';
  return (
    <Card
      id="fit"
      title={isBoundary ? text.fit.boundary.title : text.fit.title}
      note={
        <>
          {isBoundary && <span>{text.fit.boundary.note}</span>}
          {sizes !== undefined && !isBoundary && <span>{sizes.join(' – ')}</span>}
          {hasResiduals && areResiduals && <span>{text.fit.faint}</span>}
          {answer && <span>{text.fit.bands(numbers.share(answer.level))}</span>}
          {drawn < points && (
            <span>{text.points.subset(numbers.integer(drawn), numbers.integer(points))}</span>
          )}
        </>
      }
      head={
        <>
          <div class="row is-tight is-last">
            {hasResiduals && (
              <Button
                icon="residuals"
                label={text.fit.residuals}
                aria-pressed={areResiduals}
                data-action="residuals"
                onClick={() => settings.prefer({ residuals: areResiduals ? 'off' : 'on' })}
              />
            )}
            <TableToggle on={asTable} onToggle={setAsTable} />
          </div>
          {prepared !== undefined && sizes === undefined && <Equation prepared={prepared} />}
        </>
      }
      empty={text.fit.waiting}
    >
      {prepared && (asTable ? <FitTable /> : <FitPicture prepared={prepared} />)}
    </Card>
  );
}

/** A curve over one column, a map over two, and what is predicted against what was measured over more. */
export function FitPicture(props: FitPlotProps) {
  const others = props.prepared.drawn.more.length;
  if (others === 0) return <FitPlot {...props} />;
  return others === 1 ? <PlanePlot /> : <AgreementPlot />;
}

/** So many parameters have a colour of their own: tokens.css. */
const COLOURED = 6;
/** Longer than this it is small. */
const LONG = 42;

function Equation({ prepared }: { readonly prepared: Prepared }) {
  const { parameters } = useMoment();
  const answer = useSelected(freshAnswer);
  const errors = answer?.parameters.map(({ standardError }) => standardError);
  const parts = equationParts(prepared, answer ? valuesOf(answer) : parameters, errors);
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  return (
    <p class={length > LONG ? 'equation is-long' : 'equation'} aria-hidden="true">
      {parts.map(({ text, p = COLOURED }) =>
        p < COLOURED ? <span style={{ color: `var(--p${p + 1})` }}>{text}</span> : text,
      )}
    </p>
  );
}
