import { DEFAULTS } from '../../../../core/settings/index.ts';
import { DownhillError, GpuUnavailableError } from '../../../../core/errors.ts';
import type { Engine, EngineId } from '../../../../core/types.ts';
import { BENCH_DEFAULTS } from '../../../../run/bench/cases.ts';
import type { ReferenceOptions } from '../../../../run/bench/reference.ts';
import type { BenchCase, BenchRow } from '../../../../run/bench/types.ts';
import { onePerPage } from '../../../one-per-page.ts';
import { fetchPart } from '../../../part-missing.ts';
import type { prepareAside } from '../../../training/preparing.ts';
import { Working, type Doing } from '../../../training/working.ts';
import { casesOf, EMPTY_BENCH, waiting, type Bench } from '../../../state/bench.ts';

export interface BenchSurroundings {
  /** A new engine each time: the benchmark destroys what it opened. */
  readonly openEngine: (id: EngineId) => Promise<Engine>;
  readonly reference: ReferenceOptions['reference'];
  readonly prepare: typeof prepareAside;
  readonly clock: () => number;
}

/** Run all, Stop, Clear: what the buttons of the Benchmark view do. */
export class Benchmarking extends Working<Bench, BenchSurroundings> {
  protected get state(): Bench {
    return this.store.get().bench;
  }

  protected patch(news: Partial<Bench>): void {
    const rows = news.rows ?? this.state.rows;
    const over = news.phase !== undefined && news.phase !== 'running';
    this.store.patch('bench', {
      ...news,
      ...(over && { rows: rows.map(leftOut), endsAt: undefined }),
    });
  }

  start(): void {
    const cases = casesOf(this.store.get().preferences);
    if (cases.length === 0) return;
    this.begin({ ...EMPTY_BENCH, rows: waiting(cases) }, (doing) => this.#measure(cases, doing));
  }

  clear(): void {
    this.stop();
    this.store.set({ bench: { ...EMPTY_BENCH, noGpu: this.state.noGpu } });
  }

  async #measure(
    cases: readonly BenchCase[],
    { signal, tell }: Doing<Bench>,
  ): Promise<Partial<Bench>> {
    const { openEngine, reference, prepare, clock } = this.surroundings;
    // Fetched when somebody asks for it, as the view is.
    const { runBenchmark } = await fetchPart(() => import('../../../../run/bench/bench.ts'));
    const events = runBenchmark({
      cases,
      runs: BENCH_DEFAULTS.runs,
      openEngine: async (id) => {
        const engine = await openEngine(id).catch((error: unknown) => {
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
      reference,
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
  }
}

function isSameCase(one: BenchCase, other: BenchCase): boolean {
  const { engine, strategy, points } = other;
  return one.engine === engine && one.strategy === strategy && one.points === points;
}

/** Of a benchmark that is over. */
function leftOut(row: BenchRow): BenchRow {
  const open = row.state === 'waiting' || row.state === 'running';
  return open ? { ...row, state: 'left' } : row;
}

/** The benchmark of the page. */
export const benchmarkingOf = onePerPage(
  ({ store, training, openers, prepare, clock }) =>
    new Benchmarking(store, training, {
      // f64 is the fastest where JavaScript computes: each f32 result would have to be rounded.
      openEngine: (id) => (id === 'cpu' ? openers.cpu('f64') : openers[id]('f32')),
      reference: openers.cpu,
      prepare,
      clock,
    }),
);
