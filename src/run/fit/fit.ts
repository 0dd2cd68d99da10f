/** The answer: a formula's parameters by least squares, and how sure they are. All f64. */
import { spreadOf } from '../../core/arithmetic/mean.ts';
import { AbortedError, DownhillError } from '../../core/errors.ts';
import { F64 } from '../../core/formula/arithmetic.ts';
import { firstNotFinite, notFiniteText } from '../../core/not-finite.ts';
import { assess } from '../../core/statistics/assess.ts';
import { hasConstant } from '../../core/statistics/constant.ts';
import { runsTest, type RunsTest } from '../../core/statistics/runs-test.ts';
import { betweenShares, firstPart, withPauses, type InPieces } from '../../core/work/pieces.ts';
import { isConverged, type FitReason, type Found } from './found.ts';
import { minimaInPieces } from './minima.ts';
import { predictor, type Predictor } from './predict.ts';
import { profiled } from './profile.ts';
import { residualsOf, robustFrom, tamed } from './robust.ts';
import type { Theta } from './projection.ts';
import { searchInPieces } from './search.ts';
import type { FitData } from './columns.ts';
import type { FitOptions } from './options.ts';
import { taskOf, type Task } from './task.ts';
import { warningsOf, type FitWarning } from './warnings.ts';

export interface FittedParameter {
  readonly name: string;
  readonly value: number;
  /** 0 of one that is fixed; NaN where it is not known. */
  readonly standardError: number;
  /** The interval that holds the truth at the level asked for. */
  readonly low: number;
  readonly high: number;
  /** Where the descent to the minimum set out; undefined where the answer was solved for at once. */
  readonly start: number | undefined;
  /** Whether a bound holds it, beyond which the fit would be better. */
  readonly atBound: boolean;
  readonly fixed: boolean;
  /** Where those of the columns are given: empty of a pure number, undefined where it does not follow. */
  readonly unit: string | undefined;
}

/** What a fit owes its reader, all in the person's own units. */
export interface Answer {
  readonly formula: string;
  /** The column that is fitted. */
  readonly target: string;
  readonly parameters: readonly FittedParameter[];
  /** [P][P]; NaN beside what is not determined or at a bound. */
  readonly covariance: readonly (readonly number[])[];
  /** [P][P] likewise, from −1 to 1. */
  readonly correlation: readonly (readonly number[])[];
  /** Σ w·r² */
  readonly rss: number;
  readonly residualStandardDeviation: number;
  readonly degreesOfFreedom: number;
  readonly rSquared: number;
  /** What R² compares with: the mean of y, or y = 0 for a model without a constant. */
  readonly rSquaredAbout: 'mean' | 'zero';
  readonly reducedChiSquare: number;
  readonly aicc: number | undefined;
  readonly aic: number;
  /** Rows that count. */
  readonly rows: number;
  readonly level: number;
  /** Standard errors on either side of an interval: Student's t, or the normal distribution's where σ is known. */
  readonly critical: number;
  readonly absoluteSigma: boolean;
  readonly loss: Task['loss'];
  /** How intervals were found. */
  readonly intervals: 'standard-error' | 'profile';
  readonly runs: RunsTest | undefined;
  readonly condition: number;
  readonly status: 'converged' | 'not-converged';
  readonly reason: FitReason;
  readonly iterations: number;
  /** Distinct minima that were found, from the least on. */
  readonly minima: readonly { readonly parameters: Theta; readonly rss: number }[];
  readonly engine: 'cpu';
  readonly warnings: readonly FitWarning[];
  /** ŷ − y of the rows that count, with the sign turned: y − ŷ. [n] */
  readonly residuals: Float64Array;
  /** ŷ and its bands at other inputs. */
  readonly predict: Predictor;
}

/** Of the time: what a person left out of a start is searched. */
const START = 0.05;

/**
 * The least squares of a formula, in pieces that are short.
 * @throws ConfigError for what cannot be fitted, DownhillError where the formula is finite nowhere
 */
export function fitInPieces(
  data: FitData,
  formula: string,
  options: FitOptions = {},
): InPieces<Answer> {
  return answerInPieces(taskOf(data, formula, options));
}

