import { FormulaError } from '../formula/fault.ts';
import { FUNCTIONS } from '../formula/functions.ts';
import { parseFormula } from '../formula/parse.ts';
import { namesOfInputs, type OwnData } from './own.ts';

/**
 * Own data with their columns called as a formula calls them: by their own names, where it says these, else `x`, or `x1`,
 * `x2`, … of several.
 */
export function calledIn(formula: string | undefined, own: OwnData): OwnData {
  if (formula === undefined) return own;
  const columns = [own.xName, ...(own.others ?? []).map(({ name }) => name)];
  const used = namesIn(formula, columns);
  const plain = namesOfInputs(columns.length);
  const inputNames = columns.map((name, d) => (used.has(name) ? name : (plain[d] ?? name)));
  return new Set(inputNames).size < inputNames.length ? own : { ...own, inputNames };
}

/** Those of the columns that it looks at. */
function namesIn(formula: string, columns: readonly string[]): ReadonlySet<string> {
  // Who writes exp( ) means the function.
  const names = [...new Set(columns)].filter((name) => !FUNCTIONS.has(name.toLowerCase()));
  try {
    const { nodes } = parseFormula(formula, names).graph;
    return new Set(nodes.flatMap((node) => (node.op === 'input' ? [names[node.index] ?? ''] : [])));
  } catch (error) {
    // Who reads it as it stands says what is wrong.
    if (error instanceof FormulaError) return new Set();
    throw error;
  }
}
