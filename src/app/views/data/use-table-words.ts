import { wordsWith } from '../../words-with.ts';
import { tablesEn, type TableWords } from '../../i18n/tables-en.ts';
import { tablesZhCN } from '../../i18n/tables-zh-CN.ts';

/** The texts of the page, and those about tables, in the same language. */
export const useTableWords = wordsWith<{ readonly table: TableWords }>({
  en: { table: tablesEn },
  'zh-CN': { table: tablesZhCN },
});
