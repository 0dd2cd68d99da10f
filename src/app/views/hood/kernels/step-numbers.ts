/** The numbers of a step, as the kernels have them. */
import {
  gradientInTrainedUnits,
  lineInTrainedUnits,
  lossInTrainedUnits,
} from '../../../../core/data/units.ts';
import { inputsOf } from '../../../../core/data/inputs.ts';
import { lossOf } from '../../../../core/losses/index.ts';
import { differentiable } from '../../../../core/models/differentiable.ts';
import { isPlainSgd } from '../../../../core/problem.ts';
import { scheduleOf } from '../../../../core/schedules/index.ts';
import type { Run } from '../../../state.ts';
import type { Prepared } from '../../../training/made.ts';

type Step = Pick<Run, 'loss' | 'gradient' | 'parameters'>;

/** Of standardised data in the units of the training, and primed. */
export function inTrainedUnits({ units }: Prepared, { loss, gradient, parameters }: Step) {
  if (units === undefined) return { loss, gradient, parameters, prime: '' };
  return {
    loss: lossInTrainedUnits(units, loss),
    gradient: gradientInTrainedUnits(units, gradient),
    parameters: lineInTrainedUnits(units, parameters),
    prime: '′',
  };
}

/** What the kernels make of the first point, with these parameters. */
export function ofFirstPoint({ problem }: Prepared, parameters: readonly number[]) {
  const { data, model, loss } = problem;
  const inputs = inputsOf(data).map((column) => column[0] ?? NaN);
  const target = data.y[0] ?? NaN;
  const prediction = differentiable(model).forward(inputs, parameters);
  const { loss: lossAt, lossGrad } = lossOf(loss);
  return {
    inputs,
    target,
    prediction,
    loss: lossAt(prediction, target),
    slope: lossGrad(prediction, target),
  };
}

/**
 * How far the last step moved each parameter, −lr·∂L/∂θ; undefined where the optimizer has a say in it that the gradient
 * alone does not tell.
 * @param epoch the last one, from 1 on
 */
export function changeOf(
  { problem }: Prepared,
  learningRate: number,
  epoch: number,
  gradient: readonly number[],
): readonly number[] | undefined {
  const { optimizer, schedule } = problem;
  if (!isPlainSgd(optimizer)) return undefined;
  const rate = learningRate * scheduleOf(schedule)(Math.max(0, epoch - 1));
  return gradient.map((slope) => -rate * slope);
}
