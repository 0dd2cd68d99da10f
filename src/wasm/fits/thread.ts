import type { FitKernelParts } from './kernel.ts';
import { FitKernel } from './kernel.ts';
import { trayOf } from './tray.ts';

/** What a thread that fits needs to know. It travels by structured cloning. */
export interface FitThreadJob extends FitKernelParts {
  readonly shared: SharedArrayBuffer;
  readonly threads: number;
}

/** Its part of every piece, until it is terminated. */
export async function serveFits(job: FitThreadJob, onReady: () => void): Promise<never> {
  const { module, recipe, shared, threads } = job;
  const kernel = new FitKernel(await WebAssembly.instantiate(module), recipe);
  const { inputs, parameters } = recipe.graph;
  const { barrier, work } = trayOf(shared, threads, inputs.length, parameters.length);
  onReady();
  for (;;) {
    barrier.wait();
    work((batch, first, end, results) => kernel.fit(batch, first, end, results));
    barrier.wait();
  }
}
