/** Lines of a formula: names that are given a value, and what is fitted, with what stands before its `=`. */
import { FormulaError, type Span } from './fault.ts';
import type { Token } from './scan.ts';

/** What is fitted: a column, or a function of one. */
export interface Target {
  readonly name: string;
  /** `log[y] = …` */
  readonly transform: 'log' | undefined;
}

type Name = Token & { readonly kind: 'name' };

export interface Statements {
  readonly definitions: readonly { readonly name: Name; readonly tokens: readonly Token[] }[];
  readonly target: Target | undefined;
  /** What is fitted, with an end. */
  readonly tokens: readonly Token[];
}

/** @throws FormulaError for a left side that is none */
export function statementsOf(tokens: readonly Token[], text: string): Statements {
  const signs = tokens.flatMap((token, i) => (isMark(token, '=') ? [i] : []));
  const sides = signs.map((sign) => ({ from: leftSide(tokens, sign, text), sign }));
  const last = sides.at(-1);
  if (last === undefined) return { definitions: [], target: undefined, tokens };
  const first = sides[0]?.from ?? 0;
  if (first > 0) throw badLeft(tokens, 0, sides[0]?.sign ?? 0, text);
  const definitions = sides.slice(0, -1).map(({ from, sign }, i) => {
    const name = tokens[from];
    if (name?.kind !== 'name' || sign !== from + 1) throw badLeft(tokens, from, sign, text);
    return { name, tokens: ended(tokens.slice(sign + 1, sides[i + 1]?.from)) };
  });
  const right = tokens.slice(last.sign + 1);
  return {
    definitions,
    target: targetOf(tokens.slice(last.from, last.sign), text),
    tokens: withoutError(right),
  };
}

/** Where the left side of the `=` at `sign` begins: `y`, `f(x)`, `log[y]`. */
function leftSide(tokens: readonly Token[], sign: number, text: string): number {
  const before = tokens[sign - 1];
  if (before?.kind === 'name') return sign - 1;
  if (before !== undefined && isMark(before, ')')) {
    let opening = sign - 2;
    while (opening > 0 && !isMark(tokens[opening], '(')) opening--;
    if (tokens[opening - 1]?.kind === 'name') return opening - 1;
  }
  throw badLeft(tokens, 0, sign, text);
}

function targetOf(tokens: readonly Token[], text: string): Target {
  const [name, , inner] = tokens;
  if (name?.kind !== 'name') throw badLeft(tokens, 0, tokens.length, text);
  const isLog = /^(log|ln)$/i.test(name.name) && tokens.length === 4;
  if (isLog && inner?.kind === 'name') return { name: inner.name, transform: 'log' };
  return { name: name.name, transform: undefined };
}

/** `y = … + e`: the error of statistics, not Euler's number. */
function withoutError(tokens: readonly Token[]): readonly Token[] {
  const [sign, e] = tokens.slice(-3);
  const isError = tokens.length > 3 && isMark(sign, '+') && e?.kind === 'name' && e.name === 'e';
  return isError ? ended(tokens.slice(0, -3)) : tokens;
}

function ended(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.at(-1)?.end ?? 0;
  return [...tokens, { kind: 'end', start: end, end }];
}

function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.mark === mark;
}

function badLeft(tokens: readonly Token[], from: number, to: number, text: string): FormulaError {
  const start = tokens[from]?.start ?? 0;
  const end = Math.max(tokens[to - 1]?.end ?? 0, tokens[from]?.end ?? 1);
  const span: Span = { start, end };
  return new FormulaError({ kind: 'left-side', text: text.slice(start, end) || '=' }, text, span);
}
