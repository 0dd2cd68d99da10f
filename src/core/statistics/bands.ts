/** How sure the curve is at a place, and where the next observation will lie. */
import type { Factor } from './minimum.ts';

/** All half widths, in units of y: ŷ ± so much. */
export interface Band {
  /** Standard error of ŷ: √(gᵀ·Cov·g), g = ∂ŷ/∂θ; Infinity where the observations do not determine ŷ. */
  readonly standardError: number;
  /** Of the curve at this x, not of the whole curve at once. */
  readonly confidence: number;
  /** Of one more observation there, whose variance s²/w comes on top. */
  readonly prediction: number;
}

export interface Known {
  readonly factor: Pick<Factor, 'free' | 'inverse' | 'undetermined'>;
  /** s; 1 where the weights are 1/σ². */
  readonly scale: number;
  /** Standard errors to either side: t, or that of the normal distribution. */
  readonly critical: number;
}

/** A share of g along what is not determined that is more than a rounding. */
const NOTHING = 1e-6;

/**
 * @param gradient ∂ŷ/∂θ at x and the fitted θ: of one that is held, or at a bound, it does not matter. [P]
 * @param weight of the observation that is predicted: 1/σ² where that is what weights are
 */
export function bandAt(
  { factor, scale, critical }: Known,
  gradient: ArrayLike<number>,
  weight = 1,
): Band {
  const { free, inverse, undetermined } = factor;
  const g = free.map((p) => gradient[p] ?? NaN);
  const isOpen = undetermined.some((along) => {
    const shares = along.map((moved, k) => (moved === 0 ? 0 : moved * (g[k] ?? NaN)));
    const whole = shares.reduce((sum, share) => sum + Math.abs(share), 0);
    return Math.abs(shares.reduce((sum, share) => sum + share, 0)) > NOTHING * whole;
  });
  // gᵀ·R⁻¹, whose length s makes the error.
  const projected = (inverse[0] ?? []).map((_, j) =>
    g.reduce((sum, slope, k) => sum + slope * (inverse[k]?.[j] ?? NaN), 0),
  );
  const standardError = isOpen ? Infinity : scale * Math.hypot(...projected);
  return {
    standardError,
    confidence: critical * standardError,
    prediction: critical * Math.hypot(standardError, scale / Math.sqrt(weight)),
  };
}
