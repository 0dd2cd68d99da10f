/** Many fits in f64, one after another: Levenberg and Marquardt by QR, as levenberg-marquardt.ts, in as few words as 10⁵ fits of 25 rows allow. */
import { UNIT_ROUNDOFF } from '../../core/arithmetic/floats.ts';
import { rowsOf, scaleOf, type Rows } from '../../core/fits/batch.ts';
import { FIRST_DAMPING, FIRST_GROWTH } from '../../core/fits/constants.ts';
import {
  AT_BOUND,
  CONVERGED,
  ITERATIONS,
  NOT_FINITE,
  SINGULAR,
  type FitBatch,
  type FitRecipe,
  type FitResults,
} from '../../core/fits/types.ts';
import { clamped, isHeld } from './bounded-step.ts';
import { looking } from './looking.ts';
import { Triangle } from './triangle.ts';
import { LEAST_PIVOT, unitErrors } from './unit-errors.ts';

const U = UNIT_ROUNDOFF.f64;
const LEAST_DAMPING = 1e-14;
const MOST_DAMPING = 1e14;

export interface HowFitted {
  /** In place of that of the batch. [P] */
  readonly start?: ArrayLike<number> | undefined;
  /** That it begins with: little where the start is near. */
  readonly damping?: number | undefined;
  /** In place of those of the recipe; 0 to look only. */
  readonly mostIterations?: number | undefined;
}

export interface Assessed {
  /** By how much one more step, were the model linear, would have Σ w·r² fall. */
  readonly due: number;
  /** Directions of θ that were fitted: not those at a bound, nor those that are not determined. */
  readonly fitted: number;
}

/** Fits by one recipe, with room for one fit at a time. */
export class ManyFits {
  readonly #recipe: FitRecipe;
  readonly #look: ReturnType<typeof looking>;
  readonly #step: Triangle;
  readonly #rows: Float64Array;
  /** At θ, and where it may go. */
  #at: Triangle;
  #there: Triangle;
  readonly #theta: Float64Array;
  readonly #next: Float64Array;
  /** The lengths of the columns; 0 of what nothing depends on, and of what a bound holds. */
  readonly #lengths: Float64Array;
  /** What residuals are multiplied by. */
  #scale = 1;

