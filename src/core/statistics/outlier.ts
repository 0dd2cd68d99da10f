/** Does one observation lie further from the model than the scatter of all others allows? */
import { upperTailOfF, upperTailOfNormal } from './distributions.ts';

/** What is known of one residual. */
export interface Suspect {
  /** |√w·(y − ŷ)| as a share of √Σ w·r²; where σ is known, √w·|y − ŷ| itself. */
  readonly residual: number;
  /** w·gᵀ·(JᵀWJ)⁻¹·g, g = ∂ŷ/∂θ: how much of an observation ŷ follows, from 0 to 1. */
  readonly leverage: number;
}

/** Of fewer degrees of freedom the others may be on the curve by their few digits alone. */
const FEWEST = 3;
/** A residual that ŷ follows to that share is none. */
const FOLLOWED = 1e-6;

/**
 * The externally studentised residual t = r/(s₍ᵢ₎·√(1 − h)), s₍ᵢ₎ of the fit without it, which is Student's with ν − 1 degrees of
 * freedom: t² = r²·(ν − 1)/(RSS·(1 − h) − r²) (Cook and Weisberg 1982, § 2.2); the normal distribution's where σ is known.
 * @param degreesOfFreedom ν of the whole fit; Infinity where σ is known
 * @returns t²; NaN where nothing is left to judge by
 */
export function studentisedSquare(
  { residual, leverage }: Suspect,
  degreesOfFreedom: number,
): number {
  const left = 1 - leverage;
  if (!(left > FOLLOWED)) return NaN;
  if (degreesOfFreedom === Infinity) return residual ** 2 / left;
  const others = left - residual ** 2;
  const rest = degreesOfFreedom - 1;
  if (!(rest >= FEWEST)) return NaN;
  // Of an outlier that is all of the sum the others' share is a rounding.
  return others > 0 ? (residual ** 2 * rest) / others : Infinity;
}

/** The chance that any of so many residuals is as far off by chance (Bonferroni). @param square {@link studentisedSquare} */
export function chanceOfOutlier(square: number, rows: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === Infinity) return Math.min(1, 2 * rows * upperTailOfNormal(Math.sqrt(square))); // prettier-ignore
  return Math.min(1, rows * upperTailOfF(square, 1, degreesOfFreedom - 1));
}
