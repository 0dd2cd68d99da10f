/** SwiftShader, the Vulkan driver in software that comes with every Chromium, and where a Chromium may lie. */
import { readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';
import { cacheFolder, expand, folderIn, isFile, realPath, type Host } from './environment.ts';

const MANIFEST = 'vk_swiftshader_icd.json';

/**
 * Its manifest, as VK_ICD_FILENAMES wants it. Undefined where no Chromium is found.
 * @throws ConfigError where the person names a Chromium that has none
 */
export function findSwiftShader(host: Host): string | undefined {
  const chosen = host.env['DOWNHILL_CHROMIUM'];
  for (const folder of chosen ? foldersOf(chosen) : chromiumFolders(host)) {
    const manifest = manifestsAround(folder).find(isUsable);
    if (manifest !== undefined) return manifest;
  }
  if (!chosen) return undefined;
  throw new ConfigError(
    'DOWNHILL_CHROMIUM',
    `DOWNHILL_CHROMIUM ${shown(chosen)} has no software adapter beside it (${MANIFEST}): give the path of a Chrome or Chromium, or unset it`,
  );
}

/** Beside the executable; on Windows in the folder of the version; on macOS in the framework. */
function manifestsAround(folder: string): string[] {
  return [
    ...expand(folder, MANIFEST),
    ...expand(folder, /^\d+(\.\d+)+$/, MANIFEST),
    ...expand(folder, '..', 'Frameworks', /\.framework$/, 'Versions', /\d/, 'Libraries', MANIFEST),
  ];
}

/** Whether the driver that a manifest names is there, too: `{"ICD": {"library_path": "./lib….so"}}` */
function isUsable(manifest: string): boolean {
  try {
    const { ICD: icd } = JSON.parse(readFileSync(manifest, 'utf8')) as {
      readonly ICD: { readonly library_path: string };
    };
    return isFile(resolve(dirname(manifest), icd.library_path));
  } catch {
    // Whatever else it may hold.
    return false;
  }
}

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'google-chrome-beta',
  'microsoft-edge',
  'brave-browser',
];

/** Where packages put the executable. */
const FOLDERS = {
  linux: [
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
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `Applications/${name}.app/Contents/MacOS`,
  ),
} as const;

/** The folders in which a Chromium may lie, likeliest first; made as they are asked for. */
function* chromiumFolders(host: Host): Generator<string, void, undefined> {
  const { env, platform, root, home } = host;
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    for (const command of folder === '' ? [] : COMMANDS) yield* foldersOf(join(folder, command));
  }
  for (const place of FOLDERS[platform === 'darwin' ? platform : 'linux']) {
    yield* foldersOf(join(root, place));
  }
  // Browsers that Playwright and Puppeteer have downloaded, in a folder for each version.
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
function foldersOf(path: string): readonly string[] {
  const real = realPath(path);
  if (real === undefined) return [];
  const named = isFile(real) ? pathsIn(scriptText(real)) : [];
  const found = [real, ...named.flatMap((one) => realPath(one) ?? [])];
  return found.map((one) => (isFile(one) ? dirname(one) : one));
}

/** Debian's `chromium` is a script of 5 KB. */
const MOST_SCRIPT_BYTES = 65_536;

/** The text of a script; nothing for a binary. */
function scriptText(path: string): string {
  try {
    const text = statSync(path).size > MOST_SCRIPT_BYTES ? '' : readFileSync(path, 'latin1');
    return text.startsWith('#!') ? text : '';
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
