import { wordsWith, type WordsWith } from '../../words-with.ts';
import { verifyEn } from '../../i18n/verify-en.ts';
import { verifyZhCN } from '../../i18n/verify-zh-CN.ts';

interface VerifyTexts {
  readonly verify: typeof verifyEn;
}

export type VerifyWords = WordsWith<VerifyTexts>;
export type VerifyMessages = VerifyWords['text'];

/** The texts of the page, and those of the Verify view, in the same language. */
export const useVerifyWords = wordsWith<VerifyTexts>({
  en: { verify: verifyEn },
  'zh-CN': { verify: verifyZhCN },
});
