import { isLine } from '../../../../core/models/model.ts';
import type { Stage } from '../../../../shaders/files.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { shortNames } from '../../../format/short-name.ts';
import { KERNELS } from '../../../i18n/kernels.ts';
import type { Prepared } from '../../../training/made.ts';
import { changeOf, inTrainedUnits, ofFirstPoint } from './step-numbers.ts';

export type Shown = Exclude<Stage, 'helper'>;

/** A number of a step: its name, another for whoever looks for it in the page, and as it is written. */
type Value = readonly [name: string, id: string, written: string];

/** Of more parameters these stand for all. */
const MOST_PARAMETERS = 8;

export interface ValuesProps {
  readonly stage: Shown;
  readonly prepared: Prepared;
}

export function Values({ stage, prepared }: ValuesProps) {
  const { text, numbers, config } = usePage(KERNELS);
  const { kernels } = text;
  const { epoch, ...run } = useSome(
    'run',
    ...(['epoch', 'loss', 'gradient', 'parameters'] as const),
  );
  const { loss, gradient, parameters, prime } = inTrainedUnits(prepared, run);
  const names = shortNames(prepared.parameterNames).map((name) => name + prime);
  const shown = names.slice(0, MOST_PARAMETERS);
  const more = names.length - shown.length;
  const point = (): readonly Value[] => {
    const { inputs, target, prediction, loss, slope } = ofFirstPoint(prepared, parameters);
    const { x, y, more: others } = prepared.axes;
    return [
      ...[x, ...others].map(({ name }, d): Value => [name, `x-${d}`, numbers.result(inputs[d] ?? NaN)]), // prettier-ignore
      [y.name, 'y', numbers.result(target)],
      ['ŷ', 'prediction', numbers.result(prediction)],
      ['l(ŷ, y)', 'point-loss', numbers.result(loss)],
      ['∂l/∂ŷ', 'point-slope', numbers.difference(slope)],
    ];
  };
  // dL/db = 2·mean(r), so the mean residual is half of it.
  const residual: Value = [
    kernels.meanResidual,
    'mean-residual',
    numbers.difference((gradient[1] ?? NaN) / 2),
  ];
  const changes = changeOf(prepared, config.lr, epoch, gradient);
  const values: Readonly<Record<Shown, () => readonly Value[]>> = {
    predict: () => (isSquaredLine(prepared) ? [residual] : point()),
    sum: () => [
      [kernels.loss, 'loss', numbers.result(loss)],
      ...shown.map((name, i): Value => {
        return [kernels.gradient(name), `gradient-${i}`, numbers.difference(gradient[i] ?? NaN)];
      }),
    ],
    update: () => [
      ...(changes === undefined ? [] : shown).map((name, i): Value => {
        return [kernels.change(name), `change-${i}`, numbers.difference(changes?.[i] ?? NaN)];
      }),
      ...shown.map((name, i): Value => {
        return [name, `parameter-${i}`, numbers.result(parameters[i] ?? NaN)];
      }),
    ],
  };
  return (
    <>
      {stage === 'predict' && !isSquaredLine(prepared) && <p class="hint">{kernels.firstPoint}</p>}
      <dl class="kernel-values pairs">
        {values[stage]().flatMap(([name, id, written]) => [
          <dt key={`${id}-name`}>{name}</dt>,
          <dd key={id} data-value={id}>
            {written}
          </dd>,
        ])}
      </dl>
      {
        stage !== 'predict' && more > 0 &&
        <p class="hint">{kernels.more(numbers.integer(shown.length), numbers.integer(names.length))}</p> // prettier-ignore
      }
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

/** The line under mean squared error, whose numbers have names of their own. */
export function isSquaredLine({ problem: { model, loss } }: Prepared): boolean {
  return isLine(model) && loss.kind === 'mse';
}
