/** Where a formula may set out on some data, so that descent from there comes to the point. All f64. */
import type { Columns } from '../core/data/columns.ts';
import { inputsOf } from '../core/data/inputs.ts';
import { differentiate, type Differentiated } from '../core/formula/derivative.ts';
import type { Graph } from '../core/formula/graph.ts';
import { tapeOf } from '../core/formula/tape.ts';
import type { InPieces } from '../core/work/pieces.ts';
import { magnitudesOf, valueAt } from './guess/magnitudes.ts';
import { linearOf } from './guess/linear.ts';
import { solved } from './guess/solved.ts';

type Theta = readonly number[];

/** Points that are looked at in the search, and in the descent from what it found. */
const ROWS = { search: 48, descent: 256 } as const;
/** Tries for one parameter that is searched; as many again for each of the next two. */
const TRIES = 768;
/** Tries between two looks at the clock. */
const PIECE = 32;
/** Those from which descent goes on, and for how long. */
const KEPT = 8;
const STEPS = 20;
/** What a start may cost that has few digits: of the loss, and of the variance of y. */
const COARSER = { loss: 1.5, variance: 1e-3 } as const;
const MOST_DIGITS = 7;
/** Losses that differ by no more belong to one curve, written in two ways. */
const ALIKE = 1e-6;

interface Tried {
  readonly theta: Theta;
  readonly loss: number;
}

/**
 * A start. The parameters in which ŷ is linear are solved for (variable projection, Golub and Pereyra 1973); the others
 * are tried on a low-discrepancy sequence over magnitudes that the formula and the data suggest, and the best of them are
 * improved by a few steps of Levenberg and Marquardt. The same data give the same start.
 * @returns θ in few digits. [P]; undefined where ŷ was finite nowhere
 */
export function* guessInPieces(graph: Graph, data: Columns): InPieces<Theta | undefined> {
  const derived = differentiate(graph);
  const linear = linearOf(derived);
  const magnitudes = magnitudesOf(graph, data);
  const searched = [...graph.parameters.keys()].filter((p) => !linear.includes(p));
  const projected = projection(sampled(derived, data, ROWS.search), linear);
  const tries = searched.length === 0 ? 1 : TRIES * Math.min(searched.length, 3);
  const ratio = plasticOf(searched.length);
  let best: readonly Tried[] = [];
  for (let i = 0; i < tries; i++) {
    const theta = graph.parameters.map(() => 1);
    for (const [k, p] of searched.entries()) {
      theta[p] = valueAt(magnitudes[p], (0.5 + (i + 1) / ratio ** (k + 1)) % 1);
    }
    const tried = projected(theta);
    if (tried.loss < (best[KEPT - 1]?.loss ?? Infinity)) {
      best = [...best, tried].toSorted((one, other) => one.loss - other.loss).slice(0, KEPT);
    }
    if (i % PIECE === 0) yield (0.7 * i) / tries;
  }
  const rows = sampled(derived, data, ROWS.descent);
  let found: Tried | undefined;
  for (const [k, { theta }] of best.entries()) {
    const lower = descended(rows, theta);
    if (isStart(lower.theta) && (found === undefined || isBetter(lower, found))) found = lower;
    yield 0.7 + (0.3 * (k + 1)) / KEPT;
  }
  return found && inFewDigits(rows, found);
}

/** ŷ, what it lacks of y, and ∂ŷ/∂θ of a row. */
interface Rows {
  readonly count: number;
  readonly variance: number;
  /** @param see hears of each row, until it says that it has seen enough */
  readonly each: (theta: Theta, see: (residual: number, slopes: Float64Array) => void) => void;
}

/** Every k-th row, so that at most `most` are left. */
function sampled({ nodes, output, gradient }: Differentiated, data: Columns, most: number): Rows {
  const columns = inputsOf(data);
  const every = Math.max(1, Math.ceil(data.y.length / most));
  const rows = Array.from({ length: Math.ceil(data.y.length / every) }, (_, i) => i * every);
  const inputs = rows.map((row) => columns.map((column) => column[row] ?? NaN));
  const y = rows.map((row) => data.y[row] ?? NaN);
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const tape = tapeOf({ nodes });
  const slopes = new Float64Array(gradient.length);
  return {
    count: y.length,
    variance: y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / y.length,
    each(theta, see) {
      for (const [i, row] of inputs.entries()) {
        const values = tape(row, theta);
        for (const [p, id] of gradient.entries()) slopes[p] = id === undefined ? 0 : (values[id] ?? NaN); // prettier-ignore
        see((y[i] ?? NaN) - (values[output] ?? NaN), slopes);
      }
    },
  };
}

