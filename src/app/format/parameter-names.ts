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

/** `linear.weight` is `weight` where room is short. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The same of all, where that tells them apart. */
export function shortNames(names: readonly string[]): readonly string[] {
  const short = names.map(shortName);
  return new Set(short).size === short.length ? short : names;
}
