/** What a formula names of the columns of data. */
import { FUNCTIONS } from '../formula/functions.ts';
import { parseFormula } from '../formula/parse.ts';

/** A symbol and its unit: `t (s)`, `U [V]`, `p / kPa`. */
const WITH_UNIT = /^(.*[^\s(])\s*(?:\([^()]*\)|\[[^[\]]*\]|\s\/\s\S+)$/u;

/**
 * What a formula may call columns: each by its name, and `t (s)` by `t`, too, where nothing else is called so.
 * @returns the place of each in `columns`
 */
export function namesOfColumns(columns: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  // A table without a header has no names.
  for (const [i, name] of columns.entries()) if (name !== '' && !places.has(name)) places.set(name, i); // prettier-ignore
  const symbols = columns.map((name) => WITH_UNIT.exec(name)?.[1]);
  for (const [i, symbol] of symbols.entries()) {
    const isOnly = symbols.indexOf(symbol) === symbols.lastIndexOf(symbol);
    if (symbol !== undefined && isOnly && !places.has(symbol)) places.set(symbol, i);
  }
  return places;
}

export interface Named {
  /** What it calls the columns that it looks at, by their places. */
  readonly columns: ReadonlyMap<number, string>;
  /** The others: parameters, and maybe x. */
  readonly free: readonly string[];
  /** The column before its `=`. */
  readonly target: string | undefined;
}

/** @throws FormulaError */
export function namedIn(formula: string, columns: readonly string[]): Named {
  const places = namesOfColumns(columns);
  // Who writes exp( ) means the function.
  const names = [...places.keys()].filter((name) => !FUNCTIONS.has(name.toLowerCase()));
  const { graph, target } = parseFormula(formula, names);
  const used = graph.nodes.flatMap((node) =>
    node.op === 'input' ? [names[node.index] ?? ''] : [],
  );
  return {
    columns: new Map(used.map((name) => [places.get(name) ?? NaN, name])),
    free: graph.parameters,
    target: target !== undefined && places.has(target.name) ? target.name : undefined,
  };
}
