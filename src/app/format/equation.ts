import { formulaText } from '../../core/formula/written.ts';
import { isLine, isNetwork, type Model } from '../../core/models/model.ts';
import { lineText, type Extents } from './line-text.ts';
import { raised, typeset } from './typeset.ts';

/** More digits of a parameter nobody reads in a formula. */
const DIGITS = 5;

/** A model with its parameters as a formula, in as many digits as are read; a dash where they are not known. */
export function equationOf(
  model: Model,
  theta: readonly number[] | undefined,
  extents: Extents,
): string {
  if (theta === undefined) return '–';
  if (isNetwork(model)) return model.sizes.join(' – ');
  const [a = NaN, b = NaN] = theta;
  if (isLine(model)) return lineText(a, b, extents);
  const held = theta.map((value) => {
    const text = typeset(String(Number(value.toPrecision(DIGITS))).toLowerCase(), false);
    return /^−|×/.test(text) ? `(${text})` : text;
  });
  return `ŷ = ${printed(formulaText({ ...model, parameters: held }))}`;
}

/** With the signs of print: 2·x² − 3 for 2*x^2 + (−3). */
function printed(formula: string): string {
  return formula
    .replaceAll('*', '·')
    .replaceAll('-', '−')
    .replace(/\+ \(−([^()]*)\)(?!\^)/g, '− $1')
    .replace(/\^(\d+)(?![\d.])/g, (_, power: string) => raised(power));
}
