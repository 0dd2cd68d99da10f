/** The texts of the Verify view, which come with it. */
import { verifyEn } from './verify-en.ts';
import { verifyZhCN } from './verify-zh-CN.ts';

export const VERIFY = {
  en: { verify: verifyEn },
  'zh-CN': { verify: verifyZhCN },
};
