import { usePage, useSelected, useSome } from '../../../app-context.ts';
import { BENCH } from '../../../i18n/bench.ts';
import { casesOf } from '../../../state/bench.ts';

export type BenchPage = ReturnType<typeof useBench>;

/** All that this view depends on, with what Run all would measure as far as is known. */
export function useBench() {
  const page = usePage(BENCH);
  const bench = useSelected((state) => state.bench);
  const run = useSome('run', 'noGpu', 'engine');
  const noGpu = run.noGpu ?? bench.noGpu;
  const planned = casesOf(page.preferences).filter(
    ({ engine }) => engine !== 'webgpu' || noGpu === undefined,
  );
  return { ...page, bench, engine: run.engine, noGpu, planned };
}
