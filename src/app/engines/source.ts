import type { FitConfig } from '../../core/settings/index.ts';
import { GpuUnavailableError } from '../../core/errors.ts';
import type { Engine, EngineInfo, F32Precision } from '../../core/types.ts';
import { insteadOf } from '../../run/choose-engine.ts';

export interface Opened {
  readonly engine: Engine;
  /** Why `auto` did not get a GPU. */
  readonly noGpu?: GpuUnavailableError;
}

export interface Openers {
  readonly webgpu: (precision: F32Precision) => Promise<Engine>;
  readonly cpu: (precision: FitConfig['precision']) => Promise<Engine>;
  readonly wasm: () => Promise<Engine>;
}

export type EngineSource = ReturnType<typeof createEngineSource>;

/** Opens engines and keeps them for the next run. */
export function createEngineSource(openers: Openers) {
  // Promises, so that twenty quick resets ask for one device.
  const kept = new Map<string, Promise<Engine>>();
  // Looking for an adapter can take seconds: once without success is enough, until somebody asks.
  const missing = new Set<string>();

  function once(key: string, open: () => Promise<Engine>): Promise<Engine> {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const opening = open();
    kept.set(key, opening);
    opening.catch((error: unknown) => {
      if (error instanceof GpuUnavailableError) missing.add(key);
      else if (kept.get(key) === opening) kept.delete(key);
    });
    return opening;
  }

  const webgpu = (precision: F32Precision): Promise<Engine> =>
    once(`webgpu/${precision}`, () => openers.webgpu(precision));
  const wasm = (): Promise<Engine> => once('wasm/f32', openers.wasm);
  const cpu = ({ precision }: FitConfig): Promise<Engine> =>
    once(`cpu/${precision}`, () => openers.cpu(precision));

  return {
    /**
     * @param ownPoints how many points a person's own data have; left out for others
     * @throws GpuUnavailableError when WebGPU was asked for and there is none
     */
    async open(config: FitConfig, ownPoints?: number): Promise<Opened> {
      if (config.engine === 'wasm') return { engine: await wasm() };
      // Only the CPU computes in f64.
      const { engine, precision } = config;
      if (engine === 'cpu' || precision === 'f64') return { engine: await cpu(config) };
      if (engine === 'webgpu') return { engine: await webgpu(precision) };
      try {
        const gpu = await webgpu(precision);
        const faster = insteadOf(gpu.info, config, ownPoints);
        if (faster === 'cpu') return { engine: await cpu(config) };
        // Where there is no WebAssembly, the adapter still trains.
        return { engine: faster === 'wasm' ? await wasm().catch(() => gpu) : gpu };
      } catch (error) {
        if (!(error instanceof GpuUnavailableError)) throw error;
        return { engine: await cpu(config), noGpu: error };
      }
    },
    /** The engine failed: the next run gets a new one. */
    discard({ engine, precision }: Pick<EngineInfo, 'engine' | 'precision'>): void {
      const key = `${engine}/${precision}`;
      const opening = kept.get(key);
      kept.delete(key);
      opening?.then(
        (old) => {
          old.destroy();
        },
        () => undefined,
      );
    },
    /** Somebody wants to try again: an adapter that was missing may be there by now. */
    forgetMissing(): void {
      for (const key of missing) kept.delete(key);
      missing.clear();
    },
  };
}