function* answerInPieces(task: Task): InPieces<Answer> {
  const { model, graph, observations, bounds, starts, loss, huberDelta } = task;
  const start = task.start.size === 0 ? undefined : yield* wholeStart(task);
  const searched = loss === 'mse' ? [observations] : tamed(observations);
  const minima: Found[] = [];
  const share = (0.8 - START) / searched.length;
  for (const [k, rows] of searched.entries()) {
    const work = minimaInPieces(model, graph, rows, { start, starts, bounds });
    minima.push(...(yield* betweenShares(work, START + k * share, START + (k + 1) * share)));
  }
  const robust = loss === 'mse' ? undefined : robustFrom(minima, model, observations, { loss, delta: huberDelta, bounds }); // prettier-ignore
  const [best] = minima;
  const found = robust ?? best;
  if (found === undefined) throw nowhereFinite(task, start);
  const residuals = residualsOf(model, { ...observations, weights: undefined })(found.parameters);
  yield 0.85;
  const about = hasConstant(model.derived, model.free, found.parameters) ? 'mean' : 'zero';
  yield 0.9;
  const { isAbsolute, level } = task;
  const observed = { target: observations.target, residuals, weights: observations.weights };
  const assessment = assess(found, observed, { asked: model.free, level, isAbsolute, about, scatter: robust?.variance }); // prettier-ignore
  const hasSquares = Number.isFinite(assessment.residualSquares) && assessment.residualSquares > 0 === assessment.residualNorm > 0; // prettier-ignore
  const intervals = task.profile && robust === undefined && hasSquares ? profiled(task, found, assessment) : undefined; // prettier-ignore
  yield 0.95;
  const runs = runsOf(task, residuals);
  // Where one did not come to a minimum there is none.
  const all = robust === undefined ? minima.filter((one) => one === found || isConverged(one)) : [robust]; // prettier-ignore
  const warnings = [
    ...warningsOf(task, all, assessment, { runs, residuals }),
    ...(intervals?.warnings ?? []),
  ];
  const { residualStandardDeviation, degreesOfFreedom, rSquared, reducedChiSquare, aic, aicc, rows } = assessment; // prettier-ignore
  return {
    formula: task.formula,
    target: task.target,
    parameters: assessment.parameters.map((one, p) => ({
      name: graph.parameters[p] ?? '',
      value: one.value,
      standardError: one.standardError,
      low: intervals?.ends[p]?.low ?? one.low,
      high: intervals?.ends[p]?.high ?? one.high,
      start: found.start?.[p],
      atBound: one.standing === 'at-bound',
      fixed: one.standing === 'held',
      unit: task.units[p],
    })),
    covariance: assessment.covariance,
    correlation: assessment.correlations,
    rss: assessment.residualSquares,
    residualStandardDeviation,
    degreesOfFreedom,
    rSquared: rSquared.value,
    rSquaredAbout: rSquared.about,
    reducedChiSquare,
    aicc,
    aic,
    rows,
    level,
    critical: assessment.critical,
    absoluteSigma: isAbsolute,
    loss,
    intervals: intervals === undefined ? 'standard-error' : 'profile',
    runs,
    condition: assessment.condition,
    status: isConverged(found) ? 'converged' : 'not-converged',
    reason: found.reason,
    iterations: found.iterations,
    minima: all.map(({ parameters, residualSquares }) => ({ parameters, rss: residualSquares })),
    engine: 'cpu',
    warnings,
    residuals,
    predict: predictor(task, found, assessment),
  };
}

export interface FitResult extends Answer {
  readonly elapsedMs: number;
}

/** What a fit needs of the world. */
export interface FitEffects {
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** Lets the host do something else between two pieces. */
  readonly breathe: () => Promise<unknown>;
  /** Ends it with AbortedError, soon. */
  readonly signal?: AbortSignal | undefined;
}

/** The same to its end, with pauses. @throws AbortedError, and as {@link fitInPieces} */
export async function fitWith(
  data: FitData,
  formula: string,
  options: FitOptions,
  effects: FitEffects,
): Promise<FitResult> {
  return fitTask(taskOf(data, formula, options), effects);
}

/** Of what has been checked already. @throws AbortedError, and DownhillError where the formula is finite nowhere */
export async function fitTask(
  task: Task,
  { clock, breathe, signal }: FitEffects,
): Promise<FitResult> {
  const begin = clock();
  const isWanted = (): boolean => signal?.aborted !== true;
  const pause = async (): Promise<void> => {
    await breathe();
  };
  const answer = await withPauses(answerInPieces(task), { clock, pause, isWanted });
  if (answer === undefined)
    throw new AbortedError('the fit was stopped', { cause: signal?.reason });
  return { ...answer, elapsedMs: clock() - begin };
}

/** A start in which a person gave some of the values: the best of what is tried for the others. */
function* wholeStart({ model, graph, observations, start, bounds, starts }: Task): InPieces<Theta> {
  const held = Array.from(model.held, (value, p) => start.get(p) ?? value);
  const free = model.free.filter((p) => !start.has(p));
  if (free.length === 0) return held;
  const rest = { ...model, free, held };
  const tried = yield* firstPart(searchInPieces(rest, graph, observations, { starts, kept: 1, bounds }), START); // prettier-ignore
  return tried[0]?.theta ?? held.map((value, p) => (free.includes(p) ? 1 : value));
}

/** By x, or by ŷ where there are several columns. */
function runsOf({ observations }: Task, residuals: Float64Array): RunsTest | undefined {
  const { inputs, target, weights } = observations;
  const [x] = inputs;
  // Of a fit that is exact, up to rounding, signs say nothing.
  const isNoise = Math.sqrt(spreadOf(residuals).variance) <= 1e-13 * Math.sqrt(spreadOf(target).variance + spreadOf(target).mean ** 2); // prettier-ignore
  if (isNoise || x === undefined) return undefined;
  const order = inputs.length === 1 ? x : residuals.map((r, i) => (target[i] ?? NaN) - r);
  return runsTest(order, residuals, weights);
}

function nowhereFinite(task: Task, start: Theta | undefined): DownhillError {
  const { graph, model, observations } = task;
  const [x = [], ...more] = observations.inputs;
  const data = { x, y: observations.target, more };
  const theta = start ?? model.held.map((value, p) => (model.free.includes(p) ? 1.5 : value));
  const where = firstNotFinite({ data, model: graph, loss: { kind: 'mse' } }, theta, F64);
  const text = where === undefined ? 'squares of y or of a column are beyond 1.8e308' : notFiniteText(where); // prettier-ignore
  return start === undefined
    ? new DownhillError(`the formula is a number at no start that was tried: ${text}; give --start, --bounds, or other columns`) // prettier-ignore
    : new DownhillError(`the formula is no number at the start, and at no other that was tried: ${text}`); // prettier-ignore
}
