import type { CurveId } from '../core/curves/index.ts';
import type { LossId } from '../core/losses/index.ts';
import type { OptimizerId } from '../core/optimizers/index.ts';
import type { Dataset } from '../core/types.ts';
import type { SplitKernel } from './kernel.ts';
import { LINE_MSE_WASM } from './line-mse.wasm.ts';
import { LineMseSimd } from './line-mse.ts';

export type RecipeId = `${CurveId} ${LossId} ${OptimizerId}`;

interface Recipe {
  /** Base64. */
  readonly bytes: string;
  readonly Kernel: new (
    instance: WebAssembly.Instance,
    data: Dataset,
    start: readonly number[],
  ) => SplitKernel;
}

export const RECIPES = {
  'line mse sgd': { bytes: LINE_MSE_WASM, Kernel: LineMseSimd },
} as const satisfies Record<RecipeId, Recipe>;

export const RECIPE_IDS = Object.keys(RECIPES) as readonly RecipeId[];

/** What a kernel is made of. Plain data, but for the module, which travels as well. */
export interface KernelParts {
  readonly recipe: RecipeId;
  readonly module: WebAssembly.Module;
  readonly data: Dataset;
  /** θ. [P] */
  readonly start: readonly number[];
}

/** @throws LimitError when there is no memory for the data */
export async function createKernel({
  recipe,
  module,
  data,
  start,
}: KernelParts): Promise<SplitKernel> {
  return new RECIPES[recipe].Kernel(await WebAssembly.instantiate(module), data, start);
}
