import { wordsWith, type WordsWith } from '../../words-with.ts';
import { kernelsEn } from '../../i18n/kernels-en.ts';
import { kernelsZhCN } from '../../i18n/kernels-zh-CN.ts';

interface KernelsTexts {
  readonly kernels: typeof kernelsEn;
}

export type KernelsWords = WordsWith<KernelsTexts>;
export type KernelsMessages = KernelsWords['text'];

/** The texts of the page, and those of the Kernels view, in the same language. */
export const useKernelsWords = wordsWith<KernelsTexts>({
  en: { kernels: kernelsEn },
  'zh-CN': { kernels: kernelsZhCN },
});
