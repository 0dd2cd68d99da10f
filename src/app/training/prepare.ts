/** Any run. What the article's needs alone is in line.ts. */
import { calledIn } from '../../core/data/called.ts';
import type { OwnData } from '../../core/data/own.ts';
import { formulaText } from '../../core/formula/written.ts';
import { lossAt } from '../../core/landscape.ts';
import { differentiable } from '../../core/models/differentiable.ts';
import { isNetwork, type Model } from '../../core/models/model.ts';
import { theoryOf } from '../../core/quadratic/index.ts';
import { setUpInPieces, truthOf } from '../../core/setup.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { atOnce, type InPieces } from '../../core/work/pieces.ts';
import { withParameters } from '../format/equation.ts';
import { makeInPieces, type Made, type Prepared, type Reading } from './made.ts';

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
  const { forward } = differentiable(model);
  return {
    predict: (theta, inputs) => forward(inputs, theta),
    theoryOf,
    written: (theta, errors) =>
      isNetwork(model)
        ? model.sizes.join(' – ')
        : withParameters((parameters) => formulaText({ ...model, parameters }), theta, errors),
  };
}
