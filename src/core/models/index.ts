/** What each model makes of its settings. */
import { ConfigError } from '../errors.ts';
import { FormulaError } from '../formula/fault.ts';
import type { Graph } from '../formula/graph.ts';
import { parseFormula } from '../formula/parse.ts';
import { formulaError } from '../settings/formula-error.ts';
import type { FormulaModel } from './catalogue.ts';
import { LAYERS, drawNetwork, networkParameterNames, type Network } from './network.ts';
import { rowOf, type ChosenModel, type ModelChoice } from './rows.ts';

export { ARTICLE_MODELS, type ArticleModelId } from './catalogue.ts';
export type { Model } from './model.ts';
export { MODEL_IDS, rowOf, type ChosenModel, type ModelChoice, type ModelId } from './rows.ts';

/** What the parameters are called before there are data. [P] */
export function namesOf(choice: ModelChoice, columns: readonly string[]): readonly string[] {
  try {
    return modelOf(choice, columns).parameterNames;
  } catch (error) {
    if (error instanceof ConfigError) return [];
    throw error;
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
    const { graph } = parseFormula(formula, columns);
    // A constant alone may be fitted: several that make one are a slip.
    if (graph.parameters.length > 1 && !graph.nodes.some(({ op }) => op === 'input')) {
      const whole = { start: 0, end: formula.length };
      throw new FormulaError({ kind: 'no-input', inputs: columns.join(', ') }, formula, whole);
    }
    return graph;
  } catch (error) {
    throw error instanceof FormulaError ? formulaError(error) : error;
  }
}
