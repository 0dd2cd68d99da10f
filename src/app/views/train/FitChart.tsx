import { useMemo, useRef, useState } from 'preact/hooks';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { fitPlot } from '../../charts/fit-plot.ts';
import { usePlot } from '../../charts/use-plot.ts';
import { lineText } from '../../format/line-text.ts';
import type { Prepared } from '../../training/prepare.ts';
import { Toggle } from '../../ui/Toggle.tsx';
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
    <section class="chart is-fit" aria-labelledby="fit-title">
      <div class="chart-head">
        <h2 id="fit-title">{text.fit.title}</h2>
        <ul class="legend">
          <li class="key is-data">{text.fit.points}</li>
          <li class="key is-fit">{text.fit.fit}</li>
          {hasTruth && <li class="key is-truth">{text.fit.truth}</li>}
        </ul>
        {drawn < points && (
          <span class="chart-note">
            {text.fit.subset(numbers.integer(drawn), numbers.integer(points))}
          </span>
        )}
        <div class="chart-tools">
          <Residuals />
          <Toggle on={asTable} action="table" onToggle={setAsTable}>
            {text.explain.table.toggle}
          </Toggle>
        </div>
        <Equation />
      </div>
      {prepared === undefined ? (
        <div class="plot">
          <p class="plot-empty">{text.fit.waiting}</p>
        </div>
      ) : asTable ? (
        <FitTable prepared={prepared} />
      ) : (
        <FitPlot prepared={prepared} />
      )}
    </section>
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
function Equation() {
  const parameters = useSelected(({ run }) => run.parameters);
  const [a = NaN, b = NaN] = parameters;
  return (
    <p class="equation" aria-hidden="true">
      {lineText(a, b, 4)}
    </p>
  );
}

function FitPlot({ prepared }: { readonly prepared: Prepared }) {
  const { store } = useApp();
  const { text, numbers } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  const residuals = useSelected(({ preferences }) => preferences.residuals === 'on');
  usePlot(
    host,
    () =>
      fitPlot({
        store,
        prepared,
        residuals,
        format: numbers.short,
        onPointer: (at) => {
          if (reading.current === null) return;
          const [x, y, fit] = at ?? [];
          reading.current.textContent =
            x === undefined || y === undefined || fit === undefined
              ? ''
              : text.fit.at(numbers.short(x), numbers.decimal(y), numbers.decimal(fit));
        },
      }),
    [prepared, residuals, text],
  );
  return (
    <div class="plot" role="figure" aria-label={useSpoken(prepared)}>
      <div class="plot-host" ref={host} />
      <p class="reading" ref={reading} aria-hidden="true" />
    </div>
  );
}

/** The chart in a sentence. It does not change while the run is running, so as not to be read out for ever. */
function useSpoken({ problem, truth }: Prepared): string {
  const { store } = useApp();
  const { text, numbers } = useWords();
  const phase = useSelected(({ run }) => run.phase);
  return useMemo(() => {
    const [a = NaN, b = NaN] = store.get().run.parameters;
    const points = numbers.integer(problem.data.x.length);
    const fitted = lineText(a, b, 2);
    if (truth === undefined) return text.fit.spokenOwn(points, fitted);
    const [trueA = NaN, trueB = NaN] = truth.parameters;
    return text.fit.spoken(points, fitted, lineText(trueA, trueB, 0));
  }, [phase, text, problem]);
}
