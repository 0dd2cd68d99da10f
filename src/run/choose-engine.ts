import type { FitConfig } from '../core/settings/index.ts';
import { GpuUnavailableError } from '../core/errors.ts';
import { isArticleModel } from '../core/models/catalogue.ts';
import { lineOf } from '../core/models/line.ts';
import { MOST_WRITTEN_OUT, networkParameterCount } from '../core/models/network.ts';
import { isPlain } from '../core/problem.ts';
import { methodOf } from '../core/setting-up.ts';
import { ONE_DISPATCH_MOST_POINTS } from '../core/work/shape.ts';
import type { Engine, EngineId, F32Precision, Precision } from '../core/types.ts';

/** How whoever may choose an engine makes each: on the CPU at once, or in a Worker. */
export interface EngineMakers<OnCpu = Engine> {
  /** @throws GpuUnavailableError, or ConfigError where the adapter cannot compute in `precision` */
  readonly webgpu: (precision: F32Precision) => Promise<Engine>;
  readonly cpu: (precision: Precision) => OnCpu;
  /** @throws DownhillError where WebAssembly has no SIMD */
  readonly wasm: () => Promise<Engine>;
}

/** Of a person's own data as much as says how large they are. */
export interface OwnSize {
  readonly x: ArrayLike<unknown>;
  /** The inputs beside x. */
  readonly others?: readonly unknown[] | undefined;
}

export interface Opened {
  readonly engine: Engine;
  /** Why `auto` did not get a GPU. */
  readonly noGpu?: GpuUnavailableError;
  /** The software adapter in whose place it is. */
  readonly insteadOf?: Engine;
}

/**
 * The engine that a configuration asks for. `auto` is WebGPU, on whichever adapter there is, and else the CPU
 * reference. But for a person's own data it leaves a software adapter aside: that computes on the same cores,
 * compiles for each number of points, and is slower at all of them.
 * @param own undefined for seeded data and replays, which are about WebGPU
 * @throws GpuUnavailableError where `webgpu` was asked for by name and is not to be had
 */
export async function openEngine(
  config: FitConfig,
  makers: EngineMakers<Engine | Promise<Engine>>,
  own: OwnSize | undefined,
): Promise<Opened> {
  const { engine, precision, strategy } = config;
  if (engine === 'wasm') return { engine: await makers.wasm() };
  // Only the CPU computes in f64.
  if (engine === 'cpu' || precision === 'f64') return { engine: await makers.cpu(precision) };
  if (engine === 'webgpu') return { engine: await makers.webgpu(precision) };
  let gpu: Engine;
  try {
    gpu = await makers.webgpu(precision);
  } catch (noGpu) {
    if (!(noGpu instanceof GpuUnavailableError)) throw noGpu;
    return { engine: await makers.cpu(precision), noGpu };
  }
  const isFree = strategy === 'auto' && precision === 'f32';
  if (own === undefined || !gpu.info.software || !isFree) return { engine: gpu };
  const id = onTheCores(config, own);
  if (id === 'webgpu') return { engine: gpu };
  try {
    return { engine: await (id === 'cpu' ? makers.cpu(precision) : makers.wasm()), insteadOf: gpu };
  } catch {
    // No WebAssembly here: the adapter still trains.
    return { engine: gpu };
  }
}

/**
 * What is fastest where all compute on the same cores. Up to where the kernels have PyTorch's bits it is the reference,
 * which has them, too; else WebAssembly, but for what that does not write out.
 */
function onTheCores(config: FitConfig, { x, others = [] }: OwnSize): EngineId {
  if (isArticleModel(config.model) && isPlain(methodOf(config, lineOf(config)))) {
    return x.length <= ONE_DISPATCH_MOST_POINTS ? 'cpu' : 'wasm';
  }
  const sizes = [1 + others.length, ...(config.layers ?? []), 1];
  const isLarge = config.layers !== undefined && networkParameterCount({ sizes }) > MOST_WRITTEN_OUT; // prettier-ignore
  return isLarge ? 'webgpu' : 'wasm';
}

/** The same for who opens one engine for one run; `say` is told why it is not the one that was asked for. */
export async function chooseEngine(
  asked: FitConfig,
  makers: EngineMakers<Engine | Promise<Engine>>,
  say: (text: string) => void,
  own?: OwnSize,
): Promise<Engine> {
  const { engine, noGpu, insteadOf } = await openEngine(asked, makers, own);
  const isElsewhere = engine.info.engine === 'cpu' && asked.engine !== 'cpu';
  if (isElsewhere && asked.precision === 'f64') say('precision f64: only the CPU reference has it');
  if (noGpu) say(`no WebGPU, so the CPU reference trains: ${noGpu.message}`);
  if (insteadOf === undefined) return engine;
  insteadOf.destroy();
  const { engine: id } = engine.info;
  say(`${id} trains, since the adapter is software and slower: name webgpu to take it`);
  return engine;
}
