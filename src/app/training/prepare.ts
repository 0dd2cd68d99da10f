/** Everything about a run that is known before it starts. */
import type { FitConfig } from '../../core/config.ts';
import { TRUE_LINE } from '../../core/data/line.ts';
import { leastSquares, type LeastSquares } from '../../core/exact.ts';
import { meanLoss } from '../../core/landscape.ts';
import { atOnce, firstPart, type InPieces } from '../../core/pieces.ts';
import { setUpInPieces } from '../../core/setup.ts';
import type { Dataset, Problem } from '../../core/types.ts';
import { sampleEvery } from './sampling.ts';

/** A chart draws no more points than this. */
export const MOST_POINTS_DRAWN = 5000;

export interface Prepared {
  readonly config: FitConfig;
  readonly parameterNames: readonly string[];
  readonly problem: Problem;
  /** The line of least squares. */
  readonly exact: LeastSquares;
  /** The line that the points scatter about, and its loss on them. */
  readonly truth: { readonly parameters: readonly number[]; readonly loss: number };
  /** The loss of the untrained line. */
  readonly startLoss: number;
  readonly drawn: DrawnPoints;
}

/** The points that a chart draws: all, or an even selection. Ordered by x. */
export interface DrawnPoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export function prepare(config: FitConfig): Prepared {
  return atOnce(prepareInPieces(config));
}

/** Of the time that it takes: drawing the data, … */
const DRAWN = 0.75;
/** … and then the line of least squares. */
const FITTED = 0.95;

/** As {@link prepare}, for data that take long to make. Of them it makes no copy. */
export function* prepareInPieces(config: FitConfig): InPieces<Prepared> {
  const { parameterNames, problem } = yield* firstPart(setUpInPieces(config), DRAWN);
  const { data } = problem;
  const truth = [TRUE_LINE.a, TRUE_LINE.b];
  const exact = leastSquares(data);
  yield FITTED;
  return {
    config,
    parameterNames,
    problem: { ...problem, sampleEvery: sampleEvery(config.epochs, config.logEvery) },
    exact,
    truth: { parameters: truth, loss: meanLoss(problem, truth) },
    startLoss: meanLoss(problem, problem.start.parameters),
    drawn: select(data),
  };
}

/** Every k-th point, so that no more than {@link MOST_POINTS_DRAWN} are left. */
function select({ x, y }: Dataset): DrawnPoints {
  const every = Math.ceil(x.length / MOST_POINTS_DRAWN);
  const points: [number, number][] = [];
  for (let i = 0; i < x.length; i += every) points.push([x[i] ?? NaN, y[i] ?? NaN]);
  points.sort(([left], [right]) => left - right);
  return { x: points.map(([px]) => px), y: points.map(([, py]) => py) };
}