/** The least squares of those parameters in which ŷ is linear, the others held. */
function projection(rows: Rows, linear: readonly number[]): (theta: Theta) => Tried {
  return (theta) => {
    const sums = new Sums(linear.length);
    rows.each(theta, (residual, slopes) => {
      sums.add(residual, linear.map((p) => slopes[p] ?? NaN)); // prettier-ignore
    });
    const step = sums.step(1e-12);
    if (step === undefined) return { theta, loss: Infinity };
    const moved = [...theta];
    for (const [k, p] of linear.entries()) moved[p] = (theta[p] ?? NaN) + (step[k] ?? NaN);
    return { theta: moved, loss: lossAt(rows, moved) };
  };
}

/** JᵀJ and Jᵀr of rows. */
class Sums {
  readonly #matrix: number[][];
  readonly #right: number[];

  constructor(count: number) {
    this.#matrix = Array.from({ length: count }, () => Array<number>(count).fill(0));
    this.#right = Array<number>(count).fill(0);
  }

  add(residual: number, slopes: ArrayLike<number>): void {
    for (const [p, row] of this.#matrix.entries()) {
      const slope = slopes[p] ?? NaN;
      this.#right[p] = (this.#right[p] ?? NaN) + slope * residual;
      for (let q = 0; q <= p; q++) row[q] = (row[q] ?? NaN) + slope * (slopes[q] ?? NaN);
    }
  }

  /** (JᵀJ + damping · its diagonal)⁻¹ · Jᵀr; undefined where that is not finite. */
  step(damping: number): Theta | undefined {
    return solved(this.#matrix, this.#right, damping);
  }
}

/** Mean squared error; ∞ where ŷ is not finite. */
function lossAt(rows: Rows, theta: Theta): number {
  let sum = 0;
  rows.each(theta, (residual) => (sum += residual ** 2));
  return Number.isFinite(sum) ? sum / rows.count : Infinity;
}

/** A few steps of Levenberg's and Marquardt's method (SIAM J. Appl. Math. 11, 1963). */
function descended(rows: Rows, start: Theta): Tried {
  let at: Tried = { theta: start, loss: lossAt(rows, start) };
  let damping = 1e-3;
  for (let i = 0; i < STEPS; i++) {
    const sums = new Sums(start.length);
    rows.each(at.theta, (residual, slopes) => {
      sums.add(residual, slopes);
    });
    const step = sums.step(damping);
    const theta = at.theta.map((value, p) => value + (step?.[p] ?? NaN));
    const loss = lossAt(rows, theta);
    const isLower = loss < at.loss;
    if (isLower) at = { theta, loss };
    damping *= isLower ? 0.1 : 10;
  }
  return at;
}

/** Of two that are as good, the one with fewer signs: a width of 1.2, not of −1.2. */
function isBetter(one: Tried, other: Tried): boolean {
  const isAlike = Math.abs(one.loss - other.loss) <= ALIKE * other.loss;
  return isAlike ? negatives(one) < negatives(other) : one.loss < other.loss;
}

function negatives({ theta }: Tried): number {
  return theta.filter((value) => value < 0).length;
}

/** Whether f32 holds it. */
function isStart(theta: Theta): boolean {
  return theta.every(
    (value) => Math.abs(value) < 1e12 && (value === 0 || Math.fround(value) !== 0),
  );
}

/** A start with more digits than it needs looks like an answer. */
function inFewDigits(rows: Rows, { theta, loss }: Tried): Theta {
  const most = Math.max(COARSER.loss * loss, COARSER.variance * rows.variance);
  for (let digits = 2; digits < MOST_DIGITS; digits++) {
    const rounded = theta.map((value) => Number(value.toPrecision(digits)));
    if (lossAt(rows, rounded) <= most) return rounded;
  }
  return theta.map((value) => Number(value.toPrecision(MOST_DIGITS)));
}

/** The root of x^(d + 1) = x + 1, whose powers spread a sequence evenly over d dimensions (Roberts 2018). */
function plasticOf(dimensions: number): number {
  let root = 1.5;
  for (let i = 0; i < 40; i++) root = (1 + root) ** (1 / (dimensions + 1));
  return root;
}
