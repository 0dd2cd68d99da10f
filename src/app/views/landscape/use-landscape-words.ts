import { wordsWith, type WordsWith } from '../../words-with.ts';
import { landscapeEn } from '../../i18n/landscape-en.ts';
import { landscapeZhCN } from '../../i18n/landscape-zh-CN.ts';

interface LandscapeTexts {
  readonly landscape: typeof landscapeEn;
}

export type LandscapeWords = WordsWith<LandscapeTexts>;
export type LandscapeMessages = LandscapeWords['text'];

/** The texts of the page, and those of the Landscape view, in the same language. */
export const useLandscapeWords = wordsWith<LandscapeTexts>({
  en: { landscape: landscapeEn },
  'zh-CN': { landscape: landscapeZhCN },
});
