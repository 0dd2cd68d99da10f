/** The texts of the pictures of a model that are no curve, which come with them. */
import { modelEn } from './model-en.ts';
import { modelZhCN } from './model-zh-CN.ts';

export const MODEL = { en: { model: modelEn }, 'zh-CN': { model: modelZhCN } };
