/** The models that can be asked for by name, and what each makes of its settings. */
import { ConfigError } from '../errors.ts';
import { FormulaError } from '../formula/fault.ts';
import type { Graph } from '../formula/graph.ts';
import { parseFormula } from '../formula/parse.ts';
import { formulaError } from '../settings/lists.ts';
import type { TorchGenerator } from '../random/torch.ts';
import {
  CATALOGUE,
  DEGREES,
  nearOne,
  polynomial,
  type CatalogueId,
  type FormulaModel,
} from './catalogue.ts';
import type { Model } from './model.ts';
import {
  LAYERS,
  drawNetwork,
  networkParameterNames,
  type ActivationId,
  type Network,
} from './network.ts';

export { ARTICLE_MODELS, type ArticleModelId } from './catalogue.ts';
export type { Model } from './model.ts';

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

/** What the parameters are called before there are data. [P] */
export function namesOf(choice: ModelChoice, columns: readonly string[]): readonly string[] {
  try {
    return modelOf(choice, columns).parameterNames;
  } catch (error) {
    if (error instanceof ConfigError) return [];
    throw error;
  }
}

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

/**
 * The model of some settings, for columns that are called so.
 * @throws ConfigError
 */
export function modelOf(choice: ModelChoice, columns: readonly string[] = ['x']): ChosenModel {
  const row = rowOf(choice);
  return row === undefined ? networkOf(choice, columns.length) : formulaOf(row, columns);
}

function formulaOf(
  { formula, parameterNames, start }: FormulaModel,
  columns: readonly string[],
): ChosenModel {
  // prettier-ignore
  const graph = read(formula, columns);
  const { parameters } = graph;
  return {
    model: graph,
    formula,
    parameterNames: parameterNames ?? parameters,
    init: (generator) => parameters.map(() => start.from(generator)),
  };
}

function networkOf(
  { layers = LAYERS.usual, activation = 'tanh' }: ModelChoice,
  inputs: number,
): ChosenModel {
  const model: Network = { sizes: [inputs, ...layers, 1], activation };
  return {
    model,
    formula: undefined,
    parameterNames: networkParameterNames(model),
    init: (generator) => drawNetwork(model, generator),
  };
}

/** @throws ConfigError with carets under what is wrong */
function read(formula: string, columns: readonly string[]): Graph {
  try {
    return parseFormula(formula, columns).graph;
  } catch (error) {
    throw error instanceof FormulaError ? formulaError(error) : error;
  }
}
