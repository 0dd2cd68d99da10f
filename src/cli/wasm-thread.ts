/** A thread of the terminal: of engine wasm, or one that finishes many fits. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FinishJob } from '../cpu/least-squares/finisher.ts';
import type { FinishPiece } from '../cpu/least-squares/finishers.ts';
import type { ThreadJob } from '../wasm/index.ts';

const job = workerData as ThreadJob | FinishJob;
const onReady = (): void => parentPort?.postMessage('ready');

if ('how' in job) {
  const { finishing } = await import('../cpu/least-squares/finishers.ts');
  const finish = finishing(job);
  parentPort?.on('message', (piece: FinishPiece) => parentPort?.postMessage(...finish(piece)));
  onReady();
} else {
  const { serve } = await import('../wasm/index.ts');
  await serve(job, onReady);
}
