/** The article's model as its formula is read, for whoever does without the reading. */
import type { Graph } from '../formula/graph.ts';
import { articleNames, CATALOGUE, isArticleModel } from './catalogue.ts';
import type { ChosenModel, ModelChoice } from './rows.ts';

/** a*x + b */
export const LINE: Graph = {
  nodes: [
    { op: 'parameter', index: 0 },
    { op: 'input', index: 0 },
    { op: 'multiply', a: 0, b: 1 },
    { op: 'parameter', index: 1 },
    { op: 'add', a: 2, b: 3 },
  ],
  inputs: ['x'],
  parameters: ['a', 'b'],
  output: 4,
};

/** @throws TypeError for another model */
export function lineOf({ model }: ModelChoice): ChosenModel {
  if (!isArticleModel(model)) throw new TypeError(`model ${model} is no line`);
  const { formula, start } = CATALOGUE[model];
  return {
    model: LINE,
    formula,
    parameterNames: articleNames(model),
    init: (generator) => LINE.parameters.map(() => start.from(generator)),
  };
}
