import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { chromiumFolders, type Host } from './chromium-places.ts';
import { expand, isFile } from './folders.ts';

const MANIFEST = 'vk_swiftshader_icd.json';

/**
 * The manifest of SwiftShader, the Vulkan driver in software that comes with every Chromium, as
 * VK_ICD_FILENAMES wants it. Undefined where no Chromium is found.
 */
export function findSwiftShader(host: Host): string | undefined {
  for (const folder of chromiumFolders(host)) {
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
