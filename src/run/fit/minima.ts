/** The least squares of a model, and what other minima are within reach. All f64. */
import type { Bounds } from '../../core/fits/types.ts';
import type { Graph } from '../../core/formula/graph.ts';
import { betweenShares, firstPart, type InPieces } from '../../core/work/pieces.ts';
import {
  descend,
  descendInPieces,
  type Descended,
  type Reason,
} from '../../cpu/least-squares/levenberg-marquardt.ts';
import { unitOf } from '../../cpu/least-squares/linearised.ts';
import type { Minimum, Model, Observations } from '../../cpu/least-squares/observations.ts';
import { isLinear, solveLinearInPieces } from '../../cpu/least-squares/linear.ts';
import { frequenciesOf, type Frequency } from './frequencies.ts';
import { isPlateau } from './plateau.ts';
import type { Theta } from './projection.ts';
import { negatives, searchInPieces } from './search.ts';
import { sampled, scattered } from './some-rows.ts';
import { startsOf } from './starts.ts';
import { searchedTerms, termByTermInPieces } from './terms.ts';
import { uprightOf } from './upright.ts';

export interface MinimaOptions {
  /** Where a person sets out: the first of equals. [P] */
  readonly start?: Theta | undefined;
  /** How many starts are tried besides; as many as the model asks for where nothing is said. */
  readonly starts?: number | undefined;
  readonly bounds?: readonly (Bounds | undefined)[] | undefined;
}

/** Why it stopped; `direct`: solved at once; `plateau`: where the curve no longer answers to some of the parameters. */
export type FitReason = Reason | 'direct' | 'plateau';

export interface Found extends Minimum {
  /** Σ w·r² as {@link Descended} has it; what others are compared by. */
  readonly cost: number;
  readonly reason: FitReason;
  readonly isFlat: boolean;
  readonly iterations: number;
  readonly atBound: readonly number[];
  /** Where it set out; undefined where nothing had to. [P] */
  readonly start: Theta | undefined;
}

/** Starts that go on by Levenberg and Marquardt: first on some of the rows, and only shortly. */
const KEPT = 24;
const ROWS = 256;
const SHORT = 60;
/** With so many at one minimum it is not looked for another. */
const AGREED = 8;
/** So many are tried term by term. */
const APART = 6;
/** Of them those that differ go to the end: one that takes long only where it stands below all that have ended. */
const POLISHED = 4;
const ENOUGH = 250;
const LONG = 4000;
/** Starts at which it is seen what else a curve could be. */
const FEW = 32;
/** Sums of squares that differ by no more belong to one minimum. */
const ALIKE = 1e-7;

/**
 * @param graph of the model
 * @returns distinct minima, from the least Σ w·r² on; none where ŷ is finite nowhere
 */
