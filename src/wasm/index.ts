import { messageOf } from '../core/errors.ts';
import { checkProblem, strategyOf } from '../core/problem.ts';
import type { Engine, EngineInfo, Problem, StrategyId } from '../core/types.ts';
import type { CpuKernel } from '../cpu/kernel.ts';
import { cpuTrainer } from '../cpu/trainer.ts';
import { checkWebAssembly, compile } from './compile.ts';
import { createKernel, type KernelParts } from './kernel.ts';
import { moduleOf } from './module.ts';
import { startTeam } from './team.ts';
import type { StartThread } from './thread.ts';

export { serve, type StartThread, type Thread, type ThreadJob } from './thread.ts';

export interface WasmOptions {
  /** Lets the host do something else between two pieces of work: `() => setTimeout(…)`. */
  readonly breathe: () => Promise<unknown>;
  /** One thread, where this is left out. */
  readonly threads?: ThreadOptions;
}

/** Needs SharedArrayBuffer, and a thread that may block: not the main thread of a page. */
export interface ThreadOptions {
  /** The cores: `navigator.hardwareConcurrency`. The engine takes {@link MOST_THREADS} at most. */
  readonly cores: number;
  readonly start: StartThread;
  /** {@link POINTS_PER_THREAD} by default. */
  readonly pointsPerThread?: number;
}

/** With fewer, threads wait for each other longer than they save: docs/performance.md. */
export const POINTS_PER_THREAD = 32_768;

/** More would wait for the same memory. */
export const MOST_THREADS = 16;

/** Why a strategy is none of this engine's, and what to do. */
const REFUSALS = {
  dispatch: undefined,
  fused: 'strategy fused is for webgpu, WebAssembly has no dispatches to fuse: use dispatch',
  moments: 'strategy moments is not to be had on wasm: use dispatch, or engine webgpu',
} as const satisfies Record<StrategyId, string | undefined>;

const INFO: EngineInfo = {
  engine: 'wasm',
  precision: 'f32',
  adapter: 'WebAssembly SIMD',
  software: false,
};

/** A kernel, and how many threads it works with. */
interface Prepared {
  readonly kernel: CpuKernel;
  readonly description: string;
  readonly free: () => void;
}

/**
 * The fastest that the CPU offers: bytes made for each problem, f32x4, with sums over blocks in f64; and for many points at
 * a time several threads, where they are offered. One thread does it where the others do not start.
 * @throws DownhillError where there is no WebAssembly, none with SIMD, or where it is forbidden
 */
export async function createWasmEngine({ breathe, threads }: WasmOptions): Promise<Engine> {
  await checkWebAssembly();
  const { lend, freeAll } = lending();
  const count = Math.min(threads?.cores ?? 1, MOST_THREADS);
  const forMany = threads && { count, start: threads.start };

  async function prepareTeam(
    parts: KernelParts,
    count: number,
    start: StartThread,
  ): Promise<Prepared> {
    const team = await startTeam(parts, count, start);
    return {
      kernel: team,
      description: `SIMD loop, f32, ${count} threads`,
      free: lend(() => team.destroy()),
    };
  }

  async function prepareKernel(parts: KernelParts): Promise<Prepared> {
    const count = threadCount(parts.problem, threads);
    let why = '';
    if (threads !== undefined && count > 1) {
      try {
        return await prepareTeam(parts, count, threads.start);
      } catch (error) {
        why = ` (${count} did not start: ${messageOf(error)})`;
      }
    }
    return {
      kernel: await createKernel(parts),
      description: `SIMD loop, f32, 1 thread${why}`,
      free: () => undefined,
    };
  }

  return {
    info: INFO,
    async prepare(problem) {
      checkProblem(problem);
      const strategy = strategyOf(problem, (id) => REFUSALS[id]);
      const { bytes, factor } = moduleOf(problem);
      const prepared = await prepareKernel({ module: await compile(bytes), factor, problem });
      return cpuTrainer({ problem, strategy, breathe, ...prepared });
    },
    profile: undefined,
    landscape: undefined,
    async runs(problems, options) {
      for (const problem of problems) checkProblem(problem);
      const { createRuns } = await import('./runs/runs.ts');
      const some = await createRuns(problems, options, { breathe, threads: forMany });
      return { ...some, destroy: lend(() => some.destroy()) };
    },
    async fits(recipe) {
      const { createFitter } = await import('./fits/fitter.ts');
      const fitter = await createFitter(recipe, { breathe, threads: forMany });
      return { ...fitter, destroy: lend(() => fitter.destroy()) };
    },
    destroy: freeAll,
  };
}

/** What an engine has lent, as long as nobody has given it back: what is kept longer is memory that nobody frees. */
function lending() {
  const lent = new Set<() => void>();
  const lend = (destroy: () => void): (() => void) => {
    const free = (): void => {
      lent.delete(free);
      destroy();
    };
    lent.add(free);
    return free;
  };
  const freeAll = (): void => {
    for (const free of lent) free();
  };
  return { lend, freeAll };
}

/** As many as there is work for in a step, and cores. Batches are one thread's. */
function threadCount({ data, batch }: Problem, threads: ThreadOptions | undefined): number {
  if (threads === undefined || batch !== 'full') return 1;
  const points = data.y.length;
  const { cores, pointsPerThread = POINTS_PER_THREAD } = threads;
  return Math.max(1, Math.min(cores, MOST_THREADS, Math.floor(points / pointsPerThread)));
}
