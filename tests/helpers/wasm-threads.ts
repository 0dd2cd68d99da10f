/** Threads of engine wasm under Node, from the sources as they are now. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { threadsFrom } from '../../src/cli/start-thread.ts';
import type { StartThread } from '../../src/wasm/index.ts';

export interface BuiltThread {
  readonly start: StartThread;
  readonly script: URL;
  readonly remove: () => void;
}

/** Node's Workers read no TypeScript, so the script is built first. */
export async function buildThread(): Promise<BuiltThread> {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-thread-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    build: {
      ssr: 'src/cli/wasm-thread.ts',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'thread.mjs' } },
    },
  });
  const script = pathToFileURL(join(folder, 'thread.mjs'));
  return {
    start: threadsFrom(script),
    script,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
