import { useMemo } from 'preact/hooks';
import { useWords, type Words } from './app-context.ts';
import type { Language, Messages } from './i18n/index.ts';

export interface WordsWith<Own extends object> extends Words {
  readonly text: Messages & Own;
}

/** A hook for the words that come with a part of the page which is fetched later: those of the page, and its own. */
export function wordsWith<Own extends object>(
  own: Readonly<Record<Language, Own>>,
): () => WordsWith<Own> {
  return () => {
    const words = useWords();
    return useMemo(() => ({ ...words, text: { ...words.text, ...own[words.language] } }), [words]);
  };
}
