/** What is wrong with a formula beside the columns that it is to look at. */
import { calledIn } from '../../core/data/called.ts';
import { DATASETS } from '../../core/data/datasets.ts';
import { inputNamesOf, type OwnData } from '../../core/data/own.ts';
import { modelOf } from '../../core/models/index.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import type { Rule } from '../../core/settings/read.ts';

/** What is trained on: a person's own data, or what is drawn. */
export interface TrainedData {
  readonly own: OwnData | undefined;
}

export function besideColumns({ own }: TrainedData): Rule<FitConfig> {
  return (config) => {
    const { formula, dataset } = config;
    if (formula === undefined) return;
    const drawn = DATASETS[dataset].columns;
    modelOf(config, own === undefined ? drawn : inputNamesOf(calledIn(formula, own)));
  };
}
