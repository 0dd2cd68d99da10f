/** What the words of WGSL and TypeScript are. */
import type { TokenStream } from 'prismjs';
import { Prism } from './prism.ts';
import 'prismjs/components/prism-wgsl.js';
import 'prismjs/components/prism-clike.js';
import 'prismjs/components/prism-javascript.js';
import 'prismjs/components/prism-typescript.js';

// With what the language has besides the words that the package knows.
Prism.languages.insertBefore('wgsl', 'keyword', {
  'more-keywords': { pattern: /\b(?:alias|override)\b/, alias: 'keyword' },
  'more-types': { pattern: /\b(?:vec[2-4][fiuh]|mat[2-4]x[2-4][fh])\b/, alias: 'builtin' },
});

export type Written = 'wgsl' | 'typescript';

export function tokensOf(text: string, written: Written): TokenStream {
  return Prism.tokenize(text, Prism.languages[written] ?? {});
}
