/** Many fits in WebAssembly, four at a time, and by several threads where they are offered. */
import { checkBatch, emptyResults, fitsOf } from '../../core/fits/batch.ts';
import type { FitBatch, FitRecipe, FitResults, Fitter } from '../../core/fits/types.ts';
import { AbortedError, messageOf } from '../../core/errors.ts';
import { compile } from '../compile.ts';
import type { Thread } from '../thread.ts';
import { FitKernel } from './kernel.ts';
import { fitModule } from './module.ts';
import type { FitThreadJob } from './thread.ts';
import { trayOf, type Tray } from './tray.ts';

/** A piece takes some 100 ms, then the host may do something else. */
const PIECE = 16_384;
/** With room for a piece of 50 rows each, and what is larger one thread does. */
const TRAY_BYTES = 2 ** 24;
/** A piece takes a fraction of a second. A thread that does not answer for so long is gone. */
const PATIENCE_MS = 30_000;

export interface FitterOptions {
  readonly breathe: () => Promise<unknown>;
  /** How many threads, and how one is started; one without it. */
  readonly threads?: { readonly count: number; readonly start: (job: FitThreadJob) => Promise<Thread> } | undefined; // prettier-ignore
}

/** @throws LimitError for more parameters than are written out */
export async function createFitter(
  recipe: FitRecipe,
  { breathe, threads }: FitterOptions,
): Promise<Fitter> {
  const { inputs, parameters } = recipe.graph;
  const P = parameters.length;
  const module = await compile(fitModule(recipe));
  const kernel = new FitKernel(await WebAssembly.instantiate(module), recipe);
  const alone = (batch: FitBatch, first: number, end: number, results: FitResults): void =>
    kernel.fit(batch, first, end, results);
  let tray: Tray | undefined;
  let others: readonly Thread[] = [];
  let why = '';
  if (threads !== undefined && threads.count > 1) {
    const { count, start } = threads;
    const shared = new SharedArrayBuffer(TRAY_BYTES);
    const starting = Array.from({ length: count - 1 }, () => start({ module, recipe, shared, threads: count })); // prettier-ignore
    try {
      others = await Promise.all(starting);
      tray = trayOf(shared, count, inputs.length, P);
    } catch (error) {
      why = ` (${count} did not start: ${messageOf(error)})`;
      for (const outcome of await Promise.allSettled(starting))
        if (outcome.status === 'fulfilled') outcome.value.terminate();
    }
  }
  let destroyed = false;
  let before: Promise<unknown> = Promise.resolve();

  /** Some of a batch, by all threads where it has room for them. */
  function fitPiece(batch: FitBatch, first: number, end: number, results: FitResults): void {
    const found = tray?.put(batch, first, end);
    if (tray === undefined || found === undefined) {
      alone(batch, first, end, results);
      return;
    }
    tray.barrier.wait(PATIENCE_MS);
    tray.work(alone);
    tray.barrier.wait(PATIENCE_MS);
    results.parameters.set(found.parameters, first * P);
    results.chiSquares.set(found.chiSquares, first);
    results.iterations.set(found.iterations, first);
    results.states.set(found.states, first);
  }

  async function fitAll(batch: FitBatch): Promise<FitResults> {
    const fits = fitsOf(recipe, batch);
    const results = emptyResults(fits, P);
    for (let first = 0; first < fits; first += PIECE) {
      await breathe();
      if (destroyed) throw new AbortedError('the fitter was destroyed');
      fitPiece(batch, first, Math.min(first + PIECE, fits), results);
    }
    return results;
  }

  return {
    description: `SIMD, four fits at a time, f32, ${tray === undefined ? 1 : (threads?.count ?? 1)} threads${why}`.replace('1 threads', '1 thread'), // prettier-ignore
    maxInFlight: 1,
    async fit(batch) {
      checkBatch(recipe, batch);
      // One after the other: they share the memory.
      const own = before.then(() => fitAll(batch));
      before = own.catch(() => undefined);
      return own;
    },
    destroy() {
      destroyed = true;
      for (const other of others) other.terminate();
    },
  };
}
