/** Where a formula may set out on some data, so that descent from there comes to the point. All f64. */
import { spreadOf } from '../core/arithmetic/mean.ts';
import type { Columns } from '../core/data/columns.ts';
import { inputsOf } from '../core/data/inputs.ts';
import { differentiate } from '../core/formula/derivative.ts';
import type { Graph } from '../core/formula/graph.ts';
import { firstPart, type InPieces } from '../core/work/pieces.ts';
import { descend } from '../cpu/least-squares/levenberg-marquardt.ts';
import { evaluatorOf } from '../cpu/least-squares/linearised.ts';
import type { Theta, Tried } from './fit/projection.ts';
import { negatives, searchInPieces } from './fit/search.ts';
import { sampled } from './fit/some-rows.ts';

/** Points that are looked at in the descent from what was found. */
const ROWS = 256;
/** Those from which descent goes on, and for how long. */
const KEPT = 16;
const STEPS = 40;
/** What a start may cost that has few digits: of the loss, and of the variance of y. */
const COARSER = { loss: 1.5, variance: 1e-3 } as const;
const MOST_DIGITS = 7;
/** Losses that differ by no more belong to one curve, written in two ways. */
const ALIKE = 1e-6;

/**
 * A start: the best of many, improved by a few steps of Levenberg and Marquardt. The same data give the same start.
 * @returns θ in few digits. [P]; undefined where ŷ was finite nowhere
 */
export function* guessInPieces(graph: Graph, data: Columns): InPieces<Theta | undefined> {
  const derived = differentiate(graph);
  const free = [...graph.parameters.keys()];
  const model = { derived, free, held: free.map(() => 1) };
  const observations = { inputs: inputsOf(data), target: data.y };
  const best = yield* firstPart(searchInPieces(model, graph, observations, { kept: KEPT }), 0.7);
  const rows = sampled(observations, ROWS);
  let found: Tried | undefined;
  for (const [k, { theta }] of best.entries()) {
    const { parameters, residualSquares } = descend(model, rows, theta, { mostIterations: STEPS });
    const lower = { theta: parameters, cost: residualSquares };
    if (isStart(lower.theta) && (found === undefined || isBetter(lower, found))) found = lower;
    yield 0.7 + (0.3 * (k + 1)) / KEPT;
  }
  if (found === undefined) return undefined;
  const { variance } = spreadOf(rows.target);
  const most = Math.max(
    COARSER.loss * found.cost,
    COARSER.variance * variance * rows.target.length,
  );
  const { costAt, unit } = evaluatorOf(model, rows);
  return inFewDigits(costAt, found.theta, most * unit * unit);
}

/** Of two that are as good, the one with fewer signs: a width of 1.2, not of −1.2. */
function isBetter(one: Tried, other: Tried): boolean {
  const isAlike = Math.abs(one.cost - other.cost) <= ALIKE * other.cost;
  return isAlike ? negatives(one.theta) < negatives(other.theta) : one.cost < other.cost;
}

/** Whether f32 holds it. */
function isStart(theta: Theta): boolean {
  return theta.every(
    (value) => Math.abs(value) < 1e12 && (value === 0 || Math.fround(value) !== 0),
  );
}

/** A start with more digits than it needs looks like an answer. */
function inFewDigits(costAt: (theta: Theta) => number, theta: Theta, most: number): Theta {
  for (let digits = 2; digits < MOST_DIGITS; digits++) {
    const rounded = theta.map((value) => Number(value.toPrecision(digits)));
    if (costAt(rounded) <= most) return rounded;
  }
  return theta.map((value) => Number(value.toPrecision(MOST_DIGITS)));
}
