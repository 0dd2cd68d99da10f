import { ConfigError } from '../errors.ts';
import type { FormulaError } from '../formula/fault.ts';

/** The same as an error of the setting: with the formula, and carets under what is wrong. */
export function formulaError(error: FormulaError): ConfigError {
  const { fault, span, message: words } = error;
  return new ConfigError('formula', `${words}\n${error.picture}`, {
    formula: { kind: 'formula', fault, span, words },
  });
}
