import { isLine } from '../../core/models/model.ts';
import type { Prepared } from '../training/made.ts';
import { columnsOf } from './columns.ts';
import { lineText } from './line-text.ts';
import { raised, typeset } from './typeset.ts';

/** More digits of a parameter nobody reads in a formula. */
const DIGITS = 5;
/** From here on as a power of ten. */
const LONG = 1e9;

/** A model with its parameters as a formula, in as many digits as are read; a dash where they are not known. */
export function equationOf(prepared: Prepared, theta: readonly number[] | undefined): string {
  const { problem, reading } = prepared;
  if (theta === undefined) return '–';
  const [a = NaN, b = NaN] = theta;
  return isLine(problem.model)
    ? lineText(a, b, columnsOf(prepared).extents)
    : reading.written(theta);
}

/** @param formula with these in the place of its parameters */
export function withParameters(
  formula: (parameters: readonly string[]) => string,
  theta: readonly number[],
): string {
  const held = theta.map((value) => {
    const rounded = Number(value.toPrecision(DIGITS));
    const long = Math.abs(rounded) >= LONG;
    const text = typeset(long ? rounded.toExponential() : String(rounded), false);
    return /^−|×/.test(text) ? `(${text})` : text;
  });
  return `ŷ = ${printed(formula(held))}`;
}

/** With the signs of print: 2·x² − 3 for 2*x^2 + (−3), and exp(3·x) for exp(−(−3)*x). */
export function printed(formula: string): string {
  return formula
    .replaceAll('*', '·')
    .replaceAll('-', '−')
    .replace(/([+−]) \(−([^()]*)\)(?!\^)/g, (_, sign: string, value: string) =>
      sign === '+' ? `− ${held(value)}` : `+ ${held(value)}`,
    )
    .replace(
      /(^|\(|, )−\(−([^()]*)\)(?!\^)/g,
      (_, before: string, value: string) => before + held(value),
    )
    .replace(/(^|\(|, )\((−[^()×]*)\)(?!\^)/g, '$1$2')
    .replace(/\^(\d+)(?![\d.])/g, (_, power: string) => raised(power));
}

/** A power of ten multiplies what stands beside it, too. */
function held(value: string): string {
  return value.includes('×') ? `(${value})` : value;
}
