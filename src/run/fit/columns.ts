/** Which columns a formula looks at, which is fitted, and which rows count. */
import { ConfigError } from '../../core/errors.ts';
import { FormulaError } from '../../core/formula/fault.ts';
import { FUNCTIONS } from '../../core/formula/functions.ts';
import type { Graph } from '../../core/formula/graph.ts';
import { parseFormula, type Formula } from '../../core/formula/parse.ts';
import { having, checkOne, isNumbers } from '../../core/input/given.ts';
import { nearest } from '../../core/input/nearest.ts';
import { formulaError } from '../../core/settings/formula-error.ts';
import { shown } from '../../core/text/shown.ts';
import type { Observations } from '../../cpu/least-squares/observations.ts';
import type { FitOptions } from './options.ts';

/** Columns by the names that the formula has for them. [n] each; NaN is a missing number */
export type FitData = Readonly<Record<string, ArrayLike<number>>>;

/** @throws ConfigError */
export function checkData(data: FitData): void {
  checkOne('data', data, having('an object with columns'));
  for (const [name, column] of Object.entries(data)) {
    if (!isNumbers(column)) throw new ConfigError(name, `${name} ${shown(column)} is not a list of numbers: give one`); // prettier-ignore
  }
}

/** @throws ConfigError with carets under what is wrong */
export function parsed(
  formula: string,
  columns: readonly string[],
  aside: readonly (string | undefined)[],
): Formula {
  try {
    // Who writes exp( ) means the function.
    const inputs = columns.filter(
      (name) => !FUNCTIONS.has(name.toLowerCase()) && !aside.includes(name),
    );
    const found = parseFormula(formula, inputs);
    // What is fitted is no input of the fit, unless it stands on the right, too.
    const target = found.target?.name ?? 'y';
    const isLooked = found.graph.nodes.some(
      (node) => node.op === 'input' && inputs[node.index] === target,
    );
    return isLooked ? found : parseFormula(formula, usedBy(found.graph));
  } catch (error) {
    throw error instanceof FormulaError ? formulaError(error) : error;
  }
}

/** The columns that it looks at; x where it looks at none, as a constant does. */
function usedBy({ nodes, inputs }: Graph): readonly string[] {
  return inputs.filter((_, d) => nodes.some((node) => node.op === 'input' && node.index === d));
}

/** @param aside columns that are neither fitted nor looked at */
export function targetOf(
  { target, graph }: Formula,
  data: FitData,
  aside: readonly (string | undefined)[] = [],
): string {
  if (target !== undefined && Object.hasOwn(data, target.name)) return target.name;
  const left = Object.keys(data).filter(
    (name) => !graph.inputs.includes(name) && !aside.includes(name),
  );
  if (left.includes('y')) return 'y';
  const [only] = left;
  if (left.length === 1 && only !== undefined) return only;
  const known = Object.keys(data).join(', ');
  throw new ConfigError('formula', `which column is fitted is not said: write it before the formula, such as y = …; the columns are ${known}`); // prettier-ignore
}

export interface Rows {
  readonly observations: Observations;
  /** Rows in which a number is missing, or the weight is 0. */
  readonly leftOut: number;
  /** The rows that count, by their places. [n] */
  readonly kept: Uint32Array;
}

/** What is to be done about a row that cannot be: where it returns, the row is left out. */
export type Refuse = (error: ConfigError, row: number) => void;

const refuse: Refuse = (error) => {
  throw error;
};

/** The rows in which no number is missing: NaN is a missing one. */
export function rowsOf(
  data: FitData,
  { graph, target: written }: Formula,
  target: string,
  { sigma, weights }: Pick<FitOptions, 'sigma' | 'weights'>,
  onBad = refuse,
): Rows {
  const column = (name: string): ArrayLike<number> => {
    const found = Object.hasOwn(data, name) ? data[name] : undefined;
    if (found !== undefined) return found;
    const near = nearest(name, Object.keys(data));
    throw new ConfigError(name, `there is no column ${shown(name)}: ${near === undefined ? `the columns are ${Object.keys(data).join(', ')}` : `did you mean ${near}?`}`); // prettier-ignore
  };
  const y = column(target);
  const aside = sigma ?? weights;
  const own = aside === undefined ? undefined : column(aside);
  const used = [...graph.inputs.map(column), y, ...(own === undefined ? [] : [own])];
  for (const [k, { length }] of used.entries()) {
    if (length !== y.length) throw new ConfigError(graph.inputs[k] ?? aside ?? '', `${graph.inputs[k] ?? aside ?? ''} has ${length} rows, and ${target} has ${y.length}: give as many of each`); // prettier-ignore
  }
  const isLog = written?.transform === 'log' && written.name === target;
  const kept = new Uint32Array(y.length);
  const looked = { used, own, y, target, isLog, aside, isSigma: sigma !== undefined };
  let count = 0;
  for (let i = 0; i < y.length; i++) {
    if (used.some((one) => Number.isNaN(one[i]))) continue;
    const wrong = faultOf(i, looked);
    if (wrong !== undefined) onBad(new ConfigError(...wrong), i);
    else if (own?.[i] !== 0) kept[count++] = i;
  }
  if (count === 0)
    throw new ConfigError(
      target,
      'there is no row with a number in each column that is looked at: check the columns',
    );
  const rows = kept.subarray(0, count);
  return {
    observations: {
      inputs: graph.inputs.map((name) => some(column(name), rows)),
      target: some(y, rows, isLog ? Math.log : undefined),
      weights:
        own && some(own, rows, sigma === undefined ? undefined : (value) => 1 / value / value),
    },
    leftOut: y.length - count,
    kept: rows,
  };
}

/** Of some rows, each changed. */
function some(
  of: ArrayLike<number>,
  rows: Uint32Array,
  change?: (value: number) => number,
): ArrayLike<number> {
  // Nothing is left out, as mostly.
  if (change === undefined && of instanceof Float64Array && of.length === rows.length) return of;
  const found = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const value = of[rows[k] ?? 0] ?? NaN;
    found[k] = change === undefined ? value : change(value);
  }
  return found;
}

interface Looked {
  readonly used: readonly ArrayLike<number>[];
  readonly own: ArrayLike<number> | undefined;
  readonly y: ArrayLike<number>;
  readonly target: string;
  readonly isLog: boolean;
  readonly aside: string | undefined;
  readonly isSigma: boolean;
}

/** The field and the message of a row that cannot be. */
function faultOf(
  i: number,
  { used, own, y, target, isLog, aside = '', isSigma }: Looked,
): readonly [string, string] | undefined {
  const mark = own?.[i];
  if (used.some((one) => !Number.isFinite(one[i]))) return [target, `row ${i + 1} has an infinite number: leave the row out`]; // prettier-ignore
  if (mark !== undefined && (mark < 0 || (mark === 0 && isSigma)))
    return [aside, `row ${i + 1} has ${aside} ${mark}, which must be ${isSigma ? 'above 0' : 'from 0 on'}: change it, or leave the row out`]; // prettier-ignore
  if (isLog && mark !== 0 && !Number.isFinite(Math.log(y[i] ?? NaN)))
    return [target, `log(${target}) of row ${i + 1} is no number, for ${target} is ${y[i]}: leave the row out`]; // prettier-ignore
  return undefined;
}
