import { en, type Messages } from './en.ts';

export type { Messages } from './en.ts';

/** Each by its own name, so that everybody finds theirs. */
export const LANGUAGE_NAMES = { en: 'English', 'zh-CN': '简体中文' } as const;

export type Language = keyof typeof LANGUAGE_NAMES;
export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as readonly Language[];

/** The dictionaries that are fetched when they are asked for. */
const ELSEWHERE = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
} as const satisfies Record<Exclude<Language, 'en'>, () => Promise<Messages>>;

const learnt = new Map<Language, Messages>([['en', en]]);

/** Fetches the texts of a language, if need be. Rejects when they are not to be had. */
export async function learn(language: Language): Promise<void> {
  if (language === 'en' || learnt.has(language)) return;
  learnt.set(language, await ELSEWHERE[language]());
}

/** The language itself once it is learnt; until then English. */
export function spoken(language: Language): Language {
  return learnt.has(language) ? language : 'en';
}

export function messagesOf(language: Language): Messages {
  return learnt.get(language) ?? en;
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
