import { usePage, useSelected, useSome } from '../../../app-context.ts';
import { BENCH } from '../../../i18n/bench.ts';
import { plannedCases } from '../../../state/bench.ts';
import { holderOf } from '../../../state.ts';

export type BenchPage = ReturnType<typeof useBench>;

/** All that this view depends on, with what Run all would measure. */
export function useBench() {
  const page = usePage(BENCH);
  const bench = useSelected((state) => state.bench);
  const run = useSome('run', 'noGpu', 'engine');
  const holder = useSelected(holderOf);
  const planned = plannedCases({ ...page, run, bench });
  return { ...page, bench, run, holder, planned };
}
