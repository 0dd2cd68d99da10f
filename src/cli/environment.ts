/** What the machine has: folders, as the XDG rules read them, what lies in them, and the variables of this program. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';
import type { Io } from './command.ts';

/** The machine, as far as folders are looked for on it. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** The person's home folder, where there is one. */
  readonly home: string | undefined;
  /** What absolute paths begin with: `/`, except in tests. */
  readonly root: string;
}

/** A folder that a variable names; undefined for an empty or a relative one, which counts as unset. */
export function folderIn(
  { env, platform }: Pick<Host, 'env' | 'platform'>,
  name: string,
): string | undefined {
  const folder = env[name];
  const paths = platform === 'win32' ? win32 : posix;
  return folder !== undefined && paths.isAbsolute(folder) ? folder : undefined;
}

/**
 * The person's home folder.
 * @param ofAccount as the system has it; it throws for an account that it does not know
 */
export function homeFolder(
  host: Pick<Host, 'env' | 'platform'>,
  ofAccount: () => string,
): string | undefined {
  const named = folderIn(host, host.platform === 'win32' ? 'USERPROFILE' : 'HOME');
  if (named !== undefined) return named;
  try {
    return folderIn({ env: { HOME: ofAccount() }, platform: host.platform }, 'HOME');
  } catch {
    return undefined;
  }
}

/** Where each platform keeps what may be deleted; undefined where there is no such place. */
export function cacheFolder(host: Host): string | undefined {
  const { platform, home } = host;
  const inHome = (...parts: readonly string[]): string | undefined =>
    home === undefined ? undefined : posix.join(home, ...parts);
  if (platform === 'win32') return folderIn(host, 'LOCALAPPDATA') ?? inHome('AppData', 'Local');
  if (platform === 'darwin') return inHome('Library', 'Caches');
  return folderIn(host, 'XDG_CACHE_HOME') ?? inHome('.cache');
}

/**
 * Our own variables name something, or are empty and so unset.
 * @throws ConfigError that names the variable, the value and what it may be
 */
export function checkVariables(env: Io['env']): void {
  const { DOWNHILL_CHROMIUM: chromium = '', DOWNHILL_DEBUG: debug = '' } = env;
  if (chromium !== '' && realPath(chromium) === undefined) {
    throw new ConfigError(
      'DOWNHILL_CHROMIUM',
      `DOWNHILL_CHROMIUM ${shown(chromium)} does not exist: give the path of a Chrome or Chromium, or unset it`,
    );
  }
  if (!['', '0', '1'].includes(debug)) {
    throw new ConfigError(
      'DOWNHILL_DEBUG',
      `DOWNHILL_DEBUG ${shown(debug)} is neither 1 nor 0: set it to 1 for stack traces, or unset it`,
    );
  }
}

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
      // Newest first.
      names.sort((p, q) => q.localeCompare(p, 'en', { numeric: true }));
      return names.map((name) => join(folder, name));
    });
  }
  return found.filter((path) => realPath(path) !== undefined);
}

/** What a folder holds; nothing where there is no such folder. */
function namesIn(folder: string): string[] {
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
