import { GpuUnavailableError } from '../../core/errors.ts';
import type { Engine, EngineInfo } from '../../core/types.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import {
  openEngine,
  type EngineMakers,
  type Opened,
  type OwnSize,
} from '../../run/choose-engine.ts';

export type Openers = EngineMakers<Promise<Engine>>;

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

  const makers: Openers = {
    webgpu: (precision) => once(`webgpu/${precision}`, () => openers.webgpu(precision)),
    wasm: () => once('wasm/f32', openers.wasm),
    cpu: (precision) => once(`cpu/${precision}`, () => openers.cpu(precision)),
  };

  return {
    /** As {@link openEngine}. */
    open: (config: FitConfig, own?: OwnSize): Promise<Opened> => openEngine(config, makers, own),
    /** The engine failed: the next run gets a new one. */
    discard({ engine, precision }: Pick<EngineInfo, 'engine' | 'precision'>): void {
      const key = `${engine}/${precision}`;
      const opening = kept.get(key);
      kept.delete(key);
      opening?.then(
        (old) => old.destroy(),
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
