/** Colours for WGSL and TypeScript: a text in pieces, each with what it is. */
import type { Grammar, Token } from 'prismjs';
import { Prism } from './prism.ts';
import 'prismjs/components/prism-wgsl.js';
import 'prismjs/components/prism-clike.js';
import 'prismjs/components/prism-javascript.js';
import 'prismjs/components/prism-typescript.js';

export type Kind = 'comment' | 'keyword' | 'type' | 'function' | 'number' | 'attribute';

export interface Piece {
  readonly text: string;
  readonly kind: Kind | undefined;
}

const KINDS: Readonly<Record<string, Kind>> = {
  comment: 'comment',
  keyword: 'keyword',
  'more-keywords': 'keyword',
  builtin: 'type',
  'more-types': 'type',
  'class-name': 'type',
  functions: 'function',
  'function-calls': 'function',
  attributes: 'attribute',
  attribute: 'attribute',
  'built-in-values': 'attribute',
  'bool-literal': 'number',
  'hex-int-literal': 'number',
  'decimal-float-literal': 'number',
  'int-literal': 'number',
  function: 'function',
  number: 'number',
  string: 'number',
};

/** With what the language has besides the words that the package knows. */
const WGSL: Grammar = Prism.languages.insertBefore('wgsl', 'keyword', {
  'more-keywords': /\b(?:alias|override)\b/,
  'more-types': /\b(?:vec[2-4][fiuh]|mat[2-4]x[2-4][fh])\b/,
});

export type Written = 'wgsl' | 'typescript';

/** The pieces of a text, in order; joined they are the text. */
export function piecesOf(text: string, written: Written): readonly Piece[] {
  const grammar = written === 'wgsl' ? WGSL : (Prism.languages[written] ?? {});
  return Prism.tokenize(text, grammar).flatMap((token) => piecesOfToken(token, undefined));
}

function piecesOfToken(
  token: string | Token | readonly (string | Token)[],
  kind: Kind | undefined,
): readonly Piece[] {
  if (typeof token === 'string') return [{ text: token, kind }];
  if (isToken(token)) return piecesOfToken(token.content, KINDS[token.type] ?? kind);
  return token.flatMap((part) => piecesOfToken(part, kind));
}

function isToken(token: Token | readonly unknown[]): token is Token {
  return !Array.isArray(token);
}
