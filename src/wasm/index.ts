import type { CurveId } from '../core/curves/index.ts';
import { ConfigError, DownhillError, messageOf } from '../core/errors.ts';
import type { LossId } from '../core/losses/index.ts';
import type { OptimizerId } from '../core/optimizers/index.ts';
import type { Dataset, Engine, EngineInfo, Problem, StrategyId } from '../core/types.ts';
import type { CpuKernel } from '../cpu/kernel.ts';
import { CpuTrainer } from '../cpu/trainer.ts';
import { LINE_MSE_WASM } from './line-mse.wasm.ts';
import { LineMseSimd } from './line-mse.ts';

export interface WasmOptions {
  /** Lets the host do something else between two pieces of work: `() => setTimeout(…)`. */
  readonly breathe: () => Promise<void>;
}

interface Recipe {
  /** Base64. */
  readonly bytes: string;
  readonly Kernel: new (
    instance: WebAssembly.Instance,
    data: Dataset,
    start: readonly number[],
  ) => CpuKernel;
}

const RECIPES = {
  'line mse sgd': { bytes: LINE_MSE_WASM, Kernel: LineMseSimd },
} as const satisfies Record<`${CurveId} ${LossId} ${OptimizerId}`, Recipe>;

/** Why a strategy is none of this engine's, and what to do. */
const REFUSALS = {
  dispatch: undefined,
  fused: 'strategy fused is for webgpu, WebAssembly has no dispatches to fuse: use dispatch',
  moments: 'strategy moments is not to be had on wasm: use dispatch, or engine webgpu',
} as const satisfies Record<StrategyId, string | undefined>;

const INFO: EngineInfo = {
  engine: 'wasm',
  precision: 'f32',
  adapter: 'WebAssembly SIMD',
  software: false,
};

/**
 * The fastest that the CPU offers on one core: f32x4, with sums over blocks in f64.
 * @throws DownhillError where there is no WebAssembly, none with SIMD, or where it is forbidden
 */
export async function createWasmEngine({ breathe }: WasmOptions): Promise<Engine> {
  const modules = new Map<Recipe, WebAssembly.Module>();
  for (const recipe of Object.values(RECIPES)) modules.set(recipe, await compile(recipe.bytes));
  return {
    info: INFO,
    async prepare(problem) {
      const strategy = problem.strategy === 'auto' ? 'dispatch' : problem.strategy;
      const refusal = REFUSALS[strategy];
      if (refusal !== undefined) throw new ConfigError('strategy', refusal);
      const kernel = await createKernel(problem, modules);
      return new CpuTrainer({ problem, strategy, kernel, description: 'SIMD loop, f32', breathe });
    },
    destroy: () => undefined,
  };
}

async function createKernel(
  { curve, loss, optimizer, data, start }: Problem,
  modules: ReadonlyMap<Recipe, WebAssembly.Module>,
): Promise<CpuKernel> {
  const recipe = RECIPES[`${curve} ${loss} ${optimizer}`];
  const module = modules.get(recipe);
  if (module === undefined) throw new DownhillError('the recipe is not compiled');
  return new recipe.Kernel(await WebAssembly.instantiate(module), data, start.parameters);
}

async function compile(base64: string): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  // Typed as always there; some browsers can be told to leave it out.
  const wasm = (globalThis as { WebAssembly?: typeof WebAssembly }).WebAssembly;
  if (wasm?.validate(bytes) !== true) {
    throw new DownhillError(
      'engine wasm needs WebAssembly with SIMD, which is not here: use a newer browser or runtime, or engine cpu',
    );
  }
  try {
    return await wasm.compile(bytes);
  } catch (error) {
    throw new DownhillError(
      `WebAssembly did not compile: ${messageOf(error)}: allow 'wasm-unsafe-eval' in the Content-Security-Policy, or use engine cpu`,
    );
  }
}
