/** The texts of what reads tables, which come with it. */
import { tablesEn } from './tables-en.ts';
import { tablesZhCN } from './tables-zh-CN.ts';

export const TABLES = {
  en: { table: tablesEn },
  'zh-CN': { table: tablesZhCN },
};
