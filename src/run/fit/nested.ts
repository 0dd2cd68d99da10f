/** Whether one model is a case of another: only then does an F test compare the two. */
import { tapeOf } from '../../core/formula/tape.ts';
import { TorchGenerator } from '../../core/random/torch.ts';
import { normOf } from '../../core/statistics/scatter.ts';
import { isLinear, solveLinear } from '../../cpu/least-squares/linear.ts';
import type { Observations } from '../../cpu/least-squares/observations.ts';
import type { Theta } from './projection.ts';
import { sampled } from './some-rows.ts';
import type { Task } from './task.ts';

type Fitted = Pick<Task, 'graph' | 'model' | 'observations'>;

/** Rows on which the two are compared. */
const ROWS = 2000;
/** Of the size of ŷ: more is no rounding. */
const ROUNDING = 1e-9;
/** At so many θ two formulas have to agree. */
const PLACES = 6;
/** Parameters more, each of which may be 0 or 1. */
const MOST_MORE = 10;

/**
 * Decided by what the formulas are, not by how they are written. Both linear: whether all that the one can be on these rows the
 * other can be, too. Else: whether the fuller has the parameters of the simpler, by name, and is the same function of them where
 * each of its others is 0 or 1 (at some random θ: of two different functions none agree there). What is a case in another way
 * is not seen.
 * @param simpler on the same rows as `fuller`
 */
export function isCaseOf(simpler: Fitted, fuller: Fitted): boolean {
  if (simpler.model.free.length >= fuller.model.free.length) return false;
  return isLinear(simpler.model) && isLinear(fuller.model)
    ? isWithinSpan(simpler, fuller)
    : isFixedCase(simpler, fuller);
}

function isWithinSpan(simpler: Fitted, fuller: Fitted): boolean {
  const rows = sampled(fuller.observations, ROWS);
  const at = predictor(simpler, rows.target.length);
  // ŷ of a linear model is ŷ(0), and so much of each column.
  const corners = [undefined, ...simpler.model.free].map((one) => simpler.model.held.map((value, p) => (simpler.model.free.includes(p) ? Number(p === one) : value))); // prettier-ignore
  return corners.every((theta) => {
    const target = at(theta);
    const found = solveLinear(fuller.model, { ...rows, target, weights: undefined });
    return found !== undefined && Math.sqrt(found.residualSquares) <= ROUNDING * normOf(target);
  });
}

function isFixedCase(simpler: Fitted, fuller: Fitted): boolean {
  const [few, all] = [simpler.graph.parameters, fuller.graph.parameters];
  const more = all.filter((name) => !few.includes(name));
  if (more.length > MOST_MORE || !few.every((name) => all.includes(name))) return false;
  const count = sampled(fuller.observations, ROWS).target.length;
  const [own, other] = [predictor(simpler, count), predictor(fuller, count)];
  const generator = new TorchGenerator(1);
  const places = Array.from({ length: PLACES }, () => few.map(() => generator.uniform(0.3, 1.7)));
  for (let choice = 0; choice < 2 ** more.length; choice++) {
    const isAlike = places.every((theta) => {
      const fixed = all.map((name) => theta[few.indexOf(name)] ?? (choice >> more.indexOf(name)) & 1); // prettier-ignore
      return areAlike(own(theta), other(fixed));
    });
    if (isAlike) return true;
  }
  return false;
}

/** ŷ of the first rows. */
function predictor({ graph, observations }: Fitted, count: number): (theta: Theta) => Float64Array {
  const tape = tapeOf(graph);
  const { inputs } = sampled(observations, ROWS) satisfies Observations;
  return (theta) =>
    Float64Array.from({ length: count }, (_, i) => {
      const row = inputs.map((column) => column[i] ?? NaN);
      return tape(row, theta)[graph.output] ?? NaN;
    });
}

/** Finite somewhere, and there the same. */
function areAlike(one: Float64Array, other: Float64Array): boolean {
  const size = one.reduce((most, value) => Math.max(most, Number.isFinite(value) ? Math.abs(value) : 0), 0); // prettier-ignore
  const isSame = one.every((value, i) => {
    const due = other[i] ?? NaN;
    return Number.isFinite(value) ? Math.abs(value - due) <= ROUNDING * size : !Number.isFinite(due); // prettier-ignore
  });
  return isSame && one.some(Number.isFinite);
}
