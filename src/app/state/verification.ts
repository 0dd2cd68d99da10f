/** What the page knows of a verification. */
import { CONFIG_KEYS, SETTINGS, type FitConfig } from '../../core/settings/index.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { EngineId, EngineInfo } from '../../core/types.ts';
import type { Comparison } from '../../run/verify/compare.ts';
import type { ReadReport } from '../../run/verify/json.ts';
import type { VerifyProgress, VerifyReport } from '../../run/verify/types.ts';
import type { Work } from './work.ts';

/** Settings whose engine is chosen. */
export type VerifiedConfig = FitConfig & { readonly engine: EngineId };

/** This run's report beside one from a file. */
export interface Compared {
  readonly comparison: Comparison;
  readonly own: ReadReport;
  readonly other: ReadReport;
}

/** A file that was chosen, and what came of it; neither while it is read. */
interface ChosenFile {
  readonly name: string;
  readonly compared?: Compared;
  /** Why it cannot be compared. */
  readonly refused?: string;
}

export interface Verification extends Work {
  /** What is verified, or was; undefined before the first time. */
  readonly config?: VerifiedConfig | undefined;
  /** The data of it, where a person brought them. */
  readonly own?: OwnData | undefined;
  /** Undefined until the first run has begun. */
  readonly progress?: VerifyProgress | undefined;
  /** Of one that is done. */
  readonly report?: VerifyReport | undefined;
  readonly file?: ChosenFile | undefined;
}

/**
 * What Verify would take: the run that is on the screen. `auto` means the GPU, unless WebAssembly took
 * its place: to fall back on the CPU would verify the reference against itself. Only the CPU computes
 * in f64.
 */
export function verifiedConfig({
  config,
  own,
  run,
}: {
  readonly config: FitConfig;
  readonly own?: OwnData | undefined;
  readonly run: { readonly engine?: EngineInfo | undefined };
}): VerifiedConfig {
  const { engine, precision, points } = config;
  const instead = run.engine?.engine === 'wasm' ? 'wasm' : 'webgpu';
  const chosen = precision === 'f64' ? 'cpu' : instead;
  return {
    ...config,
    points: own?.x.length ?? points,
    engine: engine === 'auto' ? chosen : engine,
  };
}

/** Whether both lead to the same numbers; how often a line is logged has no part in them. */
export function sameRun(one: FitConfig, other: FitConfig): boolean {
  return CONFIG_KEYS.every((key) => SETTINGS[key].changes === 'log' || one[key] === other[key]);
}

/** Of all runs: 0 to 1. */
export function shareOf({ phase, progress }: Verification): number {
  if (phase === 'done') return 1;
  if (progress === undefined) return 0;
  const { run, runs, epoch, epochs } = progress;
  return (run - 1 + epoch / epochs) / runs;
}
