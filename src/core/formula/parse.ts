/**
 * What people type, read as a graph: a Pratt parser (Pratt 1973). Products may be implicit, `^` binds to the right and
 * before the minus of its base; docs/formulas.md has the grammar. What can be read in two ways is refused.
 */
import { nearest } from '../input/nearest.ts';
import { FormulaError, type FormulaFault, type Span } from './fault.ts';
import { CONSTANTS, FUNCTIONS, type Callable } from './functions.ts';
import type { Graph, NodeId } from './graph.ts';
import { scan, type Mark, type Token } from './scan.ts';
import { Scope } from './scope.ts';
import { statementsOf, type Target } from './statements.ts';

/** Longer than any model that a person wrote by hand. */
export const LONGEST_FORMULA = 4000;
const MOST_DEPTH = 100;

export interface Formula {
  /** As it was typed. */
  readonly text: string;
  readonly graph: Graph;
  /** What stands before `=`: what is fitted; undefined where nothing does. */
  readonly target: Target | undefined;
  /** Where in the text a node comes from. */
  readonly spans: ReadonlyMap<NodeId, Span>;
}

/**
 * @param text such as `y = a*exp(-b*x) + c`
 * @param columns the names that are inputs; all others are parameters, in the order in which they appear
 * @throws FormulaError with a position
 */
export function parseFormula(text: string, columns: readonly string[] = ['x']): Formula {
  if (text.length > LONGEST_FORMULA) {
    const span = { start: LONGEST_FORMULA, end: text.length };
    const fault = { kind: 'long', length: text.length, most: LONGEST_FORMULA } as const;
    throw new FormulaError(fault, text, span);
  }
  const { definitions, target, tokens } = statementsOf(scan(text), text);
  const scope = new Scope(text, columns);
  for (const { name, tokens: value } of definitions) {
    scope.define(name.name, new Parser(value, scope).whole(), name);
  }
  const output = new Parser(tokens, scope).whole();
  return { text, graph: scope.graphOf(output), target, spans: scope.spans };
}

/** What stands before its `=`, whatever columns there are. @throws FormulaError for a left side that is none */
export function targetIn(text: string): Target | undefined {
  return statementsOf(scan(text), text).target;
}

/** One expression. */
export class Parser {
  readonly #tokens: readonly Token[];
  readonly #scope: Scope;
  #at = 0;
  #depth = 0;
  /** Bars that are open around the place: the next one closes. */
  #bars = 0;

  constructor(tokens: readonly Token[], scope: Scope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  /** @throws FormulaError where there is nothing, or something is left over */
  whole(): NodeId {
    const first = this.#next;
    if (first.kind === 'end') throw this.#fault({ kind: 'empty' }, first);
    const value = this.#sum();
    const rest = this.#next;
    if (rest.kind !== 'end') throw this.#leftOver(rest);
    return value;
  }

  #sum(): NodeId {
    const { builder } = this.#scope;
    const start = this.#next.start;
    let value = this.#product();
    for (;;) {
      if (this.#takes('+')) value = this.#spanned(start, builder.add(value, this.#product()));
      else if (this.#takes('-'))
        value = this.#spanned(start, builder.subtract(value, this.#product()));
      else return value;
    }
  }

  #product(): NodeId {
    const { builder } = this.#scope;
    const first = this.#next;
    let value = this.#signed();
    let divisor: Span | undefined;
    for (let last = first; ;) {
      const next = this.#next;
      if (this.#takes('*')) {
        divisor = undefined;
        value = builder.multiply(value, this.#signed());
      } else if (this.#takes('/')) {
        divisor = this.#next;
        value = builder.divide(value, this.#signed());
      } else if (this.#beginsOperand()) {
        if (divisor !== undefined) {
          const text = this.#scope.text.slice(divisor.start, this.#before.end);
          throw this.#fault({ kind: 'product-in-divisor', divisor: text }, next);
        }
        if (last.kind === 'number' && next.kind === 'number' && this.#before === last) {
          throw this.#fault({ kind: 'number-beside-number' }, next);
        }
        value = builder.multiply(value, this.#power());
      } else {
        return value;
      }
      last = next;
      this.#spanned(first.start, value);
    }
  }

  /** A sign before a power: −x² is −(x²). */
  #signed(): NodeId {
    const { start } = this.#next;
    if (this.#takes('-')) {
      const value = this.#deeper(() => this.#signed());
      return this.#spanned(start, this.#scope.builder.negate(value));
    }
    if (this.#takes('+')) return this.#deeper(() => this.#signed());
    return this.#power();
  }

  /** To the right: a^b^c is a^(b^c). */
  #power(): NodeId {
    const { builder } = this.#scope;
    const { start } = this.#next;
    let value = this.#operand();
    const { kind } = this.#next;
    if (kind === 'superscript') {
      value = builder.integerPower(value, this.#take().value);
    }
    if (this.#takes('^'))
      value = builder.power(
        value,
        this.#deeper(() => this.#signed()),
      );
    return this.#spanned(start, value);
  }

  #operand(): NodeId {
    const token = this.#next;
    if (token.kind === 'number') {
      this.#at++;
      return this.#scope.builder.constant(token.value);
    }
    if (token.kind === 'name') return this.#nameOrCall(token);
    if (this.#takes('(')) return this.#deeper(() => this.#closed(token, ')', () => this.#sum()));
    if (this.#takes('|')) return this.#deeper(() => this.#absolute(token));
    throw this.#missing(token);
  }

  #absolute(opening: Token): NodeId {
    const outer = this.#bars;
    this.#bars = 1;
    const value = this.#sum();
    this.#bars = outer;
    if (!this.#takes('|')) throw this.#unclosed(opening, '|');
    return this.#scope.builder.unary('abs', value);
  }

  #nameOrCall(token: Token & { readonly kind: 'name' }): NodeId {
    const { name } = token;
    this.#at++;
    const opening = this.#next;
    const called = opening.kind === 'mark' && opening.mark === '(';
    if (!called) return this.#scope.named(token);
    const callable = FUNCTIONS.get(name.toLowerCase());
    const touching = opening.start === token.end;
    if (this.#scope.isColumn(name)) {
      if (callable !== undefined) throw this.#fault({ kind: 'column-is-function', name }, token);
      if (touching) throw this.#fault({ kind: 'column-called', name }, token);
    } else if (callable !== undefined) {
      return this.#call(token, callable);
    } else if (touching && isWord(name) && !CONSTANTS.has(name)) {
      const near = nearest(name, [...FUNCTIONS.keys()]);
      throw this.#fault({ kind: 'unknown-function', name, near }, token);
    }
    return this.#scope.named(token);
  }

  #call(token: Token & { readonly kind: 'name' }, { arity, build }: Callable): NodeId {
    const opening = this.#take();
    return this.#deeper(() => {
      const values = this.#closed(opening, ')', () => {
        const list = [this.#sum()];
        while (this.#takes(',')) list.push(this.#sum());
        return list;
      });
      if (values.length !== arity) throw this.#miscounted(token, arity, values.length);
      const [a = NaN, b = NaN] = values;
      return this.#spanned(token.start, build(this.#scope.builder, a, b));
    });
  }

  #miscounted(token: Token & { readonly kind: 'name' }, due: number, given: number): FormulaError {
    const { name, start } = token;
    const { end } = this.#before;
    const inner = this.#scope.text.slice(token.end + 1, end - 1);
    if (due === 1 && given === 2 && /^\s*\d+,\d+\s*$/.test(inner)) {
      return this.#fault({ kind: 'decimal-comma', text: inner.trim() }, { start, end });
    }
    return this.#fault({ kind: 'argument-count', name, due, given }, { start, end });
  }

  /** What stands between parentheses, without the bars around them. */
  #closed<T>(opening: Token, closing: Mark, inner: () => T): T {
    const outer = this.#bars;
    this.#bars = 0;
    const value = inner();
    this.#bars = outer;
    if (!this.#takes(closing)) throw this.#unclosed(opening, closing);
    return value;
  }

  /** @throws FormulaError where it goes on for too deep to be read */
  #deeper<T>(inner: () => T): T {
    if (this.#depth === MOST_DEPTH)
      throw this.#fault({ kind: 'deep', most: MOST_DEPTH }, this.#next);
    this.#depth++;
    const value = inner();
    this.#depth--;
    return value;
  }

  /** Whether a factor begins here without a sign of multiplication. */
  #beginsOperand(): boolean {
    const token = this.#next;
    if (token.kind === 'number' || token.kind === 'name') return true;
    if (token.kind !== 'mark') return false;
    return token.mark === '(' || (token.mark === '|' && this.#bars === 0);
  }

  get #next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new RangeError('past the end');
    return token;
  }

