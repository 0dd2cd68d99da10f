/** What rounding and underflow do to one step, wherever it is. The derivation in words: docs/verification.md. */
import { LEAST_F32, UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import type { Precision, StrategyId } from '../types.ts';
import { ONE_DISPATCH_MOST_POINTS } from '../work/shape.ts';
import type { Region } from './region.ts';
import type { Terms } from './terms.ts';
import type { Theory } from './theory.ts';
import { dot, each, type Vector } from '../arithmetic/vectors.ts';

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

/**
 * What a term takes besides additions and a square, or a product with φ: the factor 1/n, itself rounded;
 * and WGSL's division, which may err by 2.5 ulp, that is 5 roundings.
 */
const TERM_ROUNDINGS = 7;
/** A gradient of `compensated` as it leaves its two floats: their sum, 1/n, and the product. */
const COMPENSATED_ROUNDINGS = 3;
/** Operations of one residual that may underflow, those on its errors in `compensated` included; generously. */
const RESIDUAL_UNDERFLOWS = 32;
/** Products with θp that may, and with φp, in which the other factor may be taken for 0. */
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

/**
 * A gradient from the moments, 2·Rᵀ·D·R·δ: R is rounded, and so are a product with it and the additions of P terms, twice;
 * and D and the product with it, unless it is 1.
 */
function momentsRoundings({ moments: { spreads } }: Theory): number {
  return 2 * spreads.length + (spreads.at(-1) === 1 ? 2 : 4);
}

/**
 * The greatest errors in a region.
 * @param terms what the formula rounds, in each point
 */
export function roundingOf(
  theory: Theory,
  terms: Terms,
  points: number,
  { precision, strategy }: Arithmetic,
) {
  const u = UNIT_ROUNDOFF[precision];
  const tiny = LEAST_NORMAL[precision];
  const onMoments = strategy === 'moments';
  const isCompensated = precision === 'compensated';
  // Of what a run keeps from one step to the next.
  const keptUnit = isCompensated ? u * u : u;
  const ofProduct = Math.max(1, terms.gradient);
  const termRoundings = additions(points) + TERM_ROUNDINGS + ofProduct;
  const ofMoments = momentsRoundings(theory);
  // Root mean squares, which bound every mean below (Cauchy and Schwarz): of φ = ∂ŷ/∂θ, of the line x and 1; of y.
  const roots = theory.hessian.map((row, p) => Math.sqrt((row[p] ?? NaN) / 2));
  const rmsY = Math.sqrt(theory.squareY);
  const underflows = Math.max(RESIDUAL_UNDERFLOWS, terms.operations);

  /** What residuals are made of, of the line |a·x| + |b| + |y|: the root of its mean square. */
  const magnitude = ({ size }: Region): number => dot(size, terms.sizes) + terms.offset + rmsY;

  /** What underflow does to the residuals: of the operations, and of θ and φ in their products. */
  const residualLost = ({ distance, size }: Region): number => {
    const factors = sum(onMoments ? distance : size) + sum(roots);
    return tiny * (underflows + FACTOR_UNDERFLOWS * factors);
  };

  /** What rounding does to the residuals: the root of its mean square. */
  const residualError = (region: Region): number =>
    residualLost(region) +
    (onMoments
      ? ofMoments * u * dot(region.distance, roots)
      : terms.residual * u * magnitude(region));

  /** What the theory itself has rounded away of H·(θ − θ*), where features are computed: nothing of the line's. */
  const ofTheory = ({ distance }: Region): Vector => {
    const [seen, unseen] = [dot(distance, roots), dot(distance, theory.noise)];
    return each((rms, noise) => 2 * (noise * seen + rms * unseen), roots, theory.noise);
  };

  /** Of dL/dθ where it is computed, [P]. dL/dθ = 2·mean r·φ: of the line dL/db = 2·mean r, dL/da = 2·mean r·x. */
  const ofGradient = (region: Region): Vector =>
    each((one, other) => one + other, ofEngine(region), ofTheory(region));

  const ofEngine = (region: Region): Vector => {
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
    /** That the update alone adds, of a step that moves θ so far. [P] */
    ofUpdate: (region: Region, moved: Vector): Vector =>
      each(
        (way, kept) => UPDATE_ROUNDINGS * (u * way + keptUnit * kept + tiny),
        moved,
        onMoments ? region.distance : region.size,
      ),
    /** Of the loss at a given θ. */
    ofLoss: (region: Region): number => {
      const { distance, loss } = region;
      const lost = SUM_UNDERFLOWS * termRoundings * tiny;
      if (onMoments) {
        const scale = theory.loss + dot(distance, roots) ** 2;
        const roundings = Math.max(TERM_ROUNDINGS + 1, ofMoments + 2);
        return roundings * u * scale + FACTOR_UNDERFLOWS * sum(distance) * tiny + lost;
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

function sum(list: Vector): number {
  return list.reduce((total, value) => total + value, 0);
}
