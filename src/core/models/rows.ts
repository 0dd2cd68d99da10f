/** The models that can be asked for by name, as the settings know them. */
import { ConfigError } from '../errors.ts';
import {
  CATALOGUE,
  DEGREES,
  nearOne,
  polynomial,
  type CatalogueId,
  type FormulaModel,
} from './catalogue.ts';
import type { TorchGenerator } from '../random/torch.ts';
import type { Model } from './model.ts';
import type { ActivationId } from './network.ts';

/** What the settings say of a model. */
export interface ModelChoice {
  readonly model: ModelId;
  /** Of `formula`. */
  readonly formula: string | undefined;
  /** Of `polynomial`. */
  readonly degree: number | undefined;
  /** Of `network`: its hidden layers. */
  readonly layers: readonly number[] | undefined;
  readonly activation: ActivationId | undefined;
}

/** A model with all that a run takes of it. */
export interface ChosenModel {
  readonly model: Model;
  /** As it would be typed; of a network undefined. */
  readonly formula: string | undefined;
  /** As `model.named_parameters()` names them, in the order of θ. [P] */
  readonly parameterNames: readonly string[];
  /** Draws θ, after the data, as a script does. [P], f32 */
  readonly init: (generator: TorchGenerator) => number[];
}

export const MODEL_IDS = [
  ...(Object.keys(CATALOGUE) as CatalogueId[]),
  'polynomial',
  'formula',
  'network',
] as const;
export type ModelId = (typeof MODEL_IDS)[number];

/** The row of a model that has a formula; undefined for a network. */
export function rowOf({
  model,
  formula,
  degree = DEGREES.usual,
}: ModelChoice): FormulaModel | undefined {
  switch (model) {
    case 'network':
      return undefined;
    case 'polynomial':
      return polynomial(degree);
    case 'formula':
      if (formula === undefined) throw new ConfigError('formula', 'model formula has none: give a formula'); // prettier-ignore
      return { formula, start: nearOne };
    default:
      return CATALOGUE[model];
  }
}