export function* minimaInPieces(
  model: Model,
  graph: Graph,
  observations: Observations,
  { start, starts, bounds = [] }: MinimaOptions,
): InPieces<readonly Found[]> {
  if (isLinear(model)) {
    const minimum = yield* solveLinearInPieces(model, observations);
    const isInside = minimum?.parameters.every((value, p) => isWithin(value, bounds[p]));
    if (minimum !== undefined && isInside === true)
      return [
        {
          ...minimum,
          cost: minimum.residualSquares,
          reason: 'direct',
          isFlat: true,
          iterations: 0,
          atBound: [],
          start: undefined,
        },
      ];
  }
  const tried = yield* firstPart(
    searchInPieces(model, graph, observations, { starts, kept: KEPT, bounds }),
    0.2,
  );
  const waves = frequenciesOf(graph, observations, (p) => model.free.includes(p));
  const rows = (waves.length > 0 ? scattered : sampled)(observations, ROWS);
  const rank = rankOf(waves);
  const shortly = (from: Theta): Descended => descend(model, rows, from, { mostIterations: SHORT, bounds }); // prettier-ignore
  const begun: { readonly from: Theta; readonly at: Descended }[] = [];
  const costs = (): readonly number[] => begun.map(({ at }) => at.cost);
  if (start !== undefined) {
    const work = descendInPieces(model, rows, start, { mostIterations: LONG, bounds });
    begun.push({ from: start, at: yield* betweenShares(work, 0.2, 0.2) });
  }
  for (const [k, { theta }] of tried.entries()) {
    begun.push({ from: theta, at: shortly(theta) });
    if (isAgreed(costs())) break;
    yield 0.2 + (0.3 * (k + 1)) / tried.length;
  }
  // Where they do not agree, some go on with other values of one term after the other.
  const beside = startsOf(model, graph, observations, bounds);
  const terms = searchedTerms(model, beside.searched);
  for (const { theta } of terms.length === 0 || isAgreed(costs()) ? [] : tried.slice(0, APART)) {
    const from = yield* betweenShares(termByTermInPieces(theta, terms, beside), 0.5, 0.5);
    begun.push({ from, at: shortly(from) });
  }
  const best = distinct(
    begun.filter(({ at }) => Number.isFinite(at.cost)),
    ({ at }) => at,
    ({ from, at }) => (from === start ? -1 : rank(at.parameters)),
    rows,
  );
  const found: Found[] = [];
  const polished = best.slice(0, POLISHED);
  const upright = uprightOf(model, graph, rows, bounds);
  for (const [k, { from, at }] of polished.entries()) {
    const isOwn = from === start;
    const work = descendInPieces(model, observations, isOwn ? at.parameters : upright(at.parameters), { mostIterations: isOwn ? LONG : ENOUGH, bounds }); // prettier-ignore
    const end = yield* betweenShares(work, 0.5 + (0.4 * k) / polished.length, 0.5 + (0.4 * (k + 1)) / polished.length); // prettier-ignore
    found.push({ ...end, iterations: at.iterations + end.iterations, start: from });
  }
  for (const [k, one] of found.entries()) {
    const least = found.reduce((so, { reason, cost }) => reason === 'iterations' ? so : Math.min(so, cost), Infinity); // prettier-ignore
    if (one.reason !== 'iterations' || one.start === start || one.cost >= least) continue;
    const work = descendInPieces(model, observations, one.parameters, { mostIterations: LONG, bounds }); // prettier-ignore
    const end = yield* betweenShares(work, 0.9 + (0.1 * k) / found.length, 0.9 + (0.1 * (k + 1)) / found.length); // prettier-ignore
    found[k] = { ...end, iterations: one.iterations + end.iterations, start: one.start };
  }
  const noise = noiseOf(observations);
  // An exact fit is a minimum, whatever else; and so is what a bound holds.
  const isDoubtful = ({ factor, cost, atBound }: Found): boolean => factor.undetermined.length > 0 && cost > noise && atBound.length === 0; // prettier-ignore
  if (found.some(isDoubtful)) {
    const anywhere = yield* betweenShares(searchInPieces(model, graph, rows, { starts: FEW, kept: FEW }), 1, 1); // prettier-ignore
    const elsewhere = [...begun.map(({ from }) => from), ...anywhere.map(({ theta }) => theta)];
    for (const [k, one] of found.entries())
      if (isDoubtful(one) && isPlateau(one.factor, model, rows, elsewhere)) found[k] = { ...one, reason: 'plateau' }; // prettier-ignore
  }
  return distinct(
    found,
    (one) => one,
    (one) => (one.start === start ? -1 : rank(one.parameters)),
    observations,
  );
}

/** Whether most of many starts have come to the least minimum of all. */
function isAgreed(sums: readonly number[]): boolean {
  const least = sums.reduce((so, sum) => Math.min(so, sum), Infinity);
  const same = sums.filter((sum) => sum - least <= ALIKE * least).length;
  return same >= AGREED && same > (2 / 3) * sums.length;
}

const NO_END: ReadonlySet<FitReason> = new Set(['iterations', 'not-finite', 'plateau']);

/** Whether it came to an end, and the gradient says that this is a minimum. */
export function isConverged({ isFlat, reason }: Found): boolean {
  return isFlat && !NO_END.has(reason);
}

/** What of a cost may be the rounding of y. */
function noiseOf({ target }: Observations): number {
  const unit = unitOf(target);
  let squares = 0;
  for (let i = 0; i < target.length; i++) squares += (unit * (target[i] ?? NaN)) ** 2;
  return squares * 1e-26;
}

function isWithin(value: number, bounds: Bounds | undefined): boolean {
  return bounds === undefined || (value >= bounds.least && value <= bounds.most);
}

/** Of those that are alike: the wave that turns by less than half a turn from each x to the next, and the fewest signs. */
function rankOf(waves: readonly Frequency[]): (theta: Theta) => number {
  const most = waves.map((wave) => wave.most());
  return (theta) => {
    const fast = waves.filter(({ parameter, radiansAt }, k) => radiansAt(theta[parameter] ?? NaN) > (most[k] ?? NaN)); // prettier-ignore
    return fast.length * theta.length + negatives(theta);
  };
}

/** From the least on; of those that are alike the one of the least rank: a width of 1.2, not of −1.2. */
function distinct<T>(
  list: readonly T[],
  of: (one: T) => Descended | Found,
  rank: (one: T) => number,
  observations: Observations,
): readonly T[] {
  const noise = noiseOf(observations);
  const sorted = list.toSorted((one, other) => of(one).cost - of(other).cost);
  const kept: T[] = [];
  for (const one of sorted) {
    const { cost } = of(one);
    const most = ALIKE * cost + noise;
    const alike = kept.findIndex((other) => cost - of(other).cost <= most);
    const before = kept[alike];
    if (before === undefined) kept.push(one);
    else if (rank(one) < rank(before)) kept[alike] = one;
  }
  return kept;
}
