/** How sure the parameters are, and how they depend on each other: all from R⁻¹ and the scatter, no normal equations. */
import { dot, type Matrix, type Vector } from '../arithmetic/vectors.ts';
import type { Factor } from './minimum.ts';

/** What is known of a parameter besides its value. */
export type Standing =
  | 'fitted'
  /** A person gave its value. */
  | 'held'
  /** A bound holds it, beyond which the fit would be better: it has no standard error. */
  | 'at-bound'
  /** It can move along with others and no ŷ changes. */
  | 'undetermined';

/**
 * @param count P
 * @param asked those that were to be fitted, by their places
 */
export function standingsOf(
  count: number,
  asked: readonly number[],
  { free, undetermined }: Pick<Factor, 'free' | 'undetermined'>,
): readonly Standing[] {
  return Array.from({ length: count }, (_, p) => {
    const k = free.indexOf(p);
    if (k < 0) return asked.includes(p) ? 'at-bound' : 'held';
    return undetermined.some((along) => along[k] !== 0) ? 'undetermined' : 'fitted';
  });
}

/**
 * s·√Σ(R⁻¹)², without squares that could be beyond f64.
 * @param inverse R⁻¹, or what else has s²·A·Aᵀ for a covariance. [F][≤ F]
 * @param scale s; 1 where the weights are 1/σ²
 * @returns [F]
 */
export function errorsOf(inverse: Matrix, scale: number): number[] {
  return inverse.map((row) => scale * Math.hypot(...row));
}

/** What two parameters have in common. */
type Pair = (one: Vector, other: Vector, isSame: boolean) => number;

/** @returns [P][P]: 0 beside one that is held, NaN beside one of which it is not known */
function pairsOf(standings: readonly Standing[], { free, inverse }: Factor, pair: Pair): Matrix {
  const rows = standings.map((_, p) => inverse[free.indexOf(p)] ?? []);
  const isNotKnown = (one: Standing | undefined): boolean =>
    one === 'at-bound' || one === 'undetermined';
  return standings.map((one, p) =>
    standings.map((other, q) => {
      if (one === 'held' || other === 'held') return 0;
      return isNotKnown(one) || isNotKnown(other)
        ? NaN
        : pair(rows[p] ?? [], rows[q] ?? [], p === q);
    }),
  );
}

/**
 * s²·R⁻¹·R⁻ᵀ.
 * @returns [P][P], in units of θp·θq
 */
export function covarianceOf(
  standings: readonly Standing[],
  factor: Factor,
  scale: number,
): Matrix {
  const scaled = (row: Vector): number[] => row.map((value) => scale * value);
  return pairsOf(standings, factor, (one, other) => dot(scaled(one), scaled(other)));
}

/** Of a cosine that rounding has left beyond ±1. */
const within = (cosine: number): number => Math.max(-1, Math.min(1, cosine));

/** From −1 to 1, whatever the scatter: known where s is 0 or not known. @returns [P][P] */
export function correlationsOf(standings: readonly Standing[], factor: Factor): Matrix {
  const unit = (row: Vector): number[] => {
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  };
  return pairsOf(standings, factor, (one, other, isSame) => (isSame ? 1 : within(dot(unit(one), unit(other))))); // prettier-ignore
}
