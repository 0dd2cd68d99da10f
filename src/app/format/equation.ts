import { formulaText } from '../../core/formula/written.ts';
import { isLine, isNetwork, type Model } from '../../core/models/model.ts';
import { lineText, type Extents } from './line-text.ts';
import { typeset } from './typeset.ts';

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
  const parameters = theta.map((value) => String(Number(value.toPrecision(DIGITS))));
  const held = parameters.map((text) => (text.startsWith('-') ? `(${text})` : text));
  return `ŷ = ${typeset(formulaText({ ...model, parameters: held }).replaceAll('*', '·'))}`;
}
