import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TuningStore } from '../core/shape.ts';
import type { Host } from './chromium-places.ts';

/**
 * The shapes that were measured to be fast, by adapter, in a file of the user's cache folder. A file
 * that cannot be read or written costs no more than measuring again.
 */
export function tuningFile(host: Host, clock: () => number): TuningStore {
  const path = join(cacheFolder(host), 'downhill', 'tuning.json');
  return {
    clock,
    load: (adapter) => read(path)[adapter],
    save: (adapter, shape) => {
      write(path, { ...read(path), [adapter]: shape });
    },
  };
}

/** Where each platform keeps what may be deleted. */
function cacheFolder({ env, platform, home }: Host): string {
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  return env['XDG_CACHE_HOME'] ?? join(home, '.cache');
}

function read(path: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function write(path: string, kept: Record<string, unknown>): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`);
  } catch {
    // A read-only home is a normal day: the next run measures again.
  }
}
