import {
  gradientInTrainedUnits,
  lineInTrainedUnits,
  lossInTrainedUnits,
} from '../../../core/data/units.ts';
import type { Stage } from '../../../shaders/files.ts';
import { usePage, useSome } from '../../app-context.ts';
import { shortName } from '../../format/short-name.ts';
import { parameterNamesOf } from '../../format/parameter-names.ts';
import type { Run } from '../../state.ts';
import { KERNELS } from '../../i18n/kernels.ts';

export type Shown = Exclude<Stage, 'helper'>;

/** A number of a step: its name, another for whoever looks for it in the page, and as it is written. */
type Value = readonly [name: string, id: string, written: string];

export function Values({ stage }: { readonly stage: Shown }) {
  const { text, numbers, config } = usePage(KERNELS);
  const { kernels } = text;
  const { epoch, ...run } = useSome(
    'run',
    ...(['prepared', 'epoch', 'loss', 'gradient', 'parameters'] as const),
  );
  const { loss, gradient, parameters, prime } = trained(run);
  const names = parameterNamesOf(run.prepared, config).map((name) => shortName(name) + prime);
  const values: Readonly<Record<Shown, readonly Value[]>> = {
    // dL/db = 2·mean(r), so the mean residual is half of it.
    predict: [
      [kernels.meanResidual, 'mean-residual', numbers.difference((gradient[1] ?? NaN) / 2)],
    ],
    sum: [
      [kernels.loss, 'loss', numbers.result(loss)],
      ...names.map((name, i): Value => {
        return [kernels.gradient(name), `gradient-${i}`, numbers.difference(gradient[i] ?? NaN)];
      }),
    ],
    update: [
      ...names.map((name, i): Value => {
        const change = -config.lr * (gradient[i] ?? NaN);
        return [kernels.change(name), `change-${i}`, numbers.difference(change)];
      }),
      ...names.map((name, i): Value => {
        return [name, `parameter-${i}`, numbers.result(parameters[i] ?? NaN)];
      }),
    ],
  };
  return (
    <>
      <dl class="kernel-values pairs">
        {values[stage].flatMap(([name, id, written]) => [
          <dt key={`${id}-name`}>{name}</dt>,
          <dd key={id} data-value={id}>
            {written}
          </dd>,
        ])}
      </dl>
      {stage === 'update' && (
        <p class="hint">
          {epoch === 0
            ? kernels.untrained
            : kernels.epoch(numbers.integer(epoch), numbers.integer(config.epochs))}
        </p>
      )}
    </>
  );
}

type Step = Pick<Run, 'prepared' | 'loss' | 'gradient' | 'parameters'>;

/** The numbers of a step as the kernels have them: of standardised data in their units, and primed. */
function trained({ prepared, loss, gradient, parameters }: Step) {
  const units = prepared?.units;
  if (units === undefined) return { loss, gradient, parameters, prime: '' };
  return {
    loss: lossInTrainedUnits(units, loss),
    gradient: gradientInTrainedUnits(units, gradient),
    parameters: lineInTrainedUnits(units, parameters),
    prime: '′',
  };
}