  get #before(): Token {
    return this.#tokens[this.#at - 1] ?? this.#next;
  }

  #take(): Token & { readonly value: number } {
    const token = this.#next;
    this.#at++;
    return { value: NaN, ...token };
  }

  #takes(mark: Mark): boolean {
    const token = this.#next;
    const found = token.kind === 'mark' && token.mark === mark;
    if (found) this.#at++;
    return found;
  }

  /** Notes where a node comes from: the first place, and the whole of it. */
  #spanned(start: number, value: NodeId): NodeId {
    const { spans } = this.#scope;
    if (!spans.has(value)) spans.set(value, { start, end: this.#before.end });
    return value;
  }

  #fault(fault: FormulaFault, span: Span): FormulaError {
    return this.#scope.fault(fault, span);
  }

  #textOf({ start, end }: Span): string {
    return this.#scope.text.slice(start, end);
  }

  #unclosed(opening: Token, closing: string): FormulaError {
    const text = this.#textOf(opening);
    const next = this.#next;
    if (next.kind !== 'end') return this.#leftOver(next, { text, closing });
    return this.#fault({ kind: 'unclosed', text, closing: text === '[' ? ']' : closing }, opening);
  }

  /** Something is needed here, and there is none of it. */
  #missing(token: Token): FormulaError {
    const before = this.#before;
    if (before === token) return this.#leftOver(token);
    const isClosing = token.kind === 'mark' && (token.mark === ')' || token.mark === '|');
    const at = token.kind === 'end' || isClosing || token.kind === 'mark' ? before : token;
    return this.#fault({ kind: 'operand', after: this.#textOf(at) }, at);
  }

  #leftOver(
    token: Token,
    open?: { readonly text: string; readonly closing: string },
  ): FormulaError {
    const text = this.#textOf(token);
    if (token.kind === 'mark' && token.mark === ')') {
      return open === undefined
        ? this.#fault({ kind: 'unopened', text }, token)
        : this.#fault({ kind: 'unclosed', ...open }, token);
    }
    if (token.kind === 'mark' && token.mark === ',') {
      const around = /\d+,\d+/.exec(
        this.#scope.text.slice(Math.max(0, this.#before.start), token.end + 20),
      );
      if (around !== null) return this.#fault({ kind: 'decimal-comma', text: around[0] }, token);
    }
    return this.#fault({ kind: 'character', instead: undefined, text }, token);
  }
}

/** `sine`, not `a`, `b1`, `x_0` or `α`: no factor, but what was meant as a function. */
function isWord(name: string): boolean {
  return /^\p{L}{2,}/u.test(name);
}
