import { DownhillError } from '../../core/errors.ts';
import { Caller } from '../workers/call.ts';
import type { ReadTable, Source } from './loading.ts';
import type { ReadNews, ReadRequest, ReadSkills } from './read-worker.ts';

/** A file may be dropped anywhere on the page: a browser would leave the page for it. */
export function listenToDrops(desk: { readonly take: (source: Source) => void }): void {
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    desk.take({ name: file.name, blob: file });
  });
}

/** A file that lies beside the page. @throws DownhillError when it is not there */
export async function fetchExample(file: string): Promise<Blob> {
  const answer = await fetch(`./examples/${file}`);
  if (!answer.ok) throw new DownhillError(`the example ${file} did not come (${answer.status})`);
  return answer.blob();
}

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
