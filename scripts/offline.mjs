/** sw.js of the built page: its service worker, with the list of all files to keep. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { build } from 'vite';
import { gathers } from './third-party.mjs';

const WORKER = 'src/app/offline/worker.ts';
const NAME = 'sw.js';
/** Names that change with what is in the file: one of a name is kept once and for all. */
const HASHED = /^assets\/.*-[\w-]{8}\.\w+$/;

/**
 * @param {import('./third-party.mjs').Folders} folders of packages that it takes parts of
 * @returns {import('vite').Plugin}
 */
export function offline(folders) {
  let root = '';
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = resolve(root, config.build.outDir);
    },
    writeBundle: {
      order: 'post',
      async handler() {
        const files = filesOf(folder);
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          plugins: [gathers(folders)],
          define: {
            FILES: JSON.stringify(files),
            VERSION: JSON.stringify(hash(JSON.stringify(files))),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir: folder,
            emptyOutDir: false,
            copyPublicDir: false,
            lib: { entry: WORKER, formats: ['iife'], name: 'offline', fileName: () => NAME },
          },
        });
      },
    },
  };
}

/**
 * As workbox-precaching takes them.
 * @param {string} folder
 */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== NAME)
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const url = path.slice(folder.length + 1).replaceAll(sep, '/');
      return { url, revision: HASHED.test(url) ? null : hash(readFileSync(path)) };
    })
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** @param {string | Buffer} content */
function hash(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
