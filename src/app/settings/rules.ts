import type { Rule } from '../../core/settings/read.ts';
import { OF_A_RUN, type FitConfig } from '../../core/settings/index.ts';
import type { fetchModels } from '../training/preparing.ts';
import type { TrainedData } from './beside-columns.ts';

/** What knows models beyond the line: a part of the page that is fetched with the first of them. */
export type Models = Awaited<ReturnType<typeof fetchModels>>;

/** What holds between settings, as far as it can be told. @param data what a formula is to look at, where it is asked */
export function rulesOf(
  models: (Pick<Models, 'FORMULA_RULES'> & Partial<Pick<Models, 'besideColumns'>>) | undefined,
  data?: TrainedData,
): readonly Rule<FitConfig>[] {
  const beside = data && models?.besideColumns?.(data);
  return [...OF_A_RUN.rules, ...(models?.FORMULA_RULES ?? []), ...(beside ? [beside] : [])];
}
