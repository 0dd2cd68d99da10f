import { Caller } from '../workers/call.ts';
import type { ReadTable } from './loading.ts';
import type { ReadNews, ReadRequest, ReadSkills } from './read-worker.ts';

/** Reads a file in a Worker of its own, until `signal` ends it. @param hear what comes before the end */
export function readAside(
  request: ReadRequest,
  signal: AbortSignal,
  hear: (news: ReadNews) => void,
): Promise<ReadTable> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  return new Caller<ReadSkills>(worker, 'what reads tables').askOnce('read', request, {
    signal,
    hear,
  });
}
