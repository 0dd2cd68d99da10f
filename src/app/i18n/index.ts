import { en, type Messages } from './en.ts';
import { zhCN } from './zh-CN.ts';

export type { Messages } from './en.ts';

const DICTIONARIES = { en, 'zh-CN': zhCN } as const satisfies Record<string, Messages>;

export type Language = keyof typeof DICTIONARIES;
export const LANGUAGES = Object.keys(DICTIONARIES) as readonly Language[];

export function messagesOf(language: Language): Messages {
  return DICTIONARIES[language];
}

/** The first of a person's languages that the page speaks, or English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.split('-')[0];
    const found = LANGUAGES.find((language) => language.split('-')[0] === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}
