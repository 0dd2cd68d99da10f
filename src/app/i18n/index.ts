import { PAGE } from './page.ts';
import { SETTING_WORDS } from './settings.ts';
import type { Language } from './languages.ts';

export * from './languages.ts';

export const TEXTS = {
  en: { ...PAGE.en, ...SETTING_WORDS.en },
  'zh-CN': { ...PAGE['zh-CN'], ...SETTING_WORDS['zh-CN'] },
} as const satisfies Record<Language, object>;

export type Messages = (typeof TEXTS)['en'];
