/** Where the least squares of a model may lie: many starts, of which the best are kept. All f64. */
import type { Graph } from '../../core/formula/graph.ts';
import { linearOf } from '../../core/formula/linear.ts';
import { betweenShares, type InPieces } from '../../core/work/pieces.ts';
import { basicOf, shortestOf } from '../../cpu/least-squares/factor.ts';
import type { Bounds } from '../../core/fits/types.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import { frequenciesOf } from './frequencies.ts';
import { magnitudesOf, offsetsOf, valueAt, within } from './magnitudes.ts';
import { bestWith, projection, type Theta, type Tried } from './projection.ts';
import { withWavesInPieces } from './scan.ts';
import { sampled } from './some-rows.ts';

export interface SearchOptions {
  /** How many starts; where nothing is said, as many as the parameters that are searched ask for. */
  readonly starts?: number | undefined;
  readonly kept: number;
  /** By place. */
  readonly bounds?: readonly (Bounds | undefined)[] | undefined;
}

/** Rows that are looked at, or twice as many as there are parameters. */
const ROWS = 48;
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
  const { free, derived, held } = model;
  const linear = linearOf(derived, free).filter((p) => bounds[p] === undefined);
  const searched = free.filter((p) => !linear.includes(p));
  const magnitudes = magnitudesOf(graph, observations).map((one, p) => within(one, bounds[p]));
  const offsets = offsetsOf(graph, observations).filter(({ parameter }) => searched.includes(parameter) && bounds[parameter] === undefined); // prettier-ignore
  const rows = sampled(observations, Math.max(ROWS, 2 * free.length));
  const own = { derived, free: linear, held };
  const projected = projection(own, rows, basicOf);
  const tries = searched.length === 0 ? 1 : (starts ?? STARTS * Math.min(searched.length, 3));
  const ratio = plasticOf(searched.length);
  const drawn = (i: number): number[] => {
    const theta = Array.from(held);
    for (const p of linear) theta[p] = 1;
    for (const [k, p] of searched.entries()) {
      theta[p] = valueAt(magnitudes[p], (0.5 + (i + 1) / ratio ** (k + 1)) % 1);
    }
    for (const { parameter, moved } of offsets)
      theta[parameter] = moved(theta[parameter] ?? NaN, theta);
    return theta;
  };
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

/** The root of x^(d + 1) = x + 1, whose powers spread a sequence evenly over d dimensions (Roberts 2018). */
function plasticOf(dimensions: number): number {
  let root = 1.5;
  for (let i = 0; i < 40; i++) root = (1 + root) ** (1 / (dimensions + 1));
  return root;
}
