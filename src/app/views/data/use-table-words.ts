import { useWords, type Words } from '../../app-context.ts';
import type { Language } from '../../i18n/index.ts';
import { tablesEn, type TableWords } from '../../i18n/tables-en.ts';
import { tablesZhCN } from '../../i18n/tables-zh-CN.ts';

const TABLE_WORDS = {
  en: tablesEn,
  'zh-CN': tablesZhCN,
} as const satisfies Record<Language, TableWords>;

/** The texts of the page, and those about tables, in the same language. */
export function useTableWords(): Words & { readonly table: TableWords } {
  const words = useWords();
  return { ...words, table: TABLE_WORDS[words.language] };
}
