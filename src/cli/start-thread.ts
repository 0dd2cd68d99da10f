import { Worker } from 'node:worker_threads';
import { buffersOf } from '../core/data/inputs.ts';
import { DownhillError } from '../core/errors.ts';
import type { StartThread } from '../wasm/index.ts';

/** Starts threads from a script which, loaded by a Worker, is that of wasm-thread.ts. */
export function threadsFrom(script: URL): StartThread {
  return (job) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, {
        workerData: job,
        transferList: 'problem' in job ? buffersOf(job.problem.data) : [],
      });
      worker.once('message', () => {
        // Asleep it is no reason for the process to go on.
        worker.unref();
        resolve(worker);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new DownhillError('it ended before it was ready')));
    });
}
