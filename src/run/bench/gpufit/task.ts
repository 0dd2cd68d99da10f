/** The task by which Gpufit is measured (Przybylski et al. 2017): many peaks on five by five points. */
import { parseFormula } from '../../../core/formula/parse.ts';
import { TorchGenerator } from '../../../core/random/torch.ts';
import type { FitBatch, FitRecipe } from '../../../core/fits/types.ts';

const SIDE = 5;
export const GPUFIT_ROWS = SIDE * SIDE;
const FORMULA = 'A*exp(-((x - x0)^2 + (y - y0)^2)/(2*s^2)) + B';
/** A, x0, y0, s, B */
const TYPICAL = [500, 2, 2, 1, 10];
const P = TYPICAL.length;
/** The amplitude over the standard deviation of the noise. */
const SIGNAL_TO_NOISE = 10;

export const GPUFIT_RECIPE: FitRecipe = {
  graph: parseFormula(FORMULA, ['x', 'y']).graph,
  mostIterations: 10,
  tolerance: 1e-4,
};

export interface GpufitTask {
  readonly batch: FitBatch & { readonly groups: Uint32Array };
  /** What the peaks were drawn from. [R][P] */
  readonly truth: Float32Array;
}

/** @param seed as for `torch.manual_seed` */
export function gpufitTask(fits: number, seed: number | bigint = 0): GpufitTask {
  const generator = new TorchGenerator(seed);
  const [ofTruth, ofStart] = [generator.rand(fits * P), generator.rand(fits * P)];
  const about = (u: number): number => 0.9 + 0.2 * u;
  const truth = ofTruth.map((u, i) => (TYPICAL[i % P] ?? NaN) * about(u));
  const starts = ofStart.map((u, i) => (truth[i] ?? NaN) * about(u));
  const noise = generator.randn(fits * GPUFIT_ROWS);
  const deviation = (TYPICAL[0] ?? NaN) / SIGNAL_TO_NOISE;
  const x = Float32Array.from({ length: GPUFIT_ROWS }, (_, i) => i % SIDE);
  const y = Float32Array.from({ length: GPUFIT_ROWS }, (_, i) => Math.floor(i / SIDE));
  const target = noise.map((drawn, i) => {
    const own = P * Math.floor(i / GPUFIT_ROWS);
    const [A = NaN, x0 = NaN, y0 = NaN, s = NaN, B = NaN] = truth.subarray(own, own + P);
    const point = i % GPUFIT_ROWS;
    const [right, down] = [(x[point] ?? NaN) - x0, (y[point] ?? NaN) - y0];
    return A * Math.exp(-(right * right + down * down) / (2 * s * s)) + B + deviation * drawn;
  });
  const groups = Uint32Array.from({ length: fits + 1 }, (_, i) => i * GPUFIT_ROWS);
  return { batch: { inputs: [x, y], target, groups, starts }, truth };
}
