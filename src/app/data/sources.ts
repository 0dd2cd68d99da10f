import { DownhillError } from '../../core/errors.ts';
import { Caller } from '../workers/call.ts';
import type { ReadTable, Source } from './loading.ts';
import type { ReadNews, ReadRequest, ReadSkills } from './read-worker.ts';

/** A table may be pasted, and a file dropped, anywhere on the page: for a file a browser would leave the page. @param pasted what a pasted table is called */
export function listenToData(
  desk: { readonly take: (source: Source) => Promise<void> },
  pasted: () => string,
): void {
  addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isTyped = event.target instanceof Element && event.target.closest('input, textarea');
    // A word or a link in the clipboard is no table.
    if (isTyped || !/\d.*\n.*\d/.test(text)) return;
    void desk.take({ name: pasted(), blob: new Blob([text]) });
  });
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void desk.take({ name: file.name, blob: file });
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
