/** NIST's Statistical Reference Datasets: a table, its model, and the fit that is certified for it to 11 digits. */
import { readFileSync, readdirSync } from 'node:fs';
import type { Graph } from '../../src/core/formula/graph.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';

const FOLDER = new URL('../fixtures/nist/', import.meta.url);

export const NIST_SETS = readdirSync(FOLDER).filter((one) => one.endsWith('.dat'));

export interface NistSet {
  readonly formula: string;
  readonly graph: Graph;
  /** [D][n] */
  readonly inputs: readonly (readonly number[])[];
  /** Of a model of log y its logarithms. [n] */
  readonly target: readonly number[];
  /** From far and from near; none of a linear set. [2][P] */
  readonly starts: readonly (readonly number[])[];
  /** In the order of the graph's parameters. [P] */
  readonly parameters: readonly number[];
  /** [P] */
  readonly standardErrors: readonly number[];
  readonly residualSquares: number;
}

const LINE_OF_PARAMETER = /^ *(b\d+) *=? +([-+.\dE]+(?: +[-+.\dE]+)*) *$/i;

export function nist(name: string): NistSet {
  const text = readFileSync(new URL(name, FOLDER), 'latin1');
  const model = text.slice(text.search(/^Model:/m)).split(/Starting|Certified/i)[0] ?? '';
  const formula = model.slice(model.search(/(pi|y|log\[y\]) *=/));
  const [, squares] =
    /Residual Sum of Squares: *(\S+)/.exec(text) ?? /^ *Residual +\d+ +(\S+)/m.exec(text) ?? [];
  const [, head = '', body = ''] = /^Data: +(y +x.*)\n([^]*)$/m.exec(text) ?? [];
  const rows = body
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const column = (k: number): number[] => rows.map((row) => row[k] ?? NaN);
  const names = head.trim().split(/\s+/).slice(1);
  const { graph } = parseFormula(formula, names);
  const certified = new Map(
    text.split('\n').flatMap((line) => {
      const [, called = '', numbers = ''] = LINE_OF_PARAMETER.exec(line) ?? [];
      return called === ''
        ? []
        : [[called.toLowerCase(), numbers.split(/ +/).map(Number)] as const];
    }),
  );
  const of = (fromEnd: number): number[] =>
    graph.parameters.map((one) => certified.get(one.toLowerCase())?.at(fromEnd) ?? NaN);
  const hasStarts = [...certified.values()].every((numbers) => numbers.length === 4);
  return {
    formula,
    graph,
    inputs: names.map((_, d) => column(d + 1)),
    target: column(0).map((value) => (formula.startsWith('log') ? Math.log(value) : value)),
    starts: hasStarts ? [of(-4), of(-3)] : [],
    parameters: of(-2),
    standardErrors: of(-1),
    residualSquares: Number(squares),
  };
}

/** The digits that all numbers of a list have: −log10 of the greatest relative error, of what is 0 of the absolute one. */
export function digits(found: readonly number[], certified: readonly number[]): number {
  const errors = certified.map(
    (due, i) => Math.abs((found[i] ?? NaN) - due) / (Math.abs(due) || 1),
  );
  const worst = Math.max(...errors);
  return worst === 0 ? 16 : -Math.log10(worst);
}
