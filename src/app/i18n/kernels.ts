/** The texts of the Kernels view, which come with it. */
import { kernelsEn } from './kernels-en.ts';
import { kernelsZhCN } from './kernels-zh-CN.ts';

export const KERNELS = {
  en: { kernels: kernelsEn },
  'zh-CN': { kernels: kernelsZhCN },
};
