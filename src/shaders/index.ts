import type { CurveId } from '../core/curves/index.ts';
import type { LossId } from '../core/losses/index.ts';
import type { OptimizerId } from '../core/optimizers/index.ts';
import type { F32Precision } from '../core/types.ts';
import { arithmetic } from './arithmetic.ts';
import line from './curves/line.wgsl?raw';
import { KERNELS, PARTS, type Kernel, type KernelId, type Part } from './kernels.ts';
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
  readonly precision: F32Precision;
}

/** The files that a kernel is joined of for a recipe. */
export function sourcesOf(kernel: KernelId, recipe: Recipe): readonly string[] {
  const { curve, loss, optimizer, precision } = recipe;
  const { parts = PARTS, sources }: Kernel = KERNELS[kernel];
  const files = {
    curve: [CURVE_SOURCES[curve]],
    loss: [LOSS_SOURCES[loss]],
    optimizer: [OPTIMIZER_SOURCES[optimizer]],
    precision: arithmetic(precision, curve, loss),
  } satisfies Record<Part, readonly string[]>;
  return [...parts.flatMap((part) => files[part]), ...sources];
}

/** The whole WGSL text of a kernel for a recipe. */
export function compose(kernel: KernelId, recipe: Recipe): string {
  const { enables = [] }: Kernel = KERNELS[kernel];
  return [...enables.map((feature) => `enable ${feature};`), ...sourcesOf(kernel, recipe)].join(
    '\n',
  );
}
