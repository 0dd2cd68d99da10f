import { FormulaError } from '../formula/fault.ts';
import { namedIn, type Named } from './named.ts';
import { namesOfInputs, type OwnData } from './own.ts';

/**
 * Own data with their columns called as a formula calls them: by their own names or symbols, where it says these, else `x`, or
 * `x1`, `x2`, … of several.
 */
export function calledIn(formula: string | undefined, own: OwnData): OwnData {
  if (formula === undefined) return own;
  const columns = [own.xName, ...(own.others ?? []).map(({ name }) => name)];
  const named = columnsIn(formula, columns);
  const plain = namesOfInputs(columns.length);
  const inputNames = columns.map((name, d) => named.get(d) ?? plain[d] ?? name);
  return new Set(inputNames).size < inputNames.length ? own : { ...own, inputNames };
}

function columnsIn(formula: string, columns: readonly string[]): Named['columns'] {
  try {
    return namedIn(formula, columns).columns;
  } catch (error) {
    // Who reads it as it stands says what is wrong.
    if (error instanceof FormulaError) return new Map();
    throw error;
  }
}
