/** The texts of the tour, which come with it. */
import { tourEn } from './tour-en.ts';
import { tourZhCN } from './tour-zh-CN.ts';

export const TOUR_WORDS = {
  en: { tour: tourEn },
  'zh-CN': { tour: tourZhCN },
};
