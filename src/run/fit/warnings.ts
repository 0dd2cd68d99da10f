/** What a reader of a fit has to know besides its numbers: as data, for each language to say. */
import type { Assessment } from '../../core/statistics/assess.ts';
import { normOf } from '../../core/statistics/scatter.ts';
import type { RunsTest } from '../../core/statistics/runs-test.ts';
import { farFromZero, type FarFromZero } from './far-from-zero.ts';
import { isConverged, type FitReason, type Found } from './found.ts';
import { outlierIn, type OutlierWarning } from './outlier.ts';
import type { Task } from './task.ts';

export type FitWarning =
  /** It stopped before it came to a minimum. */
  | { readonly kind: 'not-converged'; readonly reason: FitReason }
  /** No ŷ changes when these parameters move along by so much each. */
  | {
      readonly kind: 'undetermined';
      readonly along: readonly (readonly [name: string, by: number])[];
    }
  /** The rows determine it only just: the condition number of the Jacobian. */
  | { readonly kind: 'nearly-undetermined'; readonly condition: number }
  /** Beyond its bound the fit would be better. */
  | { readonly kind: 'at-bound'; readonly name: string; readonly bound: number }
  /** Another minimum, nearly as good. */
  | { readonly kind: 'other-minimum'; readonly parameters: readonly (readonly [name: string, value: number])[]; readonly rss: number } // prettier-ignore
  /** No row is left to tell the scatter from. */
  | { readonly kind: 'few-rows'; readonly rows: number; readonly parameters: number }
  /** One row stands out, and least squares follow it. */
  | OutlierWarning
  /** Long stretches of one sign: the model misses a bend. */
  | {
      readonly kind: 'not-random';
      readonly runs: number;
      readonly expected: number;
      readonly pValue: number;
    }
  /** A parameter is a height at x = 0, far from all rows. */
  | FarFromZero
  /** The residuals are at the rounding of y: errors say nothing. */
  | { readonly kind: 'exact' }
  /** A parameter is at the end of f64: the formula wants another origin of x. */
  | { readonly kind: 'out-of-range'; readonly name: string; readonly value: number; readonly column: string; readonly from: number } // prettier-ignore
  | { readonly kind: 'left-out'; readonly rows: number }
  /** Errors of a robust loss. */
  | { readonly kind: 'approximate-errors'; readonly loss: 'huber' | 'l1' }
  /** Along a profile the sum of squares was less than at what was found. */
  | { readonly kind: 'better-on-profile'; readonly name: string; readonly value: number };

/** Directions that are determined by less than this are known to few digits. */
const ILL = 1e8;
/** By how much another minimum's AIC may be above that of the least, so that it is within reach (Burnham and Anderson 2002, § 2.6). */
const REACH = 10;
/** A chance that small is not taken for chance. */
const RARE = 0.01;
/** Residuals of that share of y are its rounding. */
const ROUNDING = 1e-14;
/** A value that small, of x far from 0, is what exp( ) of something great left of it. */
const TINY = 1e-100;

export function warningsOf(
  task: Task,
  [best, ...others]: readonly Found[],
  assessment: Assessment,
  {
    runs,
    residuals,
  }: { readonly runs: RunsTest | undefined; readonly residuals: ArrayLike<number> },
): readonly FitWarning[] {
  if (best === undefined) return [];
  const { graph, observations, bounds, leftOut, loss } = task;
  const { parameters: names } = graph;
  const { rows, condition } = assessment;
  const { factor, atBound, parameters } = best;
  const found: FitWarning[] = [];
  if (!isConverged(best)) found.push({ kind: 'not-converged', reason: best.reason });
  const { length: count } = factor.free;
  // What follows from it comes behind it.
  if (rows <= count) found.push({ kind: 'few-rows', rows, parameters: count });
  for (const along of factor.undetermined) {
    const moved = along.flatMap((by, k) => by === 0 ? [] : [[names[factor.free[k] ?? -1] ?? '', by] as const]); // prettier-ignore
    found.push({ kind: 'undetermined', along: moved });
  }
  const far = farFromZero(task, parameters);
  if (far !== undefined) found.push(far);
  else if (factor.undetermined.length === 0 && condition > ILL) found.push({ kind: 'nearly-undetermined', condition }); // prettier-ignore
  for (const p of atBound) {
    const { least = NaN, most = NaN } = bounds[p] ?? {};
    found.push({
      kind: 'at-bound',
      name: names[p] ?? '',
      bound: parameters[p] === least ? least : most,
    });
  }
  for (const other of others) {
    const above = rows * Math.log(other.cost / best.cost);
    if (loss === 'mse' && above < REACH)
      found.push({ kind: 'other-minimum', parameters: other.parameters.map((value, p) => [names[p] ?? '', value] as const), rss: other.residualSquares }); // prettier-ignore
  }
  const isExact = rows > count && assessment.residualNorm <= ROUNDING * normOf(observations.target, observations.weights); // prettier-ignore
  if (isExact) found.push({ kind: 'exact' });
  const isBent = runs !== undefined && runs.tooFew < RARE;
  const outlier =
    isExact || loss !== 'mse'
      ? undefined
      : outlierIn(
          task,
          best,
          { ...assessment, isAbsolute: task.isAbsolute },
          { residuals, isBent },
        );
  if (outlier !== undefined) found.push(outlier);
  if (isBent) {
    found.push({
      kind: 'not-random',
      runs: runs.runs,
      expected: runs.expected,
      pValue: runs.tooFew,
    });
  }
  const [column] = graph.inputs;
  const lost = parameters.findIndex((value) => value !== 0 && Math.abs(value) < TINY);
  if (lost >= 0 && !isConverged(best) && column !== undefined)
    found.push({ kind: 'out-of-range', name: names[lost] ?? '', value: parameters[lost] ?? NaN, column, from: observations.inputs[0]?.[0] ?? NaN }); // prettier-ignore
  if (leftOut > 0) found.push({ kind: 'left-out', rows: leftOut });
  if (loss !== 'mse') found.push({ kind: 'approximate-errors', loss });
  return found;
}
