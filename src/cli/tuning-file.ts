import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { messageOf } from '../core/errors.ts';
import type { TuningStore } from '../core/work/shape.ts';
import { cacheFolder, type Host } from './environment.ts';
import type { Io } from './command.ts';
import type { Terminal } from './terminal.ts';

/**
 * The shapes that were measured to be fast, by adapter, in a file of the user's cache folder. A file
 * that cannot be read or written costs no more than measuring again: it is said, and the run goes on.
 */
export function tuningFile(
  host: Host,
  { clock, say }: Pick<Io, 'clock'> & Pick<Terminal, 'say'>,
): TuningStore {
  const cache = cacheFolder(host);
  const path = cache && join(cache, 'downhill', 'tuning.json');
  return {
    clock,
    load: (adapter) => (path ? read(path)[adapter] : undefined),
    save: (adapter, shape) => {
      if (!path) return;
      try {
        write(path, { ...read(path), [adapter]: shape });
      } catch (error) {
        say(
          `the measured shape is not kept (${messageOf(error)}): the next run measures again, unless --no-tune`,
        );
      }
    },
  };
}

function read(path: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** In one go: where the disk fills midway, what was there stays. */
function write(path: string, kept: Record<string, unknown>): void {
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(draft, `${JSON.stringify(kept, null, 2)}\n`);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
