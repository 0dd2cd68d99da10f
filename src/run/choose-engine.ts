import type { FitConfig } from '../core/settings/index.ts';
import { GpuUnavailableError } from '../core/errors.ts';
import { ONE_DISPATCH_MOST_POINTS } from '../core/work/shape.ts';
import type { Engine, F32Precision, Precision } from '../core/types.ts';

/** How whoever may choose an engine makes each: on the CPU at once, or in a Worker. */
export interface EngineMakers<OnCpu = Engine> {
  /** @throws GpuUnavailableError, or ConfigError where the adapter cannot compute in `precision` */
  readonly webgpu: (precision: F32Precision) => Promise<Engine>;
  readonly cpu: (precision: Precision) => OnCpu;
  /** @throws DownhillError where WebAssembly has no SIMD */
  readonly wasm: () => Promise<Engine>;
}

/** What chooses an engine. */
export type Asked = Pick<FitConfig, 'engine' | 'precision' | 'strategy'>;

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
 * compiles for each number of points, and is slower at all of them. Up to where the kernels have PyTorch's
 * bits it is the reference, which has them, too; beyond, WebAssembly.
 * @param ownPoints undefined for seeded data and replays, which are about WebGPU
 * @throws GpuUnavailableError where `webgpu` was asked for by name and is not to be had
 */
export async function openEngine(
  { engine, precision, strategy }: Asked,
  makers: EngineMakers<Engine | Promise<Engine>>,
  ownPoints: number | undefined,
): Promise<Opened> {
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
  if (ownPoints === undefined || !gpu.info.software || !isFree) return { engine: gpu };
  const onCpu = ownPoints <= ONE_DISPATCH_MOST_POINTS;
  try {
    return { engine: await (onCpu ? makers.cpu(precision) : makers.wasm()), insteadOf: gpu };
  } catch {
    // No WebAssembly here: the adapter still trains.
    return { engine: gpu };
  }
}

/** The same for who opens one engine for one run; `say` is told why it is not the one that was asked for. */
export async function chooseEngine(
  asked: Asked,
  makers: EngineMakers,
  say: (text: string) => void,
  ownPoints?: number,
): Promise<Engine> {
  const { engine, noGpu, insteadOf } = await openEngine(asked, makers, ownPoints);
  const isElsewhere = engine.info.engine === 'cpu' && asked.engine !== 'cpu';
  if (isElsewhere && asked.precision === 'f64') say('precision f64: only the CPU reference has it');
  if (noGpu) say(`no WebGPU, so the CPU reference trains: ${noGpu.message}`);
  if (insteadOf === undefined) return engine;
  insteadOf.destroy();
  const { engine: id } = engine.info;
  say(`${id} trains, since the adapter is software and slower: name webgpu to take it`);
  return engine;
}
