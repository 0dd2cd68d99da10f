import type { CurveId } from '../core/curves/index.ts';
import type { LossId } from '../core/losses/index.ts';
import type { F32Precision } from '../core/types.ts';
import across from './across.wgsl?raw';
import compensatedLanes from './compensated/lanes.wgsl?raw';
import lineMse from './compensated/line-mse.wgsl?raw';
import compensatedParameters from './compensated/parameters.wgsl?raw';
import compensatedSums from './compensated/sums.wgsl?raw';
import twoFloats from './compensated/two-floats.wgsl?raw';
import lanes from './f32/lanes.wgsl?raw';
import parameters from './f32/parameters.wgsl?raw';
import sums from './f32/sums.wgsl?raw';

/** Residual and gradient with their rounding errors: by hand for a curve and a loss. */
const RESIDUALS = {
  'line mse': lineMse,
} as const satisfies Record<`${CurveId} ${LossId}`, string>;

/** How numbers are kept and added: the same names in each precision. */
const ARITHMETIC = {
  f32: [across, parameters, sums, lanes],
  compensated: [across, twoFloats, compensatedParameters, compensatedSums, compensatedLanes],
} as const satisfies Record<F32Precision, readonly string[]>;

/** The files that make the kernels compute in a precision. */
export function arithmetic(precision: F32Precision, curve: CurveId, loss: LossId): string[] {
  const own = precision === 'compensated' ? [RESIDUALS[`${curve} ${loss}`]] : [];
  return [...ARITHMETIC[precision], ...own];
}
