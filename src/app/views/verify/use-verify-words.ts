import { useWords, type WordsOf } from '../../app-context.ts';
import { VERIFY } from '../../i18n/verify.ts';

export type VerifyWords = WordsOf<typeof VERIFY>;
export type VerifyMessages = VerifyWords['text'];

export const useVerifyWords = (): VerifyWords => useWords(VERIFY);
