import { goodnessOf } from '../../../core/data/goodness.ts';
import { MODELS } from '../../../core/models/index.ts';
import { bestOf } from '../../editing/in-state.ts';
import { usePage, useSelected } from '../../app-context.ts';
import { publishedParameters } from '../../../core/article/compare.ts';
import type { Prepared } from '../../training/prepare.ts';
import { useNoise } from './use-noise.ts';
import { LastFinite } from './Diverged.tsx';
import { ComparedTable, type Compared, type Other } from './Compared.tsx';

/** The parameters and the loss, beside those of the true line and of the best one. */
export function Numbers() {
  const { text, run } = usePage();
  return (
    <section class="numbers" aria-labelledby="numbers-title">
      <div class="row is-apart">
        <h2 id="numbers-title">{text.numbers.title}</h2>
        <span class="hint" aria-hidden="true">
          {text.numbers.difference}
        </span>
      </div>
      <LastFinite />
      <ComparedTable rows={useCompared(run.prepared)} />
      <Goodness />
    </section>
  );
}

/** With dashes for what is still being made. */
function useCompared(prepared: Prepared | undefined): readonly Compared[] {
  const { text, own, config, run } = usePage();
  const { parameters, loss } = run;
  // As it would be, while somebody holds a point.
  const best = useSelected(bestOf);
  const isKnown = prepared === undefined || best !== undefined;
  const noise = useNoise(prepared);
  const { truth, exact, published } = text.numbers;
  const printed = publishedParameters(config.replay);
  const others = (ofTruth: number | undefined, ofBest: number | undefined): readonly Other[] => [
    ...(own === undefined ? [{ name: truth, value: ofTruth }] : []),
    ...(isKnown ? [{ name: exact, value: ofBest }] : []),
  ];
  return [
    ...MODELS[config.model].parameterNames.map((name, i) => ({
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

/** How good the line is that the loss above belongs to. */
function Goodness() {
  const { text, numbers, run } = usePage();
  const { prepared, loss } = run;
  const { rSquared, rmse } = goodnessOf(loss, prepared?.variance ?? NaN);
  const { goodness } = text.numbers;
  return (
    <dl class="figure-list" data-goodness>
      {[
        [goodness.rSquared, numbers.result(rSquared)],
        [goodness.rmse, numbers.result(rmse)],
        [goodness.rows, numbers.integer(prepared?.problem.data.x.length ?? NaN)],
      ].map(([name, value]) => (
        <div key={name} class="figure">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
