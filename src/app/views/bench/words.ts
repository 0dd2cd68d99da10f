import { useWords, type WordsOf } from '../../app-context.ts';
import { BENCH } from '../../i18n/bench.ts';

export type BenchWords = WordsOf<typeof BENCH>;

export const useBenchWords = (): BenchWords => useWords(BENCH);
