/** Which data fit which method. */
import { ConfigError } from '../errors.ts';
import { LOSSES, type LossChoice, type Targets } from '../losses/rows.ts';
import type { ModelId } from '../models/rows.ts';
import { isLine } from '../models/model.ts';
import type { Method } from '../problem.ts';
import type { OwnData } from './own.ts';

/**
 * Standardised data need a way back: of a line's parameters, and of a mean squared error.
 * @throws ConfigError
 */
export function checkUnits(own: OwnData, method: MethodOfUnits): void {
  const refusal = own.standardise ? noWayBack(own, method) : undefined;
  if (refusal === undefined) return;
  throw new ConfigError(
    'standardise',
    `standardise does not fit ${refusal} cannot be given in the data's own units: leave standardise out, or scale the columns in the file`,
  );
}

type MethodOfUnits = Pick<Method, 'model' | 'loss' | 'optimizer'>;

/** Why standardised data have no way back to their own units; undefined where they have one. */
export function noWayBack(
  { others = [] }: Pick<OwnData, 'others'>,
  { model, loss, optimizer }: MethodOfUnits,
): string | undefined {
  if (!isLine(model) || others.length > 0)
    return 'this model, for only the parameters of a line a*x + b have units that are known, and others';
  // An intercept that stays does not stay where x has another zero, and moves with the slope there.
  if (optimizer.groups !== undefined) return 'fixed parameters or rates of their own, which';
  return loss.kind === 'mse' ? undefined : `loss ${loss.kind}, which`;
}

/**
 * @param from how many rows come before those of y
 * @throws ConfigError that names the first row whose target the loss does not take
 */
export function checkTargets({ kind }: LossChoice, y: Float32Array, from: number): void {
  const family = LOSSES[kind];
  const targets: Targets | undefined = 'targets' in family ? family.targets : undefined;
  if (targets === undefined) return;
  const { least, most } = targets;
  const row = y.findIndex((value) => !(value >= least && value <= most));
  if (row < 0) return;
  throw new ConfigError(
    'loss',
    `loss ${kind} takes targets from ${least} to ${most}, and y[${from + row}] is ${String(Number((y[row] ?? NaN).toPrecision(7)))}: use data of classes 0 and 1, such as datasets circle, xor and spiral, or another loss`,
    { loss: { kind: 'targets', least, most, row: from + row + 1, value: y[row] ?? NaN } },
  );
}

/** @throws ConfigError where a model of one column is given several */
export function checkColumnCount(model: ModelId, count: number): void {
  if (count === 1 || model === 'network' || model === 'formula') return;
  throw new ConfigError(
    'x',
    `x names ${count} columns, and model ${model} looks at one: name one, or use model network or a formula`,
    { model: { kind: 'columns', count } },
  );
}
