/** What a command is, and what it works with, so that a test can stand in for the process. */
import type { Engine, EngineInfo, F32Precision } from '../core/types.ts';
import type { TuningStore } from '../core/work/shape.ts';
import type { BenchEnvironment } from '../run/bench/report.ts';
import type * as makers from '../run/choose-engine.ts';
import type { FinishThreads } from '../run/fit/group-pieces.ts';
import type { Flags, Usage } from './flags.ts';
import type { Stop } from './stop.ts';
import type { Terminal } from './terminal.ts';
import packageJson from '../../package.json' with { type: 'json' };

export const VERSION: string = packageJson.version;

export interface Command<Request> extends Usage {
  /** @throws ConfigError that names the flag, the value and what it may be */
  readonly read: (flags: Flags) => Request;
  /** @returns false where something was checked, and is wrong */
  readonly perform: (request: Request, world: World) => Promise<boolean>;
}

/** What it reads from and writes to. */
export interface Io {
  readonly terminal: Terminal;
  /**
   * The bytes of a file, piece by piece; `-` is stdin.
   * @throws ConfigError, at the first piece, for a file that cannot be read; AbortedError at a stop
   */
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  /**
   * Writes a file, whole.
   * @throws ConfigError for one that cannot be written
   */
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** To the event loop and back, so that Ctrl-C is heard. */
  readonly breathe: () => Promise<void>;
  readonly stop: Stop;
}

/** How the main makes engines. */
export interface EngineMakers extends makers.EngineMakers<Engine | Promise<Engine>> {
  /**
   * @param tune whether it may measure, for many points, which shape is fast; true by default
   * @throws GpuUnavailableError, or ConfigError where the adapter cannot compute in `precision`
   */
  readonly webgpu: (precision: F32Precision, tune?: boolean) => Promise<Engine>;
}

/** All that it works with. */
export interface World extends Io {
  readonly makers: EngineMakers;
  readonly machine: Machine;
  /** Threads that finish many fits, where there are such. */
  readonly finishThreads?: FinishThreads;
  /** The shapes that were measured, by adapter. */
  readonly tuning: Pick<TuningStore, 'load'>;
  /** @throws GpuUnavailableError */
  readonly openGpu: () => Promise<GPU>;
}

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
