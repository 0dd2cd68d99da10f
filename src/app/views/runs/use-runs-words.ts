import { wordsWith, type WordsWith } from '../../words-with.ts';
import { runsEn } from '../../i18n/runs-en.ts';
import { runsZhCN } from '../../i18n/runs-zh-CN.ts';

interface RunsTexts {
  readonly runs: typeof runsEn;
}

export type RunsWords = WordsWith<RunsTexts>;
export type RunsMessages = RunsWords['text'];

/** The texts of the page, and those of the Runs view, in the same language. */
export const useRunsWords = wordsWith<RunsTexts>({
  en: { runs: runsEn },
  'zh-CN': { runs: runsZhCN },
});
