import type { BenchCase } from '../../../run/bench/types.ts';
import { useApp, useSelected } from '../../app-context.ts';
import { plannedCases } from '../../state/bench.ts';

/** What Run all would measure. */
export function usePlanned(): readonly BenchCase[] {
  const { store } = useApp();
  useSelected(({ preferences }) => preferences);
  useSelected(({ run, bench }) => run.noGpu ?? bench.noGpu);
  return plannedCases(store.get());
}
