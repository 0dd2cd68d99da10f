import { closeSync, openSync, readSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder, folderIn, type Host } from './environment.ts';
import { expand, isFile, isFolder, realPath } from './folders.ts';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'google-chrome-beta',
  'microsoft-edge',
  'brave-browser',
];

/** Where packages for Linux put the executable. */
const LINUX_FOLDERS = [
  'usr/lib/chromium',
  'usr/lib64/chromium',
  'usr/lib/chromium-browser',
  'usr/lib64/chromium-browser',
  'opt/google/chrome',
  'opt/google/chrome-beta',
  'opt/chromium.org/chromium',
  'opt/microsoft/msedge',
  'opt/brave.com/brave',
  'snap/chromium/current/usr/lib/chromium-browser',
];

const MAC_PROGRAMS = [
  'Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'Applications/Chromium.app/Contents/MacOS/Chromium',
  'Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** The folders in which a Chromium may lie, likeliest first; made as they are asked for. */
export function* chromiumFolders(host: Host): Generator<string, void, undefined> {
  const { env, platform, root } = host;
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    for (const command of folder === '' ? [] : COMMANDS) yield* foldersOf(join(folder, command));
  }
  const usual = platform === 'darwin' ? MAC_PROGRAMS : LINUX_FOLDERS;
  for (const place of usual) yield* foldersOf(join(root, place));
  yield* downloaded(host);
}

/** Browsers that Playwright and Puppeteer have downloaded, in a folder for each version. */
function* downloaded(host: Host): Generator<string, void, undefined> {
  const { home } = host;
  const cache = cacheFolder(host);
  const playwright =
    folderIn(host, 'PLAYWRIGHT_BROWSERS_PATH') ?? (cache && join(cache, 'ms-playwright'));
  const builds = [
    ...(playwright ? expand(playwright, /^chromium(_headless_shell)?-\d+$/, /^chrom/) : []),
    ...(home ? expand(join(home, '.cache/puppeteer'), /^chrom/, /\d/, /^chrom/) : []),
  ];
  for (const build of builds) {
    yield build;
    yield* expand(build, /\.app$/, 'Contents', 'MacOS');
  }
}

/** The folder of a program, or where a script that starts it says it is; or the folder itself. */
export function* foldersOf(path: string): Generator<string, void, undefined> {
  const real = realPath(path);
  if (real === undefined) return;
  if (isFolder(real)) {
    yield real;
    return;
  }
  yield dirname(real);
  for (const named of pathsIn(scriptText(real))) {
    const target = realPath(named);
    if (target !== undefined) yield isFile(target) ? dirname(target) : target;
  }
}

/** Debian's `chromium` is a script of 5 KB. */
const MOST_SCRIPT_BYTES = 65_536;

/** The text of a script; nothing for a binary. */
function scriptText(path: string): string {
  const buffer = Buffer.alloc(MOST_SCRIPT_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      const text = buffer.toString('latin1', 0, readSync(file, buffer));
      return text.startsWith('#!') ? text : '';
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** The absolute paths in a shell script, its plain variables filled in: `LIBDIR=/usr/lib/$APPNAME`. */
function pathsIn(script: string): string[] {
  const variables = new Map<string, string>();
  const filled = (text: string): string =>
    text.replace(/\$\{?(\w+)\}?/g, (whole, name: string) => variables.get(name) ?? whole);
  for (const [, name = '', value = ''] of script.matchAll(/^\s*(\w+)=["']?([^\s"']*)/gm)) {
    variables.set(name, filled(value));
  }
  const paths = filled(script).match(/(?<![\w$}.])\/[\w./+@-]+/g) ?? [];
  return [...new Set(paths)];
}
