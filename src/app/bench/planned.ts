import type { BenchCase } from '../../run/bench/types.ts';
import type { AppState } from '../state.ts';
import { casesOf } from './bench.ts';

/** What Run all would measure, as far as is known. */
export function plannedCases({ preferences, run, bench }: AppState): readonly BenchCase[] {
  const noGpu = run.noGpu ?? bench.noGpu;
  return casesOf(preferences).filter(({ engine }) => engine !== 'webgpu' || noGpu === undefined);
}
