/** What rounding and underflow do to one step, wherever it is. The derivation in words: docs/verification.md. */
import { LEAST_F32, UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import type { Precision, StrategyId } from '../types.ts';
import { ONE_DISPATCH_MOST_POINTS } from '../work/shape.ts';
import { momentsOf } from './line.ts';
import type { Region } from './region.ts';
import type { Theory } from './theory.ts';
import { dot, each, type Vector } from './vectors.ts';

/** How an implementation computes. */
export interface Arithmetic {
  readonly precision: Precision;
  /** `moments` looks at the moments of the data, the other strategies at its points. */
  readonly strategy: StrategyId;
}

/**
 * The least normal number. A result below it may err by as much: in gradual underflow by far less, but
 * WGSL lets a GPU take any subnormal number for 0, in what it is given and in what it computes.
 */
const LEAST_NORMAL = {
  f32: LEAST_F32,
  f64: 2 ** -1022,
  compensated: LEAST_F32,
} as const satisfies Record<Precision, number>;

/** A residual a·x + b − y takes three. */
const RESIDUAL_ROUNDINGS = 3;
/**
 * What a term takes besides additions: a square or a product with x, the factor 1/n, itself rounded;
 * and WGSL's division, which may err by 2.5 ulp, that is 5 roundings.
 */
const TERM_ROUNDINGS = 8;
/** A gradient from the moments: three in the mean residual, three in each product with it. */
const MOMENTS_ROUNDINGS = 6;
/** A gradient of `compensated` as it leaves its two floats: their sum, 1/n, and the product. */
const COMPENSATED_ROUNDINGS = 3;
/** Operations of one residual that may underflow, those on its errors in `compensated` included; generously. */
const RESIDUAL_UNDERFLOWS = 32;
/** Products with a that may, and with x, in which the other factor may be taken for 0. */
const FACTOR_UNDERFLOWS = 4;
/** A term of a sum, before or after its factor 1/n; and the sum so far. */
const SUM_UNDERFLOWS = 2;
/** θ − lr·dL/dθ takes one where it is fused, and two where it is not; lr itself is rounded, too. */
const UPDATE_ROUNDINGS = 2;

/** Errors of both signs add up as a random walk, whose λ√n is passed with probability 2·exp(−λ²/2). */
const WALK = 8;

/**
 * Roundings that a term of a sum of n gathers: n in whatever order (Higham, "Accuracy and Stability
 * of Numerical Algorithms", 2002, 4.2) as long as n is what the sequential kernel takes; beyond it
 * WALK·√n (Higham and Mary, "A New Approach to Probabilistic Rounding Error Analysis", 2019), since
 * n itself would allow almost anything for millions of points, and no kernel adds them in sequence.
 */
function additions(n: number): number {
  return Math.min(n, Math.max(ONE_DISPATCH_MOST_POINTS, WALK * Math.sqrt(n)));
}

/** The greatest errors in a region. */
export function roundingOf(theory: Theory, points: number, { precision, strategy }: Arithmetic) {
  const u = UNIT_ROUNDOFF[precision];
  const tiny = LEAST_NORMAL[precision];
  const onMoments = strategy === 'moments';
  const isCompensated = precision === 'compensated';
  // Of what a run keeps from one step to the next.
  const keptUnit = isCompensated ? u * u : u;
  const termRoundings = additions(points) + TERM_ROUNDINGS;
  // Root mean squares, which bound every mean below (Cauchy and Schwarz): of ∂ŷ/∂θ, that is of x and of 1; of y.
  const roots = theory.hessian.map((row, p) => Math.sqrt((row[p] ?? NaN) / 2));
  const [rmsX = NaN] = roots;
  const rmsY = Math.sqrt(theory.variance + momentsOf(theory).meanY ** 2);

  /** What residuals are made of, |a·x| + |b| + |y|: the root of its mean square. */
  const magnitude = ({ size }: Region): number => dot(size, roots) + rmsY;

  /** What underflow does to the residuals: of the operations, and of a and x in their product. */
  const residualLost = ({ distance, size }: Region): number => {
    const [factor = NaN] = onMoments ? distance : size;
    return tiny * (RESIDUAL_UNDERFLOWS + FACTOR_UNDERFLOWS * (factor + rmsX));
  };

  /** What rounding does to the residuals: the root of its mean square. */
  const residualError = (region: Region): number =>
    residualLost(region) +
    (onMoments
      ? MOMENTS_ROUNDINGS * u * dot(region.distance, roots)
      : RESIDUAL_ROUNDINGS * u * magnitude(region));

  /** Of dL/dθ where it is computed, [P]. dL/dθ = 2·mean r·∂ŷ/∂θ: dL/db = 2·mean r, dL/da = 2·mean r·x. */
  const ofGradient = (region: Region): Vector => {
    const root = Math.sqrt(region.loss);
    const lost = 2 * tiny * (SUM_UNDERFLOWS * termRoundings + FACTOR_UNDERFLOWS * root);
    if (isCompensated && !onMoments) {
      // Of second order, in docs/mathematics.md; and the roundings that scale the whole.
      const sum = 2 * ((termRoundings * u) ** 2 * magnitude(region) + residualLost(region)) + lost;
      return each(
        (rms, slope) => sum * rms + COMPENSATED_ROUNDINGS * u * slope + lost,
        roots,
        region.gradient,
      );
    }
    const sumError = onMoments ? 0 : termRoundings * u * root;
    const sum = 2 * (residualError(region) + sumError) + lost;
    return roots.map((rms) => sum * rms + lost);
  };

  return {
    ofGradient,
    /** That one step adds to θ. [P] */
    ofStep: (region: Region, learningRate: number): Vector =>
      each(
        (error, slope, kept) =>
          learningRate * error +
          UPDATE_ROUNDINGS * (u * learningRate * slope + keptUnit * kept + tiny),
        ofGradient(region),
        region.gradient,
        // `moments` keeps the distance, and rounds that.
        onMoments ? region.distance : region.size,
      ),
    /** Of the loss at a given θ. */
    ofLoss: (region: Region): number => {
      const { distance, loss } = region;
      const lost = SUM_UNDERFLOWS * termRoundings * tiny;
      if (onMoments) {
        const scale = theory.loss + dot(distance, roots) ** 2;
        return TERM_ROUNDINGS * u * scale + FACTOR_UNDERFLOWS * (distance[0] ?? NaN) * tiny + lost;
      }
      const root = Math.sqrt(loss);
      const off = residualError(region);
      return 2 * root * off + off ** 2 + termRoundings * u * (root + off) ** 2 + lost;
    },
    /** Of a start that is given in f64. [P] */
    ofStart: (start: Vector): Vector =>
      start.map((value) => {
        if (precision === 'f64') return 0;
        return isCompensated ? keptUnit * Math.abs(value) : Math.abs(value - Math.fround(value));
      }),
    /** Of θ as it is read: `moments` adds θ* and the distance. [P] */
    ofReading: ({ distance }: Region): Vector =>
      each(
        (optimum, away) =>
          onMoments ? UPDATE_ROUNDINGS * (keptUnit * (Math.abs(optimum) + away) + tiny) : 0,
        theory.parameters,
        distance,
      ),
  };
}
