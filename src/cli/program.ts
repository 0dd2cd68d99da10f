/** The built file: the program, or, where the program loads it once more in a Worker, a thread of it. */
import { isMainThread } from 'node:worker_threads';

await (isMainThread ? import('./main.ts') : import('./wasm-thread.ts'));
