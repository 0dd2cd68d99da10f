import type { Engine, EngineInfo, F32Precision } from '../core/types.ts';
import type * as makers from '../run/choose-engine.ts';

/** How the main makes engines. */
export interface EngineMakers extends makers.EngineMakers {
  /**
   * @param tune whether it may measure, for many points, which shape is fast; true by default
   * @throws GpuUnavailableError, or ConfigError where the adapter cannot compute in `precision`
   */
  readonly webgpu: (precision: F32Precision, tune?: boolean) => Promise<Engine>;
}

/** `webgpu, SwiftShader (software adapter)`: what a person wants to know of an engine. */
export function engineLine({ engine, adapter, software }: EngineInfo): string {
  const kind = engine === 'webgpu' && software ? ' (software adapter)' : '';
  return `${engine}, ${adapter}${kind}`;
}
