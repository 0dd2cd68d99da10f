/**
 * How far rounding can carry gradient descent on the line of least squares from its exact trajectory.
 * The derivation in words: docs/verification.md. First order in the unit roundoff throughout.
 */
import { mapAxes, size, sum } from './along-axes.ts';
import { ONE_DISPATCH_MOST_POINTS } from '../work/shape.ts';
import type { AlongAxes, Trajectory } from './trajectory.ts';
import type { Precision, Problem, StrategyId } from '../types.ts';

/** How an implementation computes. */
export interface Arithmetic {
  readonly precision: Precision;
  /** `moments` looks at the moments of the data, the other strategies at its points. */
  readonly strategy: StrategyId;
}

/** The greatest error after some steps. */
export interface ErrorBound {
  /** Of the mean loss before the last update. */
  readonly loss: number;
  /** Of a and of b after it. */
  readonly parameters: readonly [number, number];
}

/** The same of a run, which computes gradients. */
export interface RunBound extends ErrorBound {
  /** What the last gradient errs where it was computed, dL/da and dL/db. */
  readonly gradient: readonly [number, number];
}

/** The greatest relative error of one rounding: half the distance from 1 to the next number. */
export const UNIT_ROUNDOFF = {
  f32: 2 ** -24,
  f64: 2 ** -53,
  // Of each of the two floats.
  compensated: 2 ** -24,
} as const satisfies Record<Precision, number>;

/**
 * The least normal number. A result below it may err by as much: in gradual underflow by far less, but
 * WGSL lets a GPU take any subnormal number for 0, in what it is given and in what it computes.
 */
