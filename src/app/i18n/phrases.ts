import type { Language } from './languages.ts';

/** A list of two: what stands for one thing in each language. An array type would lend its methods to words of their names. */
interface Pair<T> {
  readonly 0: T;
  readonly 1: T;
  readonly length: 2;
}

/** English, and Chinese beside it; a single text is the same in both. */
export type Phrase = string | Pair<string>;

/** What is too long to stand side by side: English, and Chinese in the line below. */
export function both(
  parts: TemplateStringsArray,
  ...values: readonly (string | number)[]
): Pair<string> {
  let i = 0;
  // Split before the values are there, which may have lines of their own.
  const [en = '', zhCN = ''] = parts
    .join('\0')
    .trim()
    .split(/\n\s*/)
    .map((line) => line.replace(/\0/g, () => String(values[i++])));
  return [en, zhCN];
}

export function saidIn(phrase: Phrase, language: Language): string {
  return typeof phrase === 'string' ? phrase : phrase[language === 'en' ? 0 : 1];
}

/** By name: phrases, functions of what is said in them, and whatever else each language has. */
interface Phrases {
  readonly [name: string]: Phrase | Pair<object> | ((...values: never[]) => Phrase) | Phrases;
}

/** What one language makes of them. */
type Said<Words> = {
  readonly [Name in keyof Words]: Words[Name] extends Phrase
    ? string
    : Words[Name] extends (...values: infer Values) => Phrase
      ? (...values: Values) => string
      : Words[Name] extends Pair<infer Either>
        ? Either
        : Said<Words[Name]>;
};

/** The texts of a part of the page, in each language. */
export function phrases<const Words extends Phrases>(
  words: Words,
): Readonly<Record<Language, Said<Words>>> {
  return { en: said(words, 0) as Said<Words>, 'zh-CN': said(words, 1) as Said<Words> };
}

function said(words: Phrases, language: 0 | 1): object {
  const one = (word: Phrases[string]): unknown => {
    if (typeof word === 'string') return word;
    if (typeof word === 'function') return (...values: never[]) => one(word(...values));
    return isPair(word) ? word[language] : said(word, language);
  };
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, one(word)]));
}

function isPair(word: Pair<unknown> | Phrases): word is Pair<unknown> {
  return Array.isArray(word);
}
