/** The texts of the Landscape view, which come with it. */
import { landscapeEn } from './landscape-en.ts';
import { landscapeZhCN } from './landscape-zh-CN.ts';

export const LANDSCAPE = {
  en: { landscape: landscapeEn },
  'zh-CN': { landscape: landscapeZhCN },
};
