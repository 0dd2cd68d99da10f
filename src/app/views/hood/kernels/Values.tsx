import { isLine } from '../../../../core/models/model.ts';
import type { Stage } from '../../../../shaders/files.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { shortNames } from '../../../format/parameter-names.ts';
import { KERNELS } from '../../../i18n/kernels.ts';
import type { Prepared } from '../../../training/made.ts';
import { changeOf, inTrainedUnits, ofFirstPoint } from './step-numbers.ts';

/** A number of a step: its name, another for whoever looks for it in the page, and as it is written. */
type Value = readonly [name: string, id: string, written: string];

/** Of more parameters these stand for all. */
const MOST_PARAMETERS = 8;

interface ValuesProps {
  readonly stage: Exclude<Stage, 'helper'>;
  readonly prepared: Prepared;
}

export function Values({ stage, prepared }: ValuesProps) {
  const { text, numbers, config } = usePage(KERNELS);
  const { kernels } = text;
  const run = useSome('run', ...(['epoch', 'loss', 'gradient', 'parameters'] as const));
  const { epoch } = run;
  const { loss, gradient, parameters, prime } = inTrainedUnits(prepared, run);
  const names = shortNames(prepared.parameterNames).map((name) => name + prime);
  const shown = names.slice(0, MOST_PARAMETERS);
  const more = names.length - shown.length;
  const { result, difference } = numbers;
  const point = (): readonly Value[] => {
    const { inputs, target, prediction, loss, slope } = ofFirstPoint(prepared, parameters);
    const { x, y, more: others } = prepared.axes;
    return [
      ...[x, ...others].map(({ name }, d): Value => [name, `x-${d}`, result(inputs[d] ?? NaN)]),
      [y.name, 'y', result(target)],
      ['ŷ', 'prediction', result(prediction)],
      ['l(ŷ, y)', 'point-loss', result(loss)],
      ['∂l/∂ŷ', 'point-slope', difference(slope)],
    ];
  };
  // dL/db = 2·mean(r), so the mean residual is half of it.
  const residual = difference((gradient[1] ?? NaN) / 2);
  const changes = changeOf(prepared, config.lr, epoch, gradient);
  /** A number of each parameter. */
  const each = (
    said: (name: string) => string,
    id: string,
    all: readonly number[],
    write: (value: number) => string,
  ) => shown.map((name, i): Value => [said(name), `${id}-${i}`, write(all[i] ?? NaN)]);
  const values: Readonly<Record<typeof stage, () => readonly Value[]>> = {
    predict: () =>
      isSquaredLine(prepared) ? [[kernels.meanResidual, 'mean-residual', residual]] : point(),
    sum: () => [
      [kernels.loss, 'loss', result(loss)],
      ...each(kernels.gradient, 'gradient', gradient, difference),
    ],
    update: () => [
      ...(changes === undefined ? [] : each(kernels.change, 'change', changes, difference)),
      ...each((name) => name, 'parameter', parameters, result),
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
