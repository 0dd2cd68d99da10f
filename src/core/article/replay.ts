/** Data and a start that replay a published run. The derivation is in docs/mathematics.md. */
import { DEFAULTS, REPLAY_POINTS } from '../settings/index.ts';
import { X_RANGE } from './line.ts';
import { linspace } from '../data/linspace.ts';
import { leastSquares, type LeastSquares } from '../quadratic/index.ts';
import { spacing } from '../arithmetic/floats.ts';
import type { ArticleModelId } from '../models/catalogue.ts';
import { TorchGenerator } from '../random/torch.ts';
import type { Dataset } from '../types.ts';
import { PUBLISHED, type PublishedRun } from './published.ts';

export interface Replay {
  /** x, y: [100], f32 */
  readonly data: Dataset;
  /** (a, b) before the first epoch, f32 */
  readonly start: readonly [number, number];
}

type Pair = readonly [number, number];

/** Any noise would do: what of it the loss can see is replaced. */
const NOISE_SEED = 42n;
/** From this epoch on the article's log no longer changes. */
const SETTLED = 19_000;

/**
 * What to train to see the article's log again: 100 points and a start, which at lr 1e-3 in f32
 * print its lines within 5e-5 and its final parameters to the four decimals.
 */
export function replayRun(id: ArticleModelId): Replay {
  const published = PUBLISHED[id];
  const x = linspace(X_RANGE.least, X_RANGE.most, REPLAY_POINTS);
  const noise = new TorchGenerator(NOISE_SEED).randn(REPLAY_POINTS);
  const fit = leastSquares({ x, y: noise });
  const best = bestOf(published, fit);
  return { data: { x, y: scattered(x, noise, fit, best) }, start: startOf(published, fit, best) };
}

/** A line and its loss. */
interface Best {
  readonly parameters: Pair;
  readonly loss: number;
}

/**
 * The optimum θ* from where f32 training stopped short of it. It stops where a step is less than
 * half a unit in the last place, lr·|g| < ½·ulp(θ): b from below and a from above. Then
 * δ = θ − θ* = H⁻¹·g, and the loss stands ½·g·δ above its minimum.
 */
function bestOf(
  { parameters: [a, b], log }: PublishedRun,
  { hessian, eigenvalues }: LeastSquares,
): Best {
  const [[haa, hab], [, hbb]] = hessian;
  const determinant = eigenvalues[0] * eigenvalues[1];
  const ga = (0.5 * spacing(a)) / DEFAULTS.lr;
  const gb = (-0.5 * spacing(b)) / DEFAULTS.lr;
  const da = (hbb * ga - hab * gb) / determinant;
  const db = (haa * gb - hab * ga) / determinant;
  const settled = log.find(([epoch]) => epoch === SETTLED)?.[1] ?? NaN;
  return {
    parameters: [a - da, b - db],
    loss: settled - (ga * da + gb * db) / 2,
  };
}

/** y = a*·x + b* + e: the noise less its own line, scaled so that mean e² is the loss at θ*. */
function scattered(
  x: Dataset['x'],
  noise: Dataset['y'],
  fit: LeastSquares,
  { parameters: [a, b], loss }: Best,
): Dataset['y'] {
  const [noiseA, noiseB] = fit.parameters;
  const scale = Math.sqrt(loss / fit.loss);
  return noise.map((value, i) => {
    const xi = x[i] ?? NaN;
    return a * xi + b + scale * (value - (noiseA * xi + noiseB));
  });
}

/**
 * The start from the early lines of the log, L_k = L* + C·λ^(2(k−1)), λ = 1 − lr·λmin(H), where
 * only the slow direction v is left. C = ½·λmin·c² says how far along v the start lies from θ*;
 * how far across, it leaves open. Taken is the start nearest to (0, 0), the likeliest of N(0, 1).
 */
function startOf(
  { log }: PublishedRun,
  { hessian: [[haa, hab]], eigenvalues: [slow] }: LeastSquares,
  { parameters: [a, b], loss }: Best,
): Pair {
  const rate = 1 - DEFAULTS.lr * slow;
  // C by least squares over the early lines
  let numerator = 0;
  let denominator = 0;
  for (const [epoch, published] of log) {
    if (epoch >= SETTLED) continue;
    const decay = rate ** (2 * (epoch - 1));
    numerator += (published - loss) * decay;
    denominator += decay * decay;
  }
  const c = Math.sqrt((2 * numerator) / denominator / slow);
  // (H − slow·I)·v = 0, |v| = 1, vb > 0
  const norm = Math.hypot(hab, haa - slow);
  const va = -hab / norm;
  const vb = (haa - slow) / norm;
  // θ* − c·v, less what of it is not along v
  const along = a * va + b * vb - c;
  return [Math.fround(along * va), Math.fround(along * vb)];
}
