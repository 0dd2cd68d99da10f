import { giving } from '../encode.ts';
import type { RunsExports } from './epochs.ts';
import { ordersIn, type Order, type RunsPlace } from './place.ts';

/** What a thread that trains many runs needs to know. It travels by structured cloning. */
export interface RunsThreadJob {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly runs: RunsPlace;
  /** 0 leads. */
  readonly index: number;
}

/** What does some of the runs. */
export async function worker({
  module,
  memory,
  runs,
  index,
}: RunsThreadJob): Promise<(order: Order) => void> {
  const instance = await WebAssembly.instantiate(module, giving(memory));
  // By the bytes of module.ts, which the tests run.
  const { epochs } = instance.exports as unknown as RunsExports;
  const { layout, quads, points, numbers, scratch, scratchBytes } = runs;
  const { bytes } = layout.quad;
  return ({ first, end, epochs: count, epoch, recentFrom, stride }) => {
    epochs(
      quads + first * bytes,
      quads + end * bytes,
      points + first * stride,
      stride,
      numbers,
      scratch + index * scratchBytes,
      count,
      epoch,
      recentFrom,
    );
  };
}

/** Its part of every order, until it is terminated. */
export async function serveRuns(job: RunsThreadJob, onReady: () => void): Promise<never> {
  const orders = ordersIn(job.memory, job.runs);
  const epochs = await worker(job);
  onReady();
  for (;;) {
    orders.barrier.wait();
    orders.work(epochs);
    orders.barrier.wait();
  }
}
