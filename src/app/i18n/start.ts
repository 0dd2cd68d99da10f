/** The texts of presets and starts, which come with them. */
import { startEn } from './start-en.ts';
import { startZhCN } from './start-zh-CN.ts';

export const START = { en: { start: startEn }, 'zh-CN': { start: startZhCN } };
