import type { EngineInfo } from '../core/types.ts';
import type { BenchEnvironment } from '../run/bench/report.ts';
import packageJson from '../../package.json' with { type: 'json' };

export const VERSION: string = packageJson.version;

/** What the program runs on. */
export interface Machine {
  /** `{ name: 'Node', version: '20.19.0' }` */
  readonly runtime: { readonly name: string; readonly version: string };
  /** `linux x64` */
  readonly platform: string;
  readonly cpu: { readonly model: string; readonly cores: number };
}

/** The machine as a report names it, with the engines that were used on it. */
export function environmentOf(
  { runtime, platform, cpu }: Machine,
  engines: readonly EngineInfo[],
): BenchEnvironment {
  const named = `${runtime.name} ${runtime.version}`;
  return { version: VERSION, runtime: named, platform, cpu, engines };
}
