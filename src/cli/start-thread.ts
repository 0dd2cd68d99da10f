import { Worker } from 'node:worker_threads';
import { buffersOf } from '../core/data/inputs.ts';
import { DownhillError } from '../core/errors.ts';
import type { FinishThread, FinishThreads } from '../cpu/least-squares/finishers.ts';
import type { FinishedFits } from '../cpu/least-squares/finisher.ts';
import type { StartThread } from '../wasm/index.ts';

/** Starts threads from a script which, loaded by a Worker, is that of wasm-thread.ts. */
export function threadsFrom(script: URL): StartThread {
  return (job) => started(script, job, 'problem' in job ? buffersOf(job.problem.data) : []);
}

/** The same for threads that finish fits. */
export function finishersFrom(script: URL, count: number): FinishThreads {
  return { count, start: async (job) => finishThread(await started(script, job, [])) };
}

function started(script: URL, job: object, transferList: ArrayBuffer[]): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: job, transferList });
    worker.once('message', () => {
      // Asleep it is no reason for the process to go on.
      worker.unref();
      resolve(worker);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new DownhillError('it ended before it was ready')));
  });
}

/** It answers in the order in which it was asked. */
function finishThread(worker: Worker): FinishThread {
  const waiting: { resolve: (found: FinishedFits) => void; reject: (error: unknown) => void }[] =
    [];
  const fail = (error: unknown): void => {
    for (const one of waiting.splice(0)) one.reject(error);
  };
  worker.on('message', (found: FinishedFits) => waiting.shift()?.resolve(found));
  worker.on('error', fail);
  worker.on('exit', () => {
    fail(new DownhillError('a thread that finishes fits has ended'));
  });
  return {
    finish: (piece, transfer) => {
      worker.postMessage(piece, transfer);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    terminate: () => worker.terminate(),
  };
}
