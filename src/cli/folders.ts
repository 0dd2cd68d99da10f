import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The paths that exist under `base` and fit `steps`: a string is a name, a RegExp fits several, of
 * which the one with the highest number in its name comes first.
 */
export function expand(base: string, ...steps: readonly (string | RegExp)[]): string[] {
  let found = [base];
  for (const step of steps) {
    found = found.flatMap((folder) => {
      if (typeof step === 'string') return [join(folder, step)];
      const names = namesIn(folder).filter((name) => step.test(name));
      return names.sort(newestFirst).map((name) => join(folder, name));
    });
  }
  return found.filter((path) => realPath(path) !== undefined);
}

function newestFirst(p: string, q: string): number {
  return q.localeCompare(p, 'en', { numeric: true });
}

/** What a folder holds; nothing where there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Without symbolic links; undefined where there is no such file. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
