/** Which columns a model looks at, and what a formula calls them. */
import { namedIn, namesOfColumns, type Named } from '../core/data/named.ts';
import { ConfigError } from '../core/errors.ts';
import { FormulaError } from '../core/formula/fault.ts';
import { formulaError } from '../core/settings/formula-error.ts';
import { chooseOthers, columnName, indexOf, type Choice } from './columns.ts';
import type { Axis } from './faults.ts';
import type { Head } from './head.ts';

export interface AskedInputs {
  /** A column, or several with commas between them, each by name or by number from 1. */
  readonly x?: string;
  readonly y?: string;
  readonly formula?: string | undefined;
  /** Columns that are neither: no default falls on them. */
  readonly aside?: readonly number[];
}

export interface Inputs {
  readonly choice: Choice;
  /** What the formula calls them. [D]; undefined where there is none */
  readonly inputNames?: readonly string[];
}

/**
 * The columns that were asked for; for those that were not, what the formula names and is a column, then
 * those that suit best. `x` stands for the only input, whatever it is called.
 * @throws DataError | ConfigError
 */
export function chooseInputs(
  head: Head,
  { x, y: askedY, formula, aside = [] }: AskedInputs,
): Inputs {
  const named = formula === undefined ? undefined : namesIn(formula, head);
  const target = askedY ?? named?.target;
  const y = target === undefined ? undefined : placeOf(head, 'y', target);
  const asked = x === undefined ? undefined : columnsOf(head, x);
  const chosen = asked ?? [...(named?.columns.values() ?? [])].map((name) => placeOf(head, 'x', name)); // prettier-ignore
  const [first, ...others] = chosen;
  const fitted = y !== undefined && named?.columns.has(y) === true;
  if (fitted && (asked === undefined || !asked.includes(y))) {
    clash('y', `${columnName(head, y)} is what is fitted, and the formula looks at it: name another column with --y`); // prettier-ignore
  }
  const { x: one, y: other } = chooseOthers(head, first, y, [...others, ...aside]);
  const choice: Choice = { x: one, y: other, ...(others.length > 0 && { others }) };
  if (named === undefined) return { choice };
  return { choice, inputNames: inputNamesOf(head, [one, ...others], named, asked !== undefined) };
}

export function namesIn(formula: string, head: Head): Named {
  try {
    return namedIn(
      formula,
      head.columns.map(({ name }) => name),
    );
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    if (error.fault.kind === 'no-parameter') {
      clash('formula', 'each name in the formula is a column, and none is left to fit: say with --x which columns are inputs'); // prettier-ignore
    }
    throw formulaError(error);
  }
}

function inputNamesOf(
  head: Head,
  inputs: readonly number[],
  { columns, free }: Named,
  isAsked: boolean,
): readonly string[] {
  const used = new Set([...columns.values(), ...free]);
  const nameOf = (index: number): string => columns.get(index) ?? columnName(head, index);
  if (inputs.length === 1) {
    const name = nameOf(inputs[0] ?? NaN);
    if (!used.has('x') || name === 'x') return [used.has(name) ? name : 'x'];
    if ([...columns.values()].includes('x')) {
      clash('x', `x is a column of the data, and --x says ${name}: write ${name} in the formula, or leave --x out`); // prettier-ignore
    }
    if (used.has(name)) {
      clash('formula', `x stands for the column ${name}, which the formula names as well: write one of the two`); // prettier-ignore
    }
    return ['x'];
  }
  const names = inputs.map((index, d) => {
    const name = nameOf(index);
    const inFormula = [name, `x${d + 1}`].find((one) => used.has(one));
    if (inFormula !== undefined) return inFormula;
    return clash('x', `the formula does not look at column ${name}: write ${name} in it, or x${d + 1}, or leave it out of --x`); // prettier-ignore
  });
  if (new Set(names).size < names.length) {
    clash('x', `two inputs would be called ${names.join(', ')}: rename a column`);
  }
  if (!isAsked && free.includes('x')) {
    clash('formula', `x could be any of the columns ${names.join(', ')}: name the columns alone, or give --x`); // prettier-ignore
  }
  return names;
}

/** A name with a comma in it is a name all the same. */
export function columnsOf(head: Head, asked: string): readonly number[] {
  const isOne = head.columns.some(({ name }) => name === asked.trim());
  const parts = isOne ? [asked] : asked.split(',');
  const columns = parts.map((part) => placeOf(head, 'x', part.trim()));
  if (new Set(columns).size < columns.length) clash('x', `x ${asked} names a column twice: leave one out`); // prettier-ignore
  return columns;
}

/** By its name or number, as a flag has it, or by its symbol. */
export function placeOf(head: Head, axis: Axis, name: string): number {
  const names = head.columns.map((column) => column.name);
  const symbol = names.includes(name) ? undefined : namesOfColumns(names).get(name);
  return symbol ?? indexOf(head, axis, name);
}

function clash(field: string, message: string): never {
  throw new ConfigError(field, message);
}
