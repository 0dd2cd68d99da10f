/** The Worker that fits, in this thread: a clone goes over either way, as a browser makes it. */
import { vi } from 'vitest';

type Hear = (event: { data: unknown }) => unknown;

let there: Promise<void> | undefined;

/** From now on `new Worker(…)` is what fits. */
export function fitHere(): Promise<void> {
  return (there ??= serveHere());
}

async function serveHere(): Promise<void> {
  let hear: Hear = () => undefined;
  const workers = new Set<EventTarget>();
  vi.stubGlobal('addEventListener', (_: 'message', heard: Hear) => (hear = heard));
  vi.stubGlobal('postMessage', (data: unknown) => {
    for (const one of workers)
      one.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
  });
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      constructor() {
        super();
        workers.add(this);
      }
      postMessage(data: unknown): void {
        hear({ data: structuredClone(data) });
      }
      terminate(): void {
        workers.delete(this);
      }
    },
  );
  await import('../../src/app/answer/fit-worker.ts');
}
