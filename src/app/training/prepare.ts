/** What knows every model: fetched with the first that is not the line, of which line.ts knows enough. */
import { calledIn } from '../../core/data/called.ts';
import { DATASETS } from '../../core/data/datasets.ts';
import { inputNamesOf, type OwnData } from '../../core/data/own.ts';
import { formulaText } from '../../core/formula/written.ts';
import { lossAt } from '../../core/landscape.ts';
import { differentiable } from '../../core/models/differentiable.ts';
import { modelOf } from '../../core/models/index.ts';
import { isNetwork, type Model } from '../../core/models/model.ts';
import { theoryOf } from '../../core/quadratic/index.ts';
import { setUpInPieces, truthOf } from '../../core/setup.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import type { Rule } from '../../core/settings/read.ts';
import { atOnce, type InPieces } from '../../core/work/pieces.ts';
import { withParameters } from '../format/equation.ts';
import { makeInPieces, type Made, type Prepared, type Reading } from './made.ts';

export { FORMULA_RULES } from '../../core/settings/formula.ts';
export { parameterNamesOf } from '../../core/setup.ts';

/** For data that take long to make. */
export function prepareInPieces(config: FitConfig, own?: OwnData): InPieces<Made> {
  const called = own && calledIn(config.formula, own);
  return makeInPieces({ setUpInPieces, truthOf, lossAt, theoryOf }, config, called);
}

export function prepare(config: FitConfig, own?: OwnData): Prepared {
  const made = atOnce(prepareInPieces(config, own));
  return { ...made, reading: readingOf(made.problem.model) };
}

export function readingOf(model: Model): Reading {
  const { forward, backward } = differentiable(model);
  return {
    predict: (theta, inputs) => forward(inputs, theta),
    slopes: (theta, inputs) => {
      const gradient = new Float64Array(theta.length);
      forward(inputs, theta);
      backward(1, theta, gradient);
      return gradient;
    },
    theoryOf,
    written: (theta, errors) =>
      isNetwork(model)
        ? model.sizes.join(' – ')
        : withParameters((parameters) => formulaText({ ...model, parameters }), theta, errors),
  };
}

/** What is wrong with a formula beside the columns that it is to look at: a person's own, or those that are drawn. */
export function besideColumns(own: OwnData | undefined): Rule<FitConfig> {
  return (config) => {
    const { formula, dataset } = config;
    if (formula === undefined) return;
    const drawn = DATASETS[dataset].columns;
    modelOf(config, own === undefined ? drawn : inputNamesOf(calledIn(formula, own)));
  };
}
