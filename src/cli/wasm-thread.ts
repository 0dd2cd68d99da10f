/** A thread of engine wasm in the terminal. */
import { parentPort, workerData } from 'node:worker_threads';
import { serve, type ThreadJob } from '../wasm/index.ts';

await serve(workerData as ThreadJob, () => parentPort?.postMessage('ready'));
