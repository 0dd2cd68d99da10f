import { DEFAULTS } from '../../../core/settings/index.ts';
import { GpuUnavailableError, messageOf } from '../../../core/errors.ts';
import type { Engine, EngineId } from '../../../core/types.ts';
import { BENCH_DEFAULTS } from '../../../run/bench/cases.ts';
import type { BenchCase, BenchEvent, BenchRow } from '../../../run/bench/types.ts';
import { onePerPage } from '../../one-per-page.ts';
import { fetchPart } from '../../part-missing.ts';
import { holderOf, type AppState } from '../../state.ts';
import type { Store } from '../../store.ts';
import type { prepareAside } from '../../training/preparing.ts';
import type { Training } from '../../training/training.ts';
import { casesOf, EMPTY_BENCH, waiting, type Bench } from '../../state/bench.ts';

export interface BenchSurroundings {
  /** A new engine each time: the benchmark destroys what it opened. */
  readonly openEngine: (id: EngineId) => Promise<Engine>;
  readonly prepare: typeof prepareAside;
  readonly clock: () => number;
}

/** Run all, Stop, Clear: what the buttons of the Benchmark view do. */
export class Benchmarking {
  readonly #store: Store<AppState>;
  readonly #training: Pick<Training, 'hold' | 'release'>;
  readonly #surroundings: BenchSurroundings;
  #stopping = new AbortController();
  /** Opened to see whether there is one, and not yet taken by the benchmark. */
  #gpu: Engine | undefined;
  /** The benchmark that still holds engines, also after it was stopped. */
  #last: Promise<void> = Promise.resolve();

  constructor(
    store: Store<AppState>,
    training: Pick<Training, 'hold' | 'release'>,
    surroundings: BenchSurroundings,
  ) {
    this.#store = store;
    this.#training = training;
    this.#surroundings = surroundings;
  }

  start(): void {
    if (holderOf(this.#store.get()) !== undefined) return;
    const cases = casesOf(this.#store.get().preferences);
    if (cases.length === 0) return;
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    this.#store.set({ bench: { ...EMPTY_BENCH, phase: 'running', rows: waiting(cases) } });
    this.#training.hold();
    const before = this.#last;
    this.#last = before.then(() => this.#run(cases, signal));
  }

  /** Keeps what was measured. */
  stop(): void {
    if (this.#bench.phase !== 'running') return;
    this.#stopping.abort();
    this.#end('stopped');
  }

  clear(): void {
    this.stop();
    this.#store.set({ bench: { ...EMPTY_BENCH, noGpu: this.#bench.noGpu } });
  }

  async #run(planned: readonly BenchCase[], signal: AbortSignal): Promise<void> {
    const { prepare, clock } = this.#surroundings;
    try {
      // Fetched when somebody asks for it, as the view is.
      const { runBenchmark } = await fetchPart(() => import('../../../run/bench/bench.ts'));
      const cases = await this.#thatCanBe(planned, signal);
      const events = runBenchmark({
        cases,
        runs: BENCH_DEFAULTS.runs,
        openEngine: (id) => this.#takeGpu(id) ?? this.#open(id, signal),
        problemOf: async (points) => (await prepare({ ...DEFAULTS, points }, signal)).problem,
        clock,
        signal,
      });
      for await (const event of events) if (!signal.aborted) this.#follow(event);
      if (!signal.aborted) this.#finish();
    } catch (error) {
      if (!signal.aborted) this.#end('failed', messageOf(error));
    } finally {
      this.#takeGpu('webgpu')?.destroy();
      // Somebody may have started the next one, or to verify, while this one was stopping.
      if (holderOf(this.#store.get()) === undefined) this.#training.release();
    }
  }

  /** Without a GPU only the CPU's cases are left. */
  async #thatCanBe(
    planned: readonly BenchCase[],
    signal: AbortSignal,
  ): Promise<readonly BenchCase[]> {
    if (planned.every(({ engine }) => engine !== 'webgpu')) return planned;
    try {
      this.#gpu = await this.#open('webgpu', signal);
      return planned;
    } catch (error) {
      if (!(error instanceof GpuUnavailableError)) return planned;
      const cases = planned.filter(({ engine }) => engine !== 'webgpu');
      if (cases.length === 0) throw error;
      if (!signal.aborted) this.#set({ rows: waiting(cases) });
      return cases;
    }
  }

  #takeGpu(id: EngineId): Engine | undefined {
    if (id !== 'webgpu') return undefined;
    const gpu = this.#gpu;
    this.#gpu = undefined;
    return gpu;
  }

  async #open(id: EngineId, signal: AbortSignal): Promise<Engine> {
    try {
      const engine = await this.#surroundings.openEngine(id);
      if (!signal.aborted) this.#set({ opened: { ...this.#bench.opened, [id]: engine.info } });
      return engine;
    } catch (error) {
      if (error instanceof GpuUnavailableError && !signal.aborted) this.#set({ noGpu: error });
      throw error;
    }
  }

  #follow({ index, row, etaMs }: BenchEvent): void {
    this.#set({ rows: this.#bench.rows.with(index, row) });
    if (row.state !== 'running') return;
    this.#set({ endsAt: etaMs === undefined ? undefined : this.#surroundings.clock() + etaMs });
  }

  #finish(): void {
    const first = this.#bench.rows.find((row) => row.state === 'failed');
    const nothing = this.#bench.rows.every(({ state }) => state === 'failed');
    if (nothing) this.#end('failed', first?.why);
    else this.#end('done');
  }

  #end(phase: 'stopped' | 'done' | 'failed', failure?: string): void {
    const rows = this.#bench.rows.map((row): BenchRow => {
      const open = row.state === 'waiting' || row.state === 'running';
      return open ? { ...row, state: 'left' } : row;
    });
    this.#set({ phase, rows, failure, endsAt: undefined });
  }

  #set(patch: Partial<Bench>): void {
    this.#store.set({ bench: { ...this.#bench, ...patch } });
  }

  get #bench(): Bench {
    return this.#store.get().bench;
  }
}

/** The benchmark of the page. */
export const benchmarkingOf = onePerPage(
  ({ store, training, openers, prepare, clock }) =>
    new Benchmarking(store, training, {
      // f64 is the fastest where JavaScript computes: each f32 result would have to be rounded.
      openEngine: (id) => (id === 'cpu' ? openers.cpu('f64') : openers[id]('f32')),
      prepare,
      clock,
    }),
);
