/** What the page knows of a benchmark. */
import type { EngineId, EngineInfo } from '../../core/types.ts';
import type { GpuUnavailableError } from '../../core/errors.ts';
import type { BenchRow } from '../../run/bench/types.ts';
// From where it is: the benchmark itself is fetched when it is asked for.
import { BENCH_DEFAULTS, planCases } from '../../run/bench/cases.ts';
import { DECADES, type Preferences } from '../preferences.ts';
import { NO_WORK, type Work } from './work.ts';

export interface Bench extends Work {
  readonly rows: readonly BenchRow[];
  /** When it will be done, by the page's clock; undefined while nobody knows. */
  readonly endsAt?: number | undefined;
  /** The engines that were opened. */
  readonly opened: Readonly<Partial<Record<EngineId, EngineInfo>>>;
  /** Why there are only rows of the CPU. */
  readonly noGpu?: GpuUnavailableError | undefined;
}

export const EMPTY_BENCH: Bench = { ...NO_WORK, rows: [], opened: {} };

/** What is chosen, as cases of which none has begun. */
export function casesOf({ engines, strategies, from, to }: Preferences): readonly BenchRow[] {
  const points = DECADES.filter((decade) => decade >= from && decade <= to);
  const cases = planCases({ engines, strategies, points, steps: BENCH_DEFAULTS.steps });
  return cases.map((one) => ({ ...one, state: 'waiting' }));
}

/** How many rows have come to an end, with a time or without. */
export function ended(rows: readonly BenchRow[]): number {
  return rows.filter(({ state }) => state === 'done' || state === 'failed').length;
}
