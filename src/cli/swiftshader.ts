import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/shown.ts';
import { chromiumFolders, foldersOf } from './chromium-places.ts';
import type { Host } from './environment.ts';
import { expand, isFile } from './folders.ts';

const MANIFEST = 'vk_swiftshader_icd.json';

/**
 * The manifest of SwiftShader, the Vulkan driver in software that comes with every Chromium, as
 * VK_ICD_FILENAMES wants it. Undefined where no Chromium is found.
 * @throws ConfigError where the person names a Chromium that has none
 */
export function findSwiftShader(host: Host): string | undefined {
  const chosen = host.env['DOWNHILL_CHROMIUM'];
  if (!chosen) return firstIn(chromiumFolders(host));
  const manifest = firstIn(foldersOf(chosen));
  if (manifest !== undefined) return manifest;
  throw new ConfigError(
    'DOWNHILL_CHROMIUM',
    `DOWNHILL_CHROMIUM ${shown(chosen)} has no software adapter beside it (${MANIFEST}): give the path of a Chrome or Chromium, or unset it`,
  );
}

function firstIn(folders: Iterable<string>): string | undefined {
  for (const folder of folders) {
    const manifest = manifestsAround(folder).find(isUsable);
    if (manifest !== undefined) return manifest;
  }
  return undefined;
}

/** Beside the executable; on Windows in the folder of the version; on macOS in the framework. */
function manifestsAround(folder: string): string[] {
  return [
    ...expand(folder, MANIFEST),
    ...expand(folder, /^\d+(\.\d+)+$/, MANIFEST),
    ...expand(folder, '..', 'Frameworks', /\.framework$/, 'Versions', /\d/, 'Libraries', MANIFEST),
  ];
}

/** Whether the driver that a manifest names is there, too. */
function isUsable(manifest: string): boolean {
  try {
    const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    const library = libraryIn(parsed);
    return library !== undefined && isFile(resolve(dirname(manifest), library));
  } catch {
    return false;
  }
}

/** `{"ICD": {"library_path": "./libvk_swiftshader.so"}}` */
function libraryIn(manifest: unknown): string | undefined {
  if (typeof manifest !== 'object' || manifest === null || !('ICD' in manifest)) return undefined;
  const { ICD: icd } = manifest;
  if (typeof icd !== 'object' || icd === null || !('library_path' in icd)) return undefined;
  return typeof icd.library_path === 'string' ? icd.library_path : undefined;
}