  constructor(recipe: FitRecipe) {
    const P = recipe.graph.parameters.length;
    this.#recipe = recipe;
    this.#look = looking(recipe);
    [this.#step, this.#at, this.#there] = [new Triangle(P + 1), new Triangle(P + 1), new Triangle(P + 1)]; // prettier-ignore
    this.#rows = new Float64Array((P + 1) * (P + 1));
    [this.#theta, this.#next, this.#lengths] = [new Float64Array(P), new Float64Array(P), new Float64Array(P)]; // prettier-ignore
  }

  /** One fit of a batch, from its start. */
  fit(
    batch: FitBatch,
    fit: number,
    results: FitResults,
    {
      start,
      damping = FIRST_DAMPING,
      mostIterations = this.#recipe.mostIterations,
    }: HowFitted = {},
  ): void {
    const { tolerance } = this.#recipe;
    const theta = this.#theta;
    const P = theta.length;
    const rows = rowsOf(batch, fit);
    const scale = (this.#scale = scaleIn(batch, rows));
    const noise = rows.count * (8 * U) ** 2;
    for (let p = 0; p < P; p++)
      theta[p] = clamped((start ?? batch.starts)[start === undefined ? fit * P + p : p] ?? NaN, this.#recipe.bounds?.[p]); // prettier-ignore
    let cost = this.#look(batch, rows, scale, theta, this.#at);
    let state = Number.isFinite(cost) ? ITERATIONS : NOT_FINITE;
    let [iterations, growth] = [0, FIRST_GROWTH];
    while (state === ITERATIONS && iterations < mostIterations) {
      this.#measure();
      const promised = this.#move(damping);
      iterations++;
      const there = this.#look(batch, rows, scale, this.#next, this.#there);
      // What a step would bring that is not damped: a short one is not the last.
      const due = (1 + damping) * promised;
      // (r + ε)² − r² of residuals whose ε are rounding: where a step promises less, χ² cannot tell whether it kept it.
      const rounding = noise + Math.sqrt(noise * cost);
      const isNear = due <= rounding;
      const isBetter = there <= cost + (isNear ? rounding : 0);
      const gained = isBetter ? cost - there : 0;
      const enough = tolerance * cost;
      if (due <= Math.max(enough, noise) && gained <= Math.max(enough, rounding)) state = CONVERGED;
      if (isBetter) {
        // By how much of its promise it kept (Nielsen 1999).
        const kept = isNear ? 1 : (2 * gained) / promised - 1;
        damping = Math.max(LEAST_DAMPING, damping * Math.max(0.1, Math.min(2, 1 - kept ** 3)));
        growth = FIRST_GROWTH;
        cost = there;
        theta.set(this.#next);
        [this.#at, this.#there] = [this.#there, this.#at];
      } else {
        damping = Math.min(MOST_DAMPING, damping * growth);
        growth *= 2;
      }
    }
    if (state === CONVERGED) state = this.#ending();
    results.parameters.set(theta, fit * P);
    results.chiSquares[fit] = cost / scale / scale;
    results.iterations[fit] = iterations;
    results.states[fit] = state;
  }

  /**
   * How sure the fit is that was done last.
   * @param to takes, of each parameter, the root of its place in (JᵀWJ)⁻¹, which times s is its standard error; NaN where it is not
   *   known: at a bound, or not determined
   * @param first where in `to` they begin
   */
  assess(to: Float64Array, first: number): Assessed {
    const P = this.#lengths.length;
    this.#measure();
    this.#ofLength1();
    const free: number[] = [];
    let due = 0;
    for (let p = 0; p < P; p++) {
      to[first + p] = NaN;
      due += this.#step.at(p, P) ** 2;
      if (!this.#isHeld(p)) free.push(p);
    }
    const fitted = unitErrors(this.#step, this.#lengths, free, to, first);
    for (let p = 0; p < P; p++) to[first + p] = (to[first + p] ?? NaN) * this.#scale;
    return { due: due / this.#scale / this.#scale, fitted };
  }

  /** Lengths of the columns at θ. */
  #measure(): void {
    for (let p = 0; p < this.#lengths.length; p++)
      this.#lengths[p] = this.#isHeld(p) ? 0 : this.#at.lengthOf(p);
  }

  #isHeld(p: number): boolean {
    const limits = this.#recipe.bounds?.[p];
    if (limits === undefined) return false;
    const value = this.#theta[p] ?? NaN;
    if (value > limits.least && value < limits.most) return false;
    return isHeld(value, this.#at.slopeOf(p), limits);
  }

  /** R of what may move, in columns of length 1, and Qᵀ·r, into the triangle of the step. */
  #ofLength1(): void {
    const P = this.#lengths.length;
    const width = P + 1;
    const rows = this.#rows.fill(0);
    for (let k = 0; k < width; k++) {
      const length = k === P ? 1 : (this.#lengths[k] ?? 0);
      for (let i = 0; i <= k && length > 0; i++) rows[k * width + i] = this.#at.at(i, k) / length;
    }
    this.#step.clear();
    this.#step.append(rows, width);
  }

  /** The least squares of R·x = Qᵀ·r and √λ·x = 0. @returns by how much the linear model has χ² fall */
  #move(damping: number): number {
    const P = this.#lengths.length;
    this.#ofLength1();
    const rows = this.#rows.fill(0);
    for (let p = 0; p < P; p++) rows[p * P + p] = Math.sqrt(damping);
    this.#step.append(rows, P);
    const found = this.#step.solution();
    let promised = 0;
    for (let p = 0; p < P; p++) {
      const length = this.#lengths[p] ?? 0;
      const x = length > 0 ? (found[p] ?? NaN) : 0;
      this.#next[p] = clamped(
        (this.#theta[p] ?? NaN) + (length > 0 ? x / length : 0),
        this.#recipe.bounds?.[p],
      );
      promised += damping * x * x;
      // ‖Qᵀ·r‖² less what the damped triangle leaves of it.
      promised += this.#step.at(p, P) ** 2;
    }
    return promised;
  }

  /** Of what has converged. */
  #ending(): number {
    this.#measure();
    this.#ofLength1();
    let state = CONVERGED;
    for (let p = 0; p < this.#lengths.length; p++) {
      if (this.#isHeld(p)) state = state === SINGULAR ? SINGULAR : AT_BOUND;
      else if (!(Math.abs(this.#step.at(p, p)) >= LEAST_PIVOT)) state = SINGULAR;
    }
    return state;
  }
}

function scaleIn({ target, weights }: FitBatch, { first, count }: Rows): number {
  let greatest = 0;
  for (let i = first; i < first + count; i++) {
    const root = weights === undefined ? 1 : Math.sqrt(weights[i] ?? NaN);
    const size = Math.abs(target[i] ?? NaN) * root;
    if (!(size <= greatest)) greatest = size;
  }
  return scaleOf(greatest);
}
