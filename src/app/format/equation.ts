import { isLine } from '../../core/models/model.ts';
import type { Prepared } from '../training/made.ts';
import { columnsOf } from './columns.ts';
import { lineText } from './line-text.ts';
import { MARK, marked, partsOf, unmarked, type TextPart } from './marked.ts';
import { raised, toError, typeset } from '../../core/text/typeset.ts';

/** More digits of a parameter nobody reads in a formula. */
const DIGITS = 5;
/** From here on as a power of ten. */
const LONG = 1e9;

/** A model with its parameters as a formula, in as many digits as are read; a dash where they are not known. */
export function equationOf(prepared: Prepared, theta: readonly number[] | undefined): string {
  return theta === undefined ? '–' : unmarked(written(prepared, theta));
}

/** The same in parts, its parameters rounded to their uncertainty where that is known. */
export function equationParts(
  prepared: Prepared,
  theta: readonly number[],
  errors = prepared.standardErrors,
): readonly TextPart[] {
  return partsOf(written(prepared, theta, errors));
}

function written(prepared: Prepared, theta: readonly number[], errors?: readonly number[]): string {
  const { problem, reading } = prepared;
  const [a = NaN, b = NaN] = theta;
  return isLine(problem.model)
    ? lineText(a, b, columnsOf(prepared).extents, errors)
    : reading.written(theta, errors);
}

/**
 * @param formula with these in the place of its parameters, marked
 * @param errors how sure they are, where that is known
 */
export function withParameters(
  formula: (parameters: readonly string[]) => string,
  theta: readonly number[],
  errors?: readonly number[],
): string {
  const held = theta.map((value, p) => {
    const rounded = Number(value.toPrecision(DIGITS));
    const long = Math.abs(rounded) >= LONG;
    const text =
      toError(value, errors?.[p], DIGITS) ??
      typeset(long ? rounded.toExponential() : String(rounded), false);
    return /^−|×/.test(text) ? `(${marked(text, p)})` : marked(text, p);
  });
  return `ŷ = ${printed(formula(held))}`;
}

const AFTER_SIGN = new RegExp(`([+−]) \\((${MARK}?)−([^()]*)\\)(?!\\^)`, 'g');
const TWICE_NEGATIVE = new RegExp(`(^|\\(|, )−\\((${MARK}?)−([^()]*)\\)(?!\\^)`, 'g');
const AT_THE_FRONT = new RegExp(`(^|\\(|, )\\((${MARK}?−[^()×]*)\\)(?!\\^)`, 'g');

/** With the signs of print: 2·x² − 3 for 2*x^2 + (−3), and exp(3·x) for exp(−(−3)*x). */
export function printed(formula: string): string {
  return formula
    .replaceAll('*', '·')
    .replaceAll('-', '−')
    .replace(AFTER_SIGN, (_, sign: string, mark: string, value: string) =>
      sign === '+' ? `− ${held(mark + value)}` : `+ ${held(mark + value)}`,
    )
    .replace(
      TWICE_NEGATIVE,
      (_, before: string, mark: string, value: string) => before + held(mark + value),
    )
    .replace(AT_THE_FRONT, '$1$2')
    .replace(/\^(\d+)(?![\d.])/g, (_, power: string) => raised(power));
}

/** A power of ten multiplies what stands beside it, too. */
function held(value: string): string {
  return value.includes('×') ? `(${value})` : value;
}
