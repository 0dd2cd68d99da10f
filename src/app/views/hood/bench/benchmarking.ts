import { DEFAULTS } from '../../../../core/settings/index.ts';
import { DownhillError, GpuUnavailableError } from '../../../../core/errors.ts';
import { runBenchmark } from '../../../../run/bench/bench.ts';
import { BENCH_DEFAULTS } from '../../../../run/bench/cases.ts';
import type { BenchCase } from '../../../../run/bench/types.ts';
import { onePerPage } from '../../../one-per-page.ts';
import { Working } from '../../../training/working.ts';
import { casesOf, EMPTY_BENCH } from '../../../state/bench.ts';

/** Run all, Stop, Clear: what the buttons of the Benchmark view do. */
export class Benchmarking extends Working<'bench'> {
  protected readonly slice = 'bench';

  start(): void {
    const { store, openers, prepare, clock } = this.app;
    const cases = casesOf(store.get().preferences);
    if (cases.length === 0) return;
    this.begin({ ...EMPTY_BENCH, rows: cases }, async ({ signal, tell }) => {
      const events = runBenchmark({
        cases,
        runs: BENCH_DEFAULTS.runs,
        openEngine: async (id) => {
          // f64 is the fastest where JavaScript computes: each f32 result would have to be rounded.
          const opening = id === 'cpu' ? openers.cpu('f64') : openers[id]('f32');
          const engine = await opening.catch((error: unknown) => {
            // Without a GPU only the CPU's cases are left.
            if (error instanceof GpuUnavailableError) {
              const rows = this.state.rows.filter(({ engine }) => engine !== 'webgpu');
              tell({ noGpu: error, rows });
            }
            throw error;
          });
          tell({ opened: { ...this.state.opened, [id]: engine.info } });
          return engine;
        },
        reference: openers.cpu,
        problemOf: async (points) => (await prepare({ ...DEFAULTS, points }, signal)).problem,
        clock,
        signal,
      });
      for await (const { row, etaMs } of events) {
        tell({ rows: this.state.rows.map((before) => (isSameCase(before, row) ? row : before)) });
        if (row.state !== 'running') continue;
        tell({ endsAt: etaMs === undefined ? undefined : clock() + etaMs });
      }
      const { rows, noGpu } = this.state;
      const failed = rows.filter((row) => row.state === 'failed');
      if (failed.length < rows.length) return {};
      throw failed[0] === undefined && noGpu ? noGpu : new DownhillError(failed[0]?.why ?? '');
    });
  }

  clear(): void {
    this.stop();
    this.app.store.put('bench', { ...EMPTY_BENCH, noGpu: this.state.noGpu });
  }
}

function isSameCase(one: BenchCase, other: BenchCase): boolean {
  const { engine, strategy, points } = other;
  return one.engine === engine && one.strategy === strategy && one.points === points;
}

export const benchmarkingOf = onePerPage((app) => new Benchmarking(app));
