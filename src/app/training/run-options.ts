import type { FitConfig } from '../../core/settings/index.ts';
import type { Pace } from '../../run/session.ts';
import type { EngineSource } from '../engines/source.ts';
import type { Run } from '../state.ts';
import type { Prepared } from './prepare.ts';

/** What a run is made of, and who hears of it. */
export interface RunLoopOptions {
  readonly config: FitConfig;
  /** How many points a person's own data have; undefined for others. */
  readonly ownPoints: number | undefined;
  readonly engines: EngineSource;
  readonly prepare: (
    config: FitConfig,
    signal: AbortSignal,
    report?: (share: number) => void,
  ) => Prepared | Promise<Prepared>;
  readonly clock: () => number;
  readonly nextFrame: () => Promise<void>;
  /** Resolves after so many milliseconds. */
  readonly after: (ms: number) => Promise<void>;
  readonly pace: Pace;
  /**
   * Hears what changed, until `end`.
   * @param moves the run goes on by itself: nobody waits for an answer
   */
  readonly report: (patch: Partial<Run>, moves: boolean) => void;
}
