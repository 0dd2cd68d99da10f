/** What is wrong with a formula, where, and what to write in its place. */
import { DownhillError } from '../errors.ts';
import { shown } from '../text/shown.ts';
import type { FormulaFault, Span } from './faults.ts';

export type { FormulaFault, Span } from './faults.ts';

type Kind = FormulaFault['kind'];
/** A sentence for each kind, in one language. */
export type FormulaSentences = { readonly [K in Kind]: Sentence<K> };
type Sentence<K extends Kind> = (fault: Extract<FormulaFault, { readonly kind: K }>) => string;

/** What, and the mend. */
export const ENGLISH = {
  empty: () => 'there is no formula: write one, such as a*x + b',
  character: ({ text, instead }) =>
    `${shown(text)} has no meaning in a formula: ${instead === undefined ? 'leave it out' : `write ${instead}`}`,
  number: ({ text }) => `${text} is no number: write one such as 0.5 or 1e-3`,
  'decimal-comma': ({ text }) =>
    `a comma stands between the arguments of a function: write ${text.replace(',', '.')}`,
  operand: ({ after }) => `${after} needs something after it: write a number, a name or ( )`,
  unopened: ({ text }) => `${text} closes what was never opened: leave it out, or open it before`,
  unclosed: ({ text, closing }) => `${text} is never closed: add ${closing}`,
  'unknown-function': ({ name, near }) =>
    near === undefined
      ? `there is no function ${name}: for a product write ${name}*( )`
      : `there is no function ${name}: did you mean ${near}? For a product write ${name}*( )`,
  'no-argument': ({ name }) => `${name} needs its argument in parentheses: write ${name}(x)`,
  'argument-count': ({ name, due, given }) =>
    `${name} takes ${due} ${due === 1 ? 'argument' : 'arguments'}, here it has ${given}: write ${name}(${due === 1 ? 'x' : 'x, y'})`,
  'column-called': ({ name }) => `${name} is a column, not a function: write ${name}*( )`,
  'column-is-function': ({ name }) =>
    `${name} is a column and a function: rename the column, or write ${name}*( ) for a product`,
  'number-beside-number': () => 'two numbers stand side by side: write * between them',
  'product-in-divisor': ({ divisor }) =>
    `a product without * behind / can be read in two ways: write /(${divisor} …), or a * before what is to be multiplied`,
  glued: ({ name, factor, input }) =>
    `${name} is one name, and nothing here depends on ${input}: for a product write ${factor}*${input}`,
  'no-parameter': () => 'there is no parameter to fit: give at least one a name, such as a in a*x',
  'no-input': ({ inputs }) =>
    `nothing here depends on the data: write ${inputs} where a column belongs`,
  'many-parameters': ({ count, most }) =>
    `there are ${count} parameters, at most ${most} can be fitted: give numbers to some`,
  long: ({ length, most }) =>
    `the formula has ${length} characters, at most ${most} are read: shorten it`,
  deep: ({ most }) => `parentheses are nested more than ${most} deep: write fewer`,
  'left-side': ({ text }) => `${text} cannot stand before =: write y =, or leave the left side out`,
  constant: ({ name }) =>
    `${name} is a constant and cannot be given another value: choose another name`,
} as const satisfies FormulaSentences;

/** What is wrong, in a line. */
export function formulaFaultText(fault: FormulaFault): string {
  return (ENGLISH[fault.kind] as (fault: FormulaFault) => string)(fault);
}

/** A formula that cannot be read. */
export class FormulaError extends DownhillError {
  override readonly name = 'FormulaError';
  readonly fault: FormulaFault;
  /** The formula as it was given. */
  readonly text: string;
  readonly span: Span;

  constructor(fault: FormulaFault, text: string, span: Span) {
    super(formulaFaultText(fault));
    this.fault = fault;
    this.text = text;
    this.span = span;
  }

  /** The line of the formula, and carets under what is wrong. */
  get picture(): string {
    const { text, span } = this;
    const from = text.lastIndexOf('\n', span.start - 1) + 1;
    const to = text.indexOf('\n', span.start);
    const line = text.slice(from, to < 0 ? text.length : to);
    const width = (piece: string): number => Array.from(piece).length;
    const under = Math.max(
      1,
      width(text.slice(span.start, Math.min(span.end, from + line.length))),
    );
    return `${line}\n${' '.repeat(width(text.slice(from, span.start)))}${'^'.repeat(under)}`;
  }
}
