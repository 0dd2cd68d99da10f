/** Where the least squares of a model may lie: many starts, of which the best are kept. All f64. */
import type { Graph } from '../../core/formula/graph.ts';
import { betweenShares, type InPieces } from '../../core/work/pieces.ts';
import { shortestOf } from '../../cpu/least-squares/factor.ts';
import type { Bounds } from '../../core/fits/types.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import { frequenciesOf } from './frequencies.ts';
import { bestWith, projection, type Theta, type Tried } from './projection.ts';
import { withWavesInPieces } from './scan.ts';
import { startsOf } from './starts.ts';

export interface SearchOptions {
  /** How many starts; where nothing is said, as many as the parameters that are searched ask for. */
  readonly starts?: number | undefined;
  readonly kept: number;
  /** By place. */
  readonly bounds?: readonly (Bounds | undefined)[] | undefined;
}

/** Starts for one parameter that is searched; as many again for each of the next two. */
const STARTS = 768;
/** Starts between two looks at the clock. */
const PIECE = 32;
/** Of the work, what comes before waves are looked for: that takes longer. */
const BEFORE_WAVES = 0.1;

/**
 * The free parameters in which ŷ is linear are solved for (variable projection, Golub and Pereyra 1973); the others are tried
 * on a low-discrepancy sequence over magnitudes that the formula and the data suggest. The same data give the same.
 * @returns the best, from the least Σ w·r² on; none where ŷ was finite nowhere
 */
export function* searchInPieces(
  model: Model,
  graph: Graph,
  observations: Observations,
  { starts, kept, bounds = [] }: SearchOptions,
): InPieces<readonly Tried[]> {
  const { searched, drawn, projected, own, rows } = startsOf(model, graph, observations, bounds);
  const tries = searched.length === 0 ? 1 : (starts ?? STARTS * Math.min(searched.length, 3));
  const isSearched = (p: number): boolean => searched.includes(p) && bounds[p] === undefined;
  const frequencies = frequenciesOf(graph, observations, isSearched);
  const share = frequencies.length === 0 ? 1 : BEFORE_WAVES;
  let best: readonly Tried[] = [];
  for (let i = 0; i < tries; i++) {
    best = bestWith(best, projected(drawn(i)), kept);
    if (i % PIECE === 0) yield (share * i) / tries;
  }
  const waves = { frequencies, isAlone: searched.length === 1, drawn, found: best };
  const all = yield* betweenShares(withWavesInPieces(own, observations, waves), share, 1);
  const shortest = projection(own, rows, shortestOf);
  return all.slice(0, kept).map(({ theta }) => shortest(theta));
}

/** Of two θ that say the same the one with fewer signs is meant: a width of 1.2, not of −1.2. */
export function negatives(theta: Theta): number {
  return theta.filter((value) => value < 0).length;
}
