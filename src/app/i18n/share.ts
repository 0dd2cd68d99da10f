/** The texts of Share and Export, which come with them. */
import { shareEn } from './share-en.ts';
import { shareZhCN } from './share-zh-CN.ts';

export const SHARE = { en: shareEn, 'zh-CN': shareZhCN };
