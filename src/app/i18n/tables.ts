/** The texts of the dialog for own data, and of what reads tables, which come with it. */
import { dialogEn } from './dialog-en.ts';
import { dialogZhCN } from './dialog-zh-CN.ts';
import { tablesEn } from './tables-en.ts';
import { tablesZhCN } from './tables-zh-CN.ts';

export const TABLES = {
  en: { dialog: dialogEn, table: tablesEn },
  'zh-CN': { dialog: dialogZhCN, table: tablesZhCN },
};
