import { useWords, type WordsOf } from '../../app-context.ts';
import { RUNS } from '../../i18n/runs.ts';

export type RunsWords = WordsOf<typeof RUNS>;

export const useRunsWords = (): RunsWords => useWords(RUNS);
