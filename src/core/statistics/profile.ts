/**
 * Intervals from the profile of the sum of squares: how far a parameter may go, the others following, before the fit is too bad.
 * Right also where the sum is no parabola, so that value ± error is not (Bates and Watts 1988, § 6.1).
 */
import { crossing } from '../arithmetic/crossing.ts';

export interface Profiled {
  /** −Infinity where the sum never rises far enough. */
  readonly low: number;
  /** Infinity likewise. */
  readonly high: number;
  /** Where the sum was less than at the minimum, which then is none; the least that was met. */
  readonly better?: { readonly value: number; readonly residualSquares: number };
}

export interface ProfileOptions {
  /** The parameter's place, its value at the minimum and its standard error. */
  readonly place: number;
  readonly value: number;
  readonly standardError: number;
  /** Σ w·r² at the minimum. */
  readonly residualSquares: number;
  /** s; 1 where the weights are 1/σ². */
  readonly scale: number;
  /** Standard errors to either side: t, or that of the normal distribution. */
  readonly critical: number;
  /** Where the parameter's bounds end the interval. */
  readonly least?: number;
  readonly most?: number;
}

/** So often a step out is doubled: then it is 10⁹ times the first. */
const MOST_DOUBLINGS = 30;
/** Of the distance from the value: beyond it no digit is of use. */
const DIGITS = 1e-8;

/**
 * Where the least Σ w·r² that the other parameters can reach crosses RSS + t²·s² = RSS·(1 + t²/(n − F)).
 * @param minimise the least Σ w·r² with the parameter of that place held at a value. It is asked from the minimum outwards, so
 *   that each answer may start from the one before; what is not finite is too bad
 * @returns NaN where the scatter is not known
 */
export function profileInterval(
  options: ProfileOptions,
  minimise: (place: number, value: number) => number,
): Profiled {
  const { place, value, standardError, residualSquares, scale, critical } = options;
  const { least = -Infinity, most = Infinity } = options;
  if (!Number.isFinite(scale * critical) || !Number.isFinite(residualSquares)) return { low: NaN, high: NaN }; // prettier-ignore
  if (scale === 0) return { low: value, high: value };
  let better: Profiled['better'];
  /** τ − t: of a parabola a straight line in the value. */
  const beyond = (at: number): number => {
    const sum = minimise(place, at);
    if (sum < (better?.residualSquares ?? residualSquares)) better = { value: at, residualSquares: sum }; // prettier-ignore
    const rise = sum - residualSquares;
    return Number.isNaN(rise) ? Infinity : Math.sqrt(Math.max(0, rise)) / scale - critical;
  };
  const first = critical * standardError;
  const step = Number.isFinite(first) && first > 0 ? first : Math.abs(value) || 1;
  const end = (direction: 1 | -1, bound: number): number => {
    let inside = [value, -critical] as const;
    for (let i = 0; i <= MOST_DOUBLINGS; i++) {
      const far = value + direction * step * 2 ** i;
      const at = direction > 0 ? Math.min(far, bound) : Math.max(far, bound);
      const outside = [at, beyond(at)] as const;
      if (outside[1] === 0) return at;
      if (outside[1] > 0) return crossing(beyond, inside, outside, DIGITS * Math.abs(at - value));
      if (at === bound) return bound;
      inside = outside;
    }
    return direction * Infinity;
  };
  const [low, high] = [end(-1, least), end(1, most)];
  return { low, high, ...(better && { better }) };
}
