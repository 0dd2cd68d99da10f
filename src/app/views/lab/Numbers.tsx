import { useState } from 'preact/hooks';
import { ARTICLE_MODELS } from '../../../core/models/catalogue.ts';
import { bestOf } from '../../editing/in-state.ts';
import { usePage, useSelected, useSome } from '../../app-context.ts';
import { parameterNamesOf } from '../../format/parameter-names.ts';
import { publishedParameters } from '../../../core/article/compare.ts';
import { ComparedTable, type Compared, type Other } from './Compared.tsx';
import { FigureList, MOST_IN_SIGHT } from './Figures.tsx';
import { noiseOf } from './log-text.ts';
import { goodnessOfRun } from '../../format/goodness.ts';

/** The parameters and the loss, beside those of the true line and of the best one; and how good the line is. */
export function Numbers() {
  const { text, numbers } = usePage();
  const { prepared, loss, phase } = useSome('run', 'prepared', 'loss', 'phase');
  const { rSquared, rmse } = goodnessOfRun(prepared, loss);
  const { goodness } = text.numbers;
  const rows = useCompared();
  return (
    <section class="numbers" aria-labelledby="numbers-title">
      <div class="row is-apart">
        <h2 id="numbers-title">{text.numbers.title}</h2>
        <span class="hint" aria-hidden="true">
          {text.numbers.difference}
        </span>
      </div>
      {phase === 'diverged' && <LastFinite />}
      {rows.length > MOST_IN_SIGHT + 1 ? (
        <>
          <ComparedTable rows={rows.slice(-1)} />
          <Folded rows={rows.slice(0, -1)} />
        </>
      ) : (
        <ComparedTable rows={rows} />
      )}
      <FigureList
        data-goodness
        figures={[
          [goodness.rSquared, numbers.result(rSquared)],
          [goodness.rmse, numbers.result(rmse)],
          [goodness.rows, numbers.integer(prepared?.problem.data.x.length ?? NaN)],
        ]}
      />
    </section>
  );
}

/** Of many parameters the page is not full unless somebody asks for them. */
function Folded({ rows }: { readonly rows: readonly Compared[] }) {
  const { text, numbers } = usePage();
  const [open, setOpen] = useState(false);
  return (
    <details
      class="file"
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{text.numbers.all(numbers.integer(rows.length))}</summary>
      {open && <ComparedTable rows={rows} />}
    </details>
  );
}

/** From when the numbers of a run that diverged are. */
function LastFinite() {
  const { text, numbers } = usePage();
  const { epoch } = useSome('run', 'epoch');
  return <p class="fault">{text.status.diverged.lastFinite(numbers.integer(epoch))}</p>;
}

/** With dashes for what is still being made. */
function useCompared(): readonly Compared[] {
  const { text, own, config } = usePage();
  const run = useSome('run', 'prepared', 'parameters', 'loss', 'engine');
  const { prepared, parameters, loss } = run;
  // As it would be, while somebody holds a point.
  const best = useSelected(bestOf);
  const ofLine = ARTICLE_MODELS.some((id) => id === config.model);
  const isKnown = prepared === undefined ? ofLine : best !== undefined;
  const noise = noiseOf({ run, config });
  const { truth, trueCurve, exact, published } = text.numbers;
  const hasTruth =
    own === undefined && (prepared === undefined ? ofLine : prepared.truth !== undefined);

  const printed = publishedParameters(config.replay);
  const others = (ofTruth: number | undefined, ofBest: number | undefined): readonly Other[] => [
    ...(hasTruth ? [{ name: ofLine ? truth : trueCurve, value: ofTruth }] : []),
    ...(isKnown ? [{ name: exact, value: ofBest }] : []),
  ];
  return [
    ...parameterNamesOf(prepared, config).map((name, i) => ({
      name,
      value: parameters[i],
      noise: noise[i] ?? 0,
      others: [
        ...others(prepared?.truth?.parameters[i], best?.parameters[i]),
        ...(printed === undefined ? [] : [{ name: published, value: printed[i], digits: 4 }]),
      ],
    })),
    { name: text.numbers.loss, value: loss, others: others(prepared?.truth?.loss, best?.loss) },
  ];
}
