import { buffersOf } from '../../core/data/inputs.ts';
import { asError } from '../../core/errors.ts';
import type { StartThread } from '../../wasm/index.ts';
import { Caller } from '../workers/call.ts';
import type { ThreadSkills } from './wasm-thread.ts';

/** A Worker of this Worker. It ends with it, too. */
export const startThread: StartThread = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./wasm-thread.ts', import.meta.url), { type: 'module' });
    const caller = new Caller<ThreadSkills>(worker, 'a thread');
    const hear = (): void => {
      resolve(worker);
    };
    const transfer = buffersOf(job.problem.data);
    caller.ask('join', job, { hear, transfer }).catch((error: unknown) => {
      caller.end(asError(error));
      reject(asError(error));
    });
  });
