import { articleNames, isArticleModel } from '../../core/models/catalogue.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import type { Prepared } from '../training/made.ts';

/** Of more parameters than these nobody reads every name. */
export const MOST_IN_SIGHT = 8;

/** What the parameters of a run are called; nothing, where a formula is still being read. [P] */
export function parameterNamesOf(
  prepared: Pick<Prepared, 'parameterNames'> | undefined,
  { model }: FitConfig,
): readonly string[] {
  return prepared?.parameterNames ?? (isArticleModel(model) ? articleNames(model) : []);
}
