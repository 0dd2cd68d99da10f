/** The least squares of a model, and what other minima are within reach. All f64. */
import type { Bounds } from '../../core/fits/types.ts';
import type { Graph } from '../../core/formula/graph.ts';
import { betweenShares, firstPart, type InPieces } from '../../core/work/pieces.ts';
import {
  descend,
  descendInPieces,
  type Descended,
} from '../../cpu/least-squares/levenberg-marquardt.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import { isLinear, solveLinearInPieces } from '../../cpu/least-squares/linear.ts';
import { distinct, isAgreed, noiseOf, rankOf } from './alike.ts';
import type { Found } from './found.ts';
import { frequenciesOf } from './frequencies.ts';
import { isPlateau } from './plateau.ts';
import { LONG, polishedInPieces } from './polish.ts';
import type { Theta } from './projection.ts';
import { searchInPieces } from './search.ts';
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

/** Starts that go on by Levenberg and Marquardt: first on some of the rows, and only shortly. */
const KEPT = 24;
const ROWS = 256;
const SHORT = 60;
/** So many are tried term by term. */
const APART = 6;
/** Of them those that differ go to the end. */
const POLISHED = 4;
/** Starts at which it is seen what else a curve could be. */
const FEW = 32;

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
  if (!isAgreed(costs())) {
    const beside = startsOf(model, graph, observations, bounds);
    const terms = searchedTerms(model, beside.searched);
    for (const { theta } of terms.length === 0 ? [] : tried.slice(0, APART)) {
      const from = yield* betweenShares(termByTermInPieces(theta, terms, beside), 0.5, 0.5);
      begun.push({ from, at: shortly(from) });
    }
  }
  const best = distinct(
    begun.filter(({ at }) => Number.isFinite(at.cost)),
    ({ at }) => at,
    ({ from, at }) => (from === start ? -1 : rank(at.parameters)),
    rows,
  );
  const upright = uprightOf(model, graph, rows, bounds);
  const polished = best.slice(0, POLISHED).map(({ from: set, at: { parameters, iterations } }) => {
    const isOwn = set === start;
    return { start: set, from: isOwn ? parameters : upright(parameters), iterations, isOwn };
  });
  const work = polishedInPieces(model, observations, polished, bounds);
  const found = [...(yield* betweenShares(work, 0.5, 1))];
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

function isWithin(value: number, bounds: Bounds | undefined): boolean {
  return bounds === undefined || (value >= bounds.least && value <= bounds.most);
}
