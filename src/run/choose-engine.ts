import type { FitConfig } from '../core/settings/index.ts';
import { GpuUnavailableError } from '../core/errors.ts';
import { ONE_DISPATCH_MOST_POINTS } from '../core/work/shape.ts';
import type { Engine, EngineInfo, F32Precision, Precision } from '../core/types.ts';

/** How whoever may choose an engine makes each. */
export interface EngineMakers {
  /** @throws GpuUnavailableError, or ConfigError where the adapter cannot compute in `precision` */
  readonly webgpu: (precision: F32Precision) => Promise<Engine>;
  readonly cpu: (precision: Precision) => Engine;
  /** @throws DownhillError where WebAssembly has no SIMD */
  readonly wasm: () => Promise<Engine>;
}

/** What chooses an engine. */
export type Asked = Pick<FitConfig, 'engine' | 'precision' | 'strategy'>;

/**
 * What `auto` takes in the place of a software adapter for a person's own data: that adapter computes on the
 * same cores, compiles for each number of points, and is slower at all of them. Up to where the kernels have
 * PyTorch's bits it is the reference, which has them, too; beyond, WebAssembly. Undefined: the adapter it is.
 * @param ownPoints undefined for seeded data and replays, which are about WebGPU
 */
export function insteadOf(
  { software }: EngineInfo,
  { engine, strategy, precision }: Asked,
  ownPoints: number | undefined,
): 'cpu' | 'wasm' | undefined {
  const isFree = engine === 'auto' && strategy === 'auto' && precision === 'f32';
  if (ownPoints === undefined || !software || !isFree) return undefined;
  return ownPoints <= ONE_DISPATCH_MOST_POINTS ? 'cpu' : 'wasm';
}

/**
 * The engine that a configuration asks for. `auto` is WebGPU, on whichever adapter there is (but see
 * {@link insteadOf}), and else the CPU reference, after `say` has been told why.
 * @throws GpuUnavailableError where `webgpu` was asked for by name and is not to be had
 */
export async function chooseEngine(
  asked: Asked,
  makers: EngineMakers,
  say: (text: string) => void,
  ownPoints?: number,
): Promise<Engine> {
  const { engine, precision } = asked;
  if (engine === 'cpu') return makers.cpu(precision);
  if (engine === 'wasm') return makers.wasm();
  if (precision === 'f64') {
    say('precision f64: only the CPU reference has it');
    return makers.cpu(precision);
  }
  if (engine === 'webgpu') return makers.webgpu(precision);
  let gpu: Engine;
  try {
    gpu = await makers.webgpu(precision);
  } catch (error) {
    if (!(error instanceof GpuUnavailableError)) throw error;
    say(`no WebGPU, so the CPU reference trains: ${error.message}`);
    return makers.cpu(precision);
  }
  const faster = insteadOf(gpu.info, asked, ownPoints);
  if (faster === undefined) return gpu;
  let instead: Engine;
  try {
    instead = faster === 'cpu' ? makers.cpu(precision) : await makers.wasm();
  } catch {
    // No WebAssembly here: the adapter still trains.
    return gpu;
  }
  gpu.destroy();
  say(`${faster} trains, since the adapter is software and slower: name webgpu to take it`);
  return instead;
}
