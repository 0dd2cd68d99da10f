import type { Thread } from '../thread.ts';
import { ordersIn, type Order } from './place.ts';
import { worker, type RunsThreadJob } from './thread.ts';

/** A piece takes a fraction of a second. A thread that does not answer for so long is gone. */
const PATIENCE_MS = 30_000;

export interface RunsTeam {
  readonly threads: number;
  /** Epochs of some runs: they are done when it returns. */
  readonly do: (order: Order) => void;
  readonly destroy: () => void;
}

/** @throws whatever keeps a thread from starting: the others are terminated then */
export async function startRunsTeam(
  job: Omit<RunsThreadJob, 'index'>,
  start: ((job: RunsThreadJob) => Promise<Thread>) | undefined,
): Promise<RunsTeam> {
  const { threads } = job.runs;
  const epochs = await worker({ ...job, index: 0 });
  const orders = ordersIn(job.memory, job.runs);
  if (threads === 1 || start === undefined) {
    return { threads: 1, do: epochs, destroy: () => undefined };
  }
  const starting = Array.from({ length: threads - 1 }, (_, i) => start({ ...job, index: i + 1 }));
  const outcomes = await Promise.allSettled(starting);
  const others = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const destroy = (): void => {
    for (const other of others) other.terminate();
  };
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    destroy();
    throw outcome.reason;
  }
  return {
    threads,
    do(order) {
      orders.put(order);
      orders.barrier.wait(PATIENCE_MS);
      orders.work(epochs);
      orders.barrier.wait(PATIENCE_MS);
    },
    destroy,
  };
}
