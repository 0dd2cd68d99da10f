import { DownhillError } from '../../core/errors.ts';
import type { StartThread } from '../../wasm/index.ts';
import { workerFault } from '../part-missing.ts';
import type { ThreadReply } from './wasm-thread.ts';

/** A Worker of this Worker. It ends with it, too. */
export const startThread: StartThread = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./wasm-thread.ts', import.meta.url), { type: 'module' });
    const fail = (why: DownhillError): void => {
      worker.terminate();
      reject(why);
    };
    worker.onmessage = ({ data }: MessageEvent<ThreadReply>) => {
      if (data.ready) resolve(worker);
      else fail(new DownhillError(data.why));
    };
    worker.onerror = (event) => {
      fail(workerFault(event, 'a thread failed'));
    };
    worker.postMessage(job, [job.data.x.buffer, job.data.y.buffer]);
  });
