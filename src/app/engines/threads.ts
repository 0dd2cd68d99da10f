/** What a Worker hands to engines that share it: threads of its own, and breath between two pieces of work. */
import { buffersOf } from '../../core/data/inputs.ts';
import { asError } from '../../core/errors.ts';
import type { Engine } from '../../core/types.ts';
import type { StartThread } from '../../wasm/index.ts';
import { fetchPart } from '../part-missing.ts';
import { Caller } from '../workers/call.ts';
import type { ThreadSkills } from './wasm-thread.ts';

/** A Worker of this Worker. It ends with it, too. */
const start: StartThread = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./wasm-thread.ts', import.meta.url), { type: 'module' });
    const caller = new Caller<ThreadSkills>(worker, 'a thread');
    const hear = (): void => resolve(worker);
    const transfer = 'problem' in job ? buffersOf(job.problem.data) : [];
    caller.ask('join', job, { hear, transfer }).catch((error: unknown) => {
      caller.end(asError(error));
      reject(asError(error));
    });
  });

/** Only an isolated page has memory to share with them. */
const threads = { cores: navigator.hardwareConcurrency, start };

/** Lets messages in. A timer would wait for 4 ms each time. */
const doorbell = new MessageChannel();
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    doorbell.port1.onmessage = () => resolve();
    doorbell.port2.postMessage(null);
  });
}

/** Fetched when somebody chooses it. */
export async function openWasm(): Promise<Engine> {
  const { createWasmEngine } = await fetchPart(() => import('../../wasm/index.ts'));
  return createWasmEngine({ breathe, ...(crossOriginIsolated && { threads }) });
}
