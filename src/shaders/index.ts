import type { CurveId } from '../core/curves/index.ts';
import type { LossId } from '../core/losses/index.ts';
import type { OptimizerId } from '../core/optimizers/index.ts';
import line from './curves/line.wgsl?raw';
import { KERNELS, TWINS, type Kernel, type KernelId } from './kernels.ts';
import mse from './losses/mse.wgsl?raw';
import sgd from './optimizers/sgd.wgsl?raw';

export * from './kernels.ts';
export { placeOf } from './place.ts';

/** The WGSL twins of what core/ defines, under the same names. */
export const CURVE_SOURCES = { line } as const satisfies Record<CurveId, string>;
export const LOSS_SOURCES = { mse } as const satisfies Record<LossId, string>;
export const OPTIMIZER_SOURCES = { sgd } as const satisfies Record<OptimizerId, string>;

/** What is trained, as far as the kernels are concerned. */
export interface Recipe {
  readonly curve: CurveId;
  readonly loss: LossId;
  readonly optimizer: OptimizerId;
}

/** The whole WGSL text of a kernel for a recipe. */
export function compose(kernel: KernelId, { curve, loss, optimizer }: Recipe): string {
  const { enables = [], twins = TWINS, sources }: Kernel = KERNELS[kernel];
  const text = {
    curve: CURVE_SOURCES[curve],
    loss: LOSS_SOURCES[loss],
    optimizer: OPTIMIZER_SOURCES[optimizer],
  };
  return [
    ...enables.map((feature) => `enable ${feature};`),
    ...twins.map((twin) => text[twin]),
    ...sources,
  ].join('\n');
}
