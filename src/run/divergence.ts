/** What to tell of a run that has diverged, and where to take it up again. A page fetches it when one has. */
import { DivergedError } from '../core/errors.ts';
import { firstNotFinite as notFiniteAt, notFiniteText } from '../core/not-finite.ts';
import { isArticles } from '../core/problem.ts';
import { theoryOf, theoryOfLine } from '../core/quadratic/index.ts';
import { SETTINGS } from '../core/settings/index.ts';
import { figure } from '../core/text/numbers.ts';
import type { Checkpoint, Dataset, Engine, Problem, Snapshot } from '../core/types.ts';
import { firstNotFinite } from './finite.ts';
import { lastFiniteCheckpoint } from './last-finite.ts';

export interface Divergence {
  readonly error: DivergedError;
  /** Where the run is finite for the last time, as far as that is looked for. */
  readonly start: Checkpoint;
}

/**
 * @param problem as it was trained, from where it was finite
 * @param snapshot the first that is not
 */
export async function divergenceOf(
  snapshot: Snapshot,
  problem: Problem,
  engine: Engine,
): Promise<Divergence> {
  const { start } = problem;
  if (isArticles(problem)) return { start, error: lineDivergence(snapshot, problem) };
  const last = await lastFiniteCheckpoint(engine, problem, snapshot.epoch);
  return { start: last, error: divergedAfter(last, problem) };
}

/** What to tell of any other: in which row, and in which part of the formula. */
function divergedAfter({ epoch, parameters }: Checkpoint, problem: Problem): DivergedError {
  const { learningRate: lr, data, optimizer } = problem;
  const where = notFiniteAt(problem, parameters);
  const how =
    where === undefined
      ? 'a parameter is not finite after its update'
      : `not finite is ${notFiniteText(where)}`;
  const known = notFinitePoint(data) === undefined ? theoryOf(problem) : undefined;
  const limit = known?.largestStableLearningRate ?? Infinity;
  const remedy =
    lr > limit
      ? `lower lr below ${figure(limit, 3)}, the largest that is stable for this data`
      : 'lower lr, start elsewhere, or scale the data';
  const ofGroups = (optimizer.groups ?? []).map((group) => group.lr ?? 0);
  const rates = [lr, ...ofGroups.filter((rate) => rate > 0)];
  return new DivergedError(
    `lr ${rates.join(', ')} diverged in epoch ${epoch + 1}: ${how}: ${remedy}`,
    {
      epoch: epoch + 1,
      where,
    },
  );
}

/**
 * What to tell of a run whose last snapshot is not finite: a point was not, the steps were too long, or
 * the numbers too large.
 */
export function lineDivergence(snapshot: Snapshot, problem: Problem): DivergedError {
  const { data, learningRate: lr } = problem;
  const epoch = firstNotFinite(snapshot);
  const what = `lr ${lr} diverged by epoch ${epoch}: the loss or a parameter is no longer finite`;
  const point = notFinitePoint(data);
  if (point !== undefined) {
    return new DivergedError(`${what}, since ${point}: leave out points that are not finite`);
  }
  const limit = theoryOfLine(problem)?.largestStableLearningRate;
  if (limit === undefined) return new DivergedError(`${what}: lower lr, or scale the data down`);
  const why = `the largest stable lr for this data is ${figure(limit, 3)}${lineRemedy(lr, limit, data)}`;
  return new DivergedError(`${what}; ${why}`);
}

function lineRemedy(lr: number, limit: number, { x, y }: Dataset): string {
  const reach = `x reaches ${greatest(x)} and y ${greatest(y)}`;
  if (lr <= limit) {
    return `, so that it is the numbers themselves that are too large: ${reach}, and a sum of squares must stay below 3.40e+38: scale the data down`;
  }
  // λmax is at least 2·mean x²: no rate that may be asked for is short enough.
  if (limit < SETTINGS.lr.least) {
    return `, and lr may not be below ${SETTINGS.lr.least}: ${reach}: take the mean away from x, or scale x down`;
  }
  return ': lower lr';
}

function notFinitePoint({ x, y, more = [] }: Dataset): string | undefined {
  const columns = { x, y, ...Object.fromEntries(more.map((column, k) => [`more[${k}]`, column])) };
  for (const [name, column] of Object.entries(columns)) {
    const i = column.findIndex((value) => !Number.isFinite(value));
    if (i >= 0) return `${name}[${i}] is ${column[i] ?? NaN}`;
  }
  return undefined;
}

/** The greatest magnitude in a column. */
function greatest(column: Float32Array): string {
  const most = column.reduce((so, value) => Math.max(so, Math.abs(value)), 0);
  return figure(most, 3);
}
