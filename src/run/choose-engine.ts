import type { FitConfig } from '../core/config.ts';
import { GpuUnavailableError } from '../core/errors.ts';
import type { Engine, F32Precision, Precision } from '../core/types.ts';

/** How whoever may choose an engine makes each. */
export interface EngineMakers {
  /** @throws GpuUnavailableError, or ConfigError where the adapter cannot compute in `precision` */
  readonly webgpu: (precision: F32Precision) => Promise<Engine>;
  readonly cpu: (precision: Precision) => Engine;
  /** @throws DownhillError where WebAssembly has no SIMD */
  readonly wasm: () => Promise<Engine>;
}

/**
 * The engine that a configuration asks for. `auto` is WebGPU, on whichever adapter there is, and
 * else the CPU reference, after `say` has been told why.
 * @throws GpuUnavailableError where `webgpu` was asked for by name and is not to be had
 */
export async function chooseEngine(
  { engine, precision }: Pick<FitConfig, 'engine' | 'precision'>,
  makers: EngineMakers,
  say: (text: string) => void,
): Promise<Engine> {
  if (engine === 'cpu') return makers.cpu(precision);
  if (engine === 'wasm') return makers.wasm();
  if (precision === 'f64') {
    say('precision f64: only the CPU reference has it');
    return makers.cpu(precision);
  }
  if (engine === 'webgpu') return makers.webgpu(precision);
  try {
    return await makers.webgpu(precision);
  } catch (error) {
    if (!(error instanceof GpuUnavailableError)) throw error;
    say(`no WebGPU, so the CPU reference trains: ${error.message}`);
    return makers.cpu(precision);
  }
}
