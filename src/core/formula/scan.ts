/** The text of a formula as tokens, each with its place. */
import { FormulaError, type Span } from './fault.ts';

export type Mark = '+' | '-' | '*' | '/' | '^' | '(' | ')' | '|' | ',' | '=';

export type Token = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'mark'; readonly mark: Mark }
    /** ², ⁻³ and the like: an exponent without a mark of its own. */
    | { readonly kind: 'superscript'; readonly value: number }
    | { readonly kind: 'end' }
  );

const SPACE = /\s+/uy;
/** `1`, `1.5`, `.5`, `1e-3`; `2e` is two times e. */
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+\-−]?\d+)?/uy;
/** A letter, and then letters, digits, marks on them and `_`. */
const NAME = /\p{L}[\p{L}\p{M}\p{Nd}\p{No}_]*/uy;
const SUPERSCRIPT = /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/uy;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Those of full width are read as these, too. */
const MARKS: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ['**', '^'],
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['–', '-'],
  ['‐', '-'],
  ['*', '*'],
  ['·', '*'],
  ['⋅', '*'],
  ['×', '*'],
  ['∙', '*'],
  ['∗', '*'],
  ['/', '/'],
  ['÷', '/'],
  ['^', '^'],
  ['(', '('],
  ['[', '('],
  [')', ')'],
  [']', ')'],
  ['|', '|'],
  [',', ','],
  ['=', '='],
  ['~', '='],
]);

/** What is written in the place of what has no meaning. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['√', 'sqrt( )'],
  ['{', '('],
  ['}', ')'],
  ...['<', '>', '≤', '≥', '?'].map((sign) => [sign, 'step(x - 1)'] as const),
]);

/** @throws FormulaError for a character that means nothing */
export function scan(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = start;
    return pattern.exec(text)?.[0];
  };
  while (start < text.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      start += space.length;
      continue;
    }
    const token = tokenAt(text, start, match);
    tokens.push(token);
    start = token.end;
  }
  tokens.push({ kind: 'end', start, end: start });
  return tokens;
}

function tokenAt(
  text: string,
  start: number,
  match: (pattern: RegExp) => string | undefined,
): Token {
  const number = match(NUMBER);
  if (number !== undefined) {
    const end = start + number.length;
    const value = Number(number.replace('−', '-'));
    // `1.2.3`, and what is beyond every number.
    if (text[end] === '.' || !Number.isFinite(value)) {
      const whole = /^[\d.]+(?:[eE][+\-−]?\d+)?/u.exec(text.slice(start))?.[0] ?? number;
      const span = { start, end: start + whole.length };
      throw new FormulaError({ kind: 'number', text: whole }, text, span);
    }
    return { kind: 'number', value, start, end };
  }
  const superscript = match(SUPERSCRIPT);
  if (superscript !== undefined) {
    const digits = Array.from(superscript, (one) =>
      one === '⁻' ? '-' : SUPERSCRIPTS.indexOf(one),
    ).join('');
    return { kind: 'superscript', value: Number(digits), start, end: start + superscript.length };
  }
  const name = match(NAME);
  if (name !== undefined) {
    // `x²`: the exponent is none of the name.
    const own = name.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹].*$/u, '');
    return { kind: 'name', name: own.normalize('NFC'), start, end: start + own.length };
  }
  for (const length of [2, 1]) {
    const piece = text.slice(start, start + length);
    const mark = MARKS.get(piece) ?? MARKS.get(piece.normalize('NFKC'));
    if (mark !== undefined) return { kind: 'mark', mark, start, end: start + piece.length };
  }
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const span = { start, end: start + character.length };
  throw new FormulaError(
    { kind: 'character', text: character, instead: INSTEAD.get(character) },
    text,
    span,
  );
}
