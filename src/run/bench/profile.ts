import { GpuError } from '../../core/errors.ts';
import type { Profile } from '../../core/work/profile.ts';
import type { Engine, StrategyId } from '../../core/types.ts';
import type { Checker } from './check.ts';

/** As long as a submit may be while nobody watches. */
const SUBMIT_MS = 100;

export interface ProfileOptions {
  readonly engine: Engine;
  readonly checker: Checker;
  readonly strategy: StrategyId;
  /** Of a run. */
  readonly steps: number;
  /** As measured. */
  readonly stepMs: number;
  readonly clock: () => number;
}

/**
 * Where the time of a measured case goes. Undefined of an engine that cannot tell, and where the device
 * has no room for the copy beside the points: the time that was measured is none the worse for it.
 */
export async function profileOf(options: ProfileOptions): Promise<Profile | undefined> {
  const { engine, checker, strategy, steps, stepMs, clock } = options;
  const inOneSubmit = Math.max(1, Math.min(steps, Math.floor(SUBMIT_MS / stepMs)));
  try {
    return await engine.profile?.({ ...checker.problem, strategy }, inOneSubmit, clock);
  } catch (error) {
    if (error instanceof GpuError) return undefined;
    throw error;
  }
}
