/** All that a fit owes its reader, of one minimum. */
import type { Matrix } from '../arithmetic/vectors.ts';
import {
  correlationsOf,
  covarianceOf,
  errorsOf,
  standingsOf,
  type Standing,
} from './covariance.ts';
import { criticalValue } from './distributions.ts';
import { explainedOf, type Explained } from './goodness.ts';
import { informationOf, type Information } from './information.ts';
import type { Minimum } from './minimum.ts';
import { countOf, residualNormOf, type Residuals } from './scatter.ts';

export interface AssessOptions {
  /** The parameters that were to be fitted, by their places. */
  readonly asked: readonly number[];
  /** The share of intervals that hold the truth: 0.95. */
  readonly level: number;
  /**
   * Whether weights are 1/σ² of a σ that is known: then s² = 1 and intervals are the normal distribution's, as with scipy's
   * `absolute_sigma=True` and lmfit's `scale_covar=False`. Else weights say only how rows compare, s² = RSS/(n − F) and intervals are
   * Student's t, as in R's lm and nls.
   */
  readonly isAbsolute: boolean;
  /** What takes the place of s² in the errors, where a robust loss makes them. */
  readonly scatter?: number | undefined;
  /** What R² compares with: 'mean' where the model has a constant ({@link hasConstant}). */
  readonly about: Explained['about'];
}

export interface Estimate {
  readonly value: number;
  /** 0 of one that is held; NaN where it is not known. */
  readonly standardError: number;
  /** value ∓ critical·standardError */
  readonly low: number;
  readonly high: number;
  readonly standing: Standing;
}

export interface Assessment extends Information {
  /** Rows of a weight above 0: n. */
  readonly rows: number;
  /** Directions of θ that were fitted: F. Not those that are held, at a bound or not determined. */
  readonly fitted: number;
  /** n − F, not below 0. */
  readonly degreesOfFreedom: number;
  /** [P] */
  readonly parameters: readonly Estimate[];
  /** [P][P]; 0 beside what is held, NaN beside what is not known. */
  readonly covariance: Matrix;
  /** [P][P] likewise. */
  readonly correlations: Matrix;
  /** √Σ w·r² */
  readonly residualNorm: number;
  /** Σ w·r²; Infinity where it is beyond f64. */
  readonly residualSquares: number;
  /** s = √(RSS/(n − F)), of a row of weight 1; NaN without a degree of freedom. */
  readonly residualStandardDeviation: number;
  /** RSS/(n − F): near 1 where weights are 1/σ² and the model is right. */
  readonly reducedChiSquare: number;
  /** √(Σ w·r²/Σ w), in the unit of y. */
  readonly rmse: number;
  readonly rSquared: Explained;
  /** Standard errors to either side of an interval. */
  readonly critical: number;
  /** What errors are multiples of: s, or 1 where σ is known. */
  readonly scale: number;
  /** Of the Jacobian with columns of length 1; Infinity where some direction is not determined. */
  readonly condition: number;
}

export function assess(
  minimum: Minimum,
  observed: Residuals,
  { asked, level, isAbsolute, scatter, about }: AssessOptions,
): Assessment {
  const { parameters, factor } = minimum;
  const { rows, weight, logWeights } = countOf(observed.target.length, observed.weights);
  const fitted = factor.free.length - factor.undetermined.length;
  const degreesOfFreedom = Math.max(0, rows - fitted);
  const residualNorm = residualNormOf(minimum, observed);
  const s = degreesOfFreedom > 0 ? residualNorm / Math.sqrt(degreesOfFreedom) : NaN;
  const own = scatter === undefined ? s : Math.sqrt(scatter);
  const scale = isAbsolute ? 1 : own;
  const critical = criticalValue(level, isAbsolute ? Infinity : degreesOfFreedom);
  const standings = standingsOf(parameters.length, asked, factor);
  const errors = errorsOf(factor.inverse, scale);
  return {
    rows,
    fitted,
    degreesOfFreedom,
    parameters: parameters.map((value, p) => {
      const standing = standings[p] ?? 'held';
      const own = standing === 'held' ? 0 : NaN;
      const standardError = standing === 'fitted' ? (errors[factor.free.indexOf(p)] ?? NaN) : own;
      const reach = standing === 'held' ? 0 : critical * standardError;
      return { value, standardError, low: value - reach, high: value + reach, standing };
    }),
    covariance: covarianceOf(standings, factor, scale),
    correlations: correlationsOf(standings, factor),
    residualNorm,
    residualSquares: residualNorm ** 2,
    residualStandardDeviation: s,
    reducedChiSquare: s ** 2,
    rmse: residualNorm / Math.sqrt(weight),
    rSquared: explainedOf(residualNorm, observed, about),
    ...informationOf({ residualNorm, rows, logWeights, fitted, isAbsolute }),
    critical,
    scale,
    condition: factor.condition,
  };
}
