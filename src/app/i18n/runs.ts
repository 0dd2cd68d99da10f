/** The texts of the Runs view, which come with it. */
import { runsEn } from './runs-en.ts';
import { runsZhCN } from './runs-zh-CN.ts';

export const RUNS = {
  en: { runs: runsEn },
  'zh-CN': { runs: runsZhCN },
};