const LEAST_NORMAL = {
  f32: 2 ** -126,
  f64: 2 ** -1022,
  compensated: 2 ** -126,
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

/** Bounds on |component| along the axes, and what follows from them by the triangle inequality. */
interface Region {
  /** Of |θ − θ*|, by parameter. */
  readonly distance: readonly [number, number];
  /** Of |θ|, by parameter. */
  readonly size: readonly [number, number];
  /** Of |dL/dθ|, by parameter. */
  readonly gradient: readonly [number, number];
  readonly loss: number;
}

/**
 * The bound as a function of the steps done, for one implementation. A call costs the logarithm of
 * the steps.
 */
export function errorBound(
  { fit, axes, factors, components, after }: Trajectory,
  { data, learningRate, start }: Problem,
  { precision, strategy }: Arithmetic,
): (steps: number) => RunBound {
  const u = UNIT_ROUNDOFF[precision];
  const tiny = LEAST_NORMAL[precision];
  const onMoments = strategy === 'moments';
  const isCompensated = precision === 'compensated';
  // Of what a run keeps from one step to the next.
  const keptUnit = isCompensated ? u * u : u;
  const { parameters: best, eigenvalues, hessian, loss: least, variance } = fit;
  // Root mean squares, which bound every mean below (Cauchy and Schwarz).
  const rmsX = Math.sqrt(hessian[0][0] / 2);
  const rmsY = Math.sqrt(variance + ((hessian[0][1] / 2) * best[0] + best[1]) ** 2);
  const termRoundings = additions(data.x.length) + TERM_ROUNDINGS;
  const stays = mapAxes((i) => Math.abs(factors[i]));

  const acrossAxes = (along: AlongAxes, p: 0 | 1): number =>
    Math.abs(axes[0][p]) * along[0] + Math.abs(axes[1][p]) * along[1];
  const alongAxis = (byParameter: readonly [number, number], i: 0 | 1): number =>
    Math.abs(axes[i][0]) * byParameter[0] + Math.abs(axes[i][1]) * byParameter[1];

  /** Where `count` steps begin, of which the first is step `from` + 1, and which have drifted so far. */
  const regionOf = (from: number, count: number, drift: AlongAxes): Region => {
    // Components grow or shrink all the way, so that one of the ends is the greatest.
    const first = components(from);
    const last = components(from + count - 1);
    const along = mapAxes((i) => Math.max(Math.abs(first[i]), Math.abs(last[i])) + drift[i]);
    // Of a component that changes its sign with every step, the difference would not show that.
    const moved = mapAxes((i) =>
      factors[i] < 0 ? along[i] + Math.abs(first[i]) : Math.abs(last[i] - first[i]) + drift[i],
    );
    const distance = mapAxes((p) => acrossAxes(along, p));
    const slopes = mapAxes((i) => eigenvalues[i] * along[i]);
    const { parameters } = after(from);
    return {
      distance,
      // From θ*, or from where they start: a steep valley's optimum may be far from all of the path.
      size: mapAxes((p) =>
        Math.min(Math.abs(best[p]) + distance[p], Math.abs(parameters[p]) + acrossAxes(moved, p)),
      ),
      gradient: mapAxes((p) => acrossAxes(slopes, p)),
      loss: least + (slopes[0] * along[0] + slopes[1] * along[1]) / 2,
    };
  };

  /** What residuals are made of, |a·x| + |b| + |y|: the root of its mean square. */
  const magnitude = ({ size }: Region): number => size[0] * rmsX + size[1] + rmsY;

  /** What underflow does to the residuals: of the operations, and of a and x in their product. */
  const residualLost = ({ distance, size }: Region): number =>
    tiny * (RESIDUAL_UNDERFLOWS + FACTOR_UNDERFLOWS * ((onMoments ? distance : size)[0] + rmsX));

  /** What rounding does to the residuals: the root of its mean square. */
  const residualError = (region: Region): number =>
    residualLost(region) +
    (onMoments
      ? MOMENTS_ROUNDINGS * u * (region.distance[0] * rmsX + region.distance[1])
      : RESIDUAL_ROUNDINGS * u * magnitude(region));

  /** dL/db = 2·mean r, dL/da = 2·mean r·x. */
  const gradientErrorIn = (region: Region): readonly [number, number] => {
    const root = Math.sqrt(region.loss);
    const lost = 2 * tiny * (SUM_UNDERFLOWS * termRoundings + FACTOR_UNDERFLOWS * root);
    if (isCompensated && !onMoments) {
      // Of second order, in docs/mathematics.md; and the roundings that scale the whole.
      const gradB =
        2 * ((termRoundings * u) ** 2 * magnitude(region) + residualLost(region)) + lost;
      const scaled = mapAxes((p) => COMPENSATED_ROUNDINGS * u * region.gradient[p]);
      return [gradB * rmsX + scaled[0] + lost, gradB + scaled[1]];
    }
    const sumError = onMoments ? 0 : termRoundings * u * root;
    const gradB = 2 * (residualError(region) + sumError) + lost;
    return [gradB * rmsX + lost, gradB];
  };

  /** What one step adds to the error, along the axes. */
  const stepError = (region: Region): AlongAxes => {
    const gradientError = gradientErrorIn(region);
    // `moments` keeps the distance, and rounds that.
    const kept = onMoments ? region.distance : region.size;
    const byParameter = mapAxes(
      (p) =>
        learningRate * gradientError[p] +
        UPDATE_ROUNDINGS * (u * learningRate * region.gradient[p] + keptUnit * kept[p] + tiny),
    );
    return mapAxes((i) => alongAxis(byParameter, i));
  };

  const lossError = (steps: number, drift: AlongAxes): number => {
    const region = regionOf(steps, 1, drift);
    const along = size(components(steps));
    // Of L* + ½·Σ λ·c², by the drift of c.
    const moved = sum((i) => eigenvalues[i] * (along[i] * drift[i] + drift[i] ** 2 / 2));
    const lost = SUM_UNDERFLOWS * termRoundings * tiny;
    const root = Math.sqrt(region.loss);
    const off = residualError(region);
    if (onMoments) {
      const { distance } = region;
      const scale = least + (distance[0] * rmsX + distance[1]) ** 2;
      const product = FACTOR_UNDERFLOWS * distance[0] * tiny;
      return moved + TERM_ROUNDINGS * u * scale + product + lost;
    }
    return moved + 2 * root * off + off ** 2 + termRoundings * u * (root + off) ** 2 + lost;
  };

  /** Errors shrink with the distance: d ← |1 − η·λ|·d + e, `count` times, e as large as it gets. */
  const advance = (drift: AlongAxes, from: number, count: number): AlongAxes => {
    const most = mapAxes((i) => drift[i] * Math.max(1, stays[i] ** count));
    const step = stepError(regionOf(from, count, most));
    return mapAxes((i) => stays[i] ** count * drift[i] + step[i] * geometric(stays[i], count));
  };

  // No component more than doubles.
  const longest = Math.max(1, Math.floor(Math.LN2 / Math.log(Math.max(1, ...stays))));

  /** The start is exact, but for what one f32 or two cannot hold of it. */
  const startError = mapAxes((p) => {
    const value = start.parameters[p] ?? NaN;
    if (precision === 'f64') return 0;
    return isCompensated ? keptUnit * Math.abs(value) : Math.abs(value - Math.fround(value));
  });
  const initial = mapAxes((i) => alongAxis(startError, i));

  const driftAfter = (steps: number): AlongAxes => {
    let drift = initial;
    for (let from = 0; from < steps;) {
      // Short stretches first, and where errors grow: that is where those of the steps change.
      const count = Math.min(Math.max(1, from), longest, steps - from);
      drift = advance(drift, from, count);
      from += count;
    }
    return drift;
  };

  return (steps) => {
    const before = driftAfter(steps - 1);
    const drift = advance(before, steps - 1, 1);
    const { distance } = regionOf(steps, 1, drift);
    // `moments` adds θ* and the distance when θ is read.
    const read = mapAxes((p) =>
      onMoments ? UPDATE_ROUNDINGS * (keptUnit * (Math.abs(best[p]) + distance[p]) + tiny) : 0,
    );
    return {
      loss: lossError(steps - 1, before),
      parameters: mapAxes((p) => acrossAxes(drift, p) + read[p]),
      gradient: gradientErrorIn(regionOf(steps - 1, 1, before)),
    };
  };
}

/** 1 + q + … + q^(count − 1) */
function geometric(q: number, count: number): number {
  return q === 1 ? count : (1 - q ** count) / (1 - q);
}
