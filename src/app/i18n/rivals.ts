/** The texts of rivals, which come with the first of them. */
import { rivalsEn } from './rivals-en.ts';
import { rivalsZhCN } from './rivals-zh-CN.ts';

export const RIVALS = {
  en: { rivals: rivalsEn },
  'zh-CN': { rivals: rivalsZhCN },
};
