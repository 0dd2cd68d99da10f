/** The article's run, without what reads formulas: the first that a visitor sees. */
import { TRUE_LINE, noisyLineInPieces } from '../../core/article/line.ts';
import { lossOfLine } from '../../core/article/loss.ts';
import { inputNamesOf, type OwnData } from '../../core/data/own.ts';
import { isArticleModel } from '../../core/models/catalogue.ts';
import { LINE, lineOf } from '../../core/models/line.ts';
import { isArticles } from '../../core/problem.ts';
import { theoryOfLine } from '../../core/quadratic/index.ts';
import { methodOf, settingUp } from '../../core/setting-up.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { atOnce } from '../../core/work/pieces.ts';
import { makeInPieces, type Means, type Prepared, type Reading } from './made.ts';

/** Whether it is the article's line and method, on data that are drawn about a line or a person's own. */
export function isArticlesRun(config: FitConfig, own?: OwnData): boolean {
  if (!isArticleModel(config.model) || !isArticles(methodOf(config, lineOf(config)))) return false;
  return own === undefined ? config.dataset === 'line' : inputNamesOf(own).join() === 'x';
}

const MEANS: Means = {
  setUpInPieces: (config, own) =>
    settingUp(
      {
        modelOf: lineOf,
        draw: ({ points }, generator) => noisyLineInPieces(generator, points),
        columnsOf: () => LINE.inputs,
      },
      config,
      own,
    ),
  truthOf: () => [TRUE_LINE.a, TRUE_LINE.b],
  lossAt: ({ data }) => lossOfLine(data),
  theoryOf: theoryOfLine,
};

export const READING_OF_LINE: Reading = {
  predict: ([a = NaN, b = NaN], [x = NaN]) => a * x + b,
  slopes: (_, [x = NaN]) => [x, 1],
  // In as many digits as the chart shows, which is not for the model to say.
  written: () => '',
  theoryOf: theoryOfLine,
};

export function prepareLine(config: FitConfig, own?: OwnData): Prepared {
  return { ...atOnce(makeInPieces(MEANS, config, own)), reading: READING_OF_LINE };
}
