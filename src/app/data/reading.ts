import { toWire } from '../engines/wire-error.ts';
import { workerFault } from '../part-missing.ts';
import type { ReadNews, ReadRequest } from './protocol.ts';

/**
 * Reads a file in a Worker of its own, and tells what comes of it.
 * @returns how to stop; after that it tells nothing more
 */
export function readAside(request: ReadRequest, tell: (news: ReadNews) => void): () => void {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  const stop = (): void => {
    worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ReadNews>) => {
    if (data.kind === 'done' || data.kind === 'failed') stop();
    tell(data);
  });
  worker.addEventListener('error', (event) => {
    stop();
    const error = workerFault(event, 'what reads tables failed');
    tell({ kind: 'failed', error: toWire(error) });
  });
  worker.postMessage(request);
  return stop;
}
