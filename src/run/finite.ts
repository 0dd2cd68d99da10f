/** Where a run stops being finite, and why. */
import { SETTINGS } from '../core/settings/index.ts';
import { DivergedError } from '../core/errors.ts';
import { theoryOfLine } from '../core/quadratic/index.ts';
import { figure } from '../core/text/numbers.ts';
import type { Checkpoint, Dataset, Problem, Sample, Snapshot } from '../core/types.ts';

export function isFinite({ loss, parameters }: Sample): boolean {
  return Number.isFinite(loss) && parameters.every(Number.isFinite);
}

/** The samples up to the first that is no longer finite, and that one. */
export function untilDivergence(samples: readonly Sample[]): readonly Sample[] {
  const first = samples.findIndex((sample) => !isFinite(sample));
  return first < 0 ? samples : samples.slice(0, first + 1);
}

/** The last sample before that. */
export function lastFinite(samples: readonly Sample[]): Sample | undefined {
  return samples.findLast(isFinite);
}

/**
 * Where a run can be taken up again after this snapshot; undefined where nothing in it is finite. A sample will do
 * only where the optimizer keeps nothing and batches are full, since it does not hold what goes on from there.
 */
export function lastCheckpoint(snapshot: Snapshot): Checkpoint | undefined {
  const { slots, order } = snapshot;
  const isAlone = slots.length === 0 && order === undefined;
  const last = snapshot.finite || !isAlone ? snapshot : lastFinite(snapshot.samples);
  if (last === undefined || !isFinite(last)) return undefined;
  const { epoch, parameters } = last;
  // With full batches an epoch is a step; with others it is the snapshot's.
  const step = snapshot.step - (snapshot.epoch - epoch);
  return { epoch, step, parameters, slots, ...(order && { order }) };
}

/** The earliest epoch that a snapshot shows to be no longer finite. */
export function firstNotFinite({ samples, epoch }: Snapshot): number {
  return samples.find((sample) => !isFinite(sample))?.epoch ?? epoch;
}

/**
 * What to tell of a run whose last snapshot is not finite: a point was not, the steps were too long, or
 * the numbers too large.
 */
export function divergence(snapshot: Snapshot, problem: Problem): DivergedError {
  const { data, learningRate: lr } = problem;
  const epoch = firstNotFinite(snapshot);
  const what = `lr ${lr} diverged by epoch ${epoch}: the loss or a parameter is no longer finite`;
  const point = notFinitePoint(data);
  if (point !== undefined) {
    return new DivergedError(`${what}, since ${point}: leave out points that are not finite`);
  }
  const limit = theoryOfLine(problem)?.largestStableLearningRate;
  if (limit === undefined) return new DivergedError(`${what}: lower lr, or scale the data down`);
  const why = `the largest stable lr for this data is ${figure(limit, 3)}${remedy(lr, limit, data)}`;
  return new DivergedError(`${what}; ${why}`);
}

function remedy(lr: number, limit: number, { x, y }: Dataset): string {
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

function notFinitePoint({ x, y }: Dataset): string | undefined {
  for (const [name, column] of Object.entries({ x, y })) {
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
