/** Several formulas of the same rows: which is the better, and by how much. */
import { ConfigError } from '../../core/errors.ts';
import {
  nestedTest,
  ranked,
  type Compared,
  type NestedTest,
} from '../../core/statistics/comparing.ts';
import type { Answer } from './fit.ts';
import { isCaseOf } from './nested.ts';
import type { Task } from './task.ts';

/** A formula that was fitted, and what it was fitted to. */
export interface Contender {
  readonly task: Task;
  readonly answer: Pick<Answer, 'rss' | 'residualStandardDeviation' | 'degreesOfFreedom' | 'aic' | 'aicc' | 'rows' | 'status' | 'absoluteSigma'>; // prettier-ignore
}

export interface ComparedModel {
  readonly formula: string;
  readonly parameters: number;
  readonly rss: number;
  readonly degreesOfFreedom: number;
  readonly status: Answer['status'];
  /** By how much AICc is above the least. */
  readonly difference: number;
  /** Akaike weight: its share of the evidence, among these. */
  readonly weight: number;
}

/** Both by their places in `models`. */
export interface Nesting extends NestedTest {
  readonly simpler: number;
  readonly fuller: number;
}

export interface Comparison {
  readonly criterion: 'aicc' | 'aic';
  readonly models: readonly ComparedModel[];
  /** Of each pair of which one is a case of the other. */
  readonly tests: readonly Nesting[];
}

/**
 * @param contenders of the same rows and the same y
 * @throws ConfigError where some fit y, and some log y, whose likelihoods do not compare
 */
export function compared(contenders: readonly Contender[]): Comparison {
  const [first, ...others] = contenders.map(({ task }) => task);
  const other = others.find(({ isLog }) => isLog !== first?.isLog);
  if (other !== undefined) throw new ConfigError('compare', `${other.formula} fits ${other.isLog ? 'log ' : ''}${other.target}, and ${first?.formula} does not: write both of the same`); // prettier-ignore
  const { criterion, differences, weights } = ranked(contenders.map(({ answer }) => answer));
  const tests: Nesting[] = [];
  for (const [simpler, { task: one, answer: few }] of contenders.entries()) {
    for (const [fuller, { task: other, answer: many }] of contenders.entries()) {
      if (few.status !== 'converged' || many.status !== 'converged') continue;
      if (simpler === fuller || !isCaseOf(one, other)) continue;
      const test = nestedTest(asCompared(few), asCompared(many), many.absoluteSigma);
      if (test !== undefined) tests.push({ simpler, fuller, ...test });
    }
  }
  return {
    criterion,
    models: contenders.map(({ task, answer: { rss, degreesOfFreedom, rows, status } }, m) => ({
      formula: task.formula,
      parameters: rows - degreesOfFreedom,
      rss,
      degreesOfFreedom,
      status,
      difference: differences[m] ?? NaN,
      weight: weights[m] ?? NaN,
    })),
    tests,
  };
}

function asCompared({
  rss,
  residualStandardDeviation: s,
  degreesOfFreedom,
}: Contender['answer']): Compared {
  // The squares of a y of 1e300 are beyond f64, s is not.
  const residualNorm = degreesOfFreedom > 0 ? s * Math.sqrt(degreesOfFreedom) : Math.sqrt(rss);
  return { residualNorm, degreesOfFreedom };
}
