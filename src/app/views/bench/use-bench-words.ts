import { wordsWith, type WordsWith } from '../../words-with.ts';
import { benchEn } from '../../i18n/bench-en.ts';
import { benchZhCN } from '../../i18n/bench-zh-CN.ts';
import { profileEn } from '../../i18n/profile-en.ts';
import { profileZhCN } from '../../i18n/profile-zh-CN.ts';

interface BenchTexts {
  readonly bench: typeof benchEn;
  readonly profile: typeof profileEn;
}

export type BenchWords = WordsWith<BenchTexts>;
export type BenchMessages = BenchWords['text'];

/** The texts of the page, and those of the Benchmark view, in the same language. */
export const useBenchWords = wordsWith<BenchTexts>({
  en: { bench: benchEn, profile: profileEn },
  'zh-CN': { bench: benchZhCN, profile: profileZhCN },
});
