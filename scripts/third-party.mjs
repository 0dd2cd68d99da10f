/** THIRD-PARTY.txt beside what is built: the licence, and the notice, of each package that a build holds parts of. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const NAME = 'THIRD-PARTY.txt';
/** Up to the innermost folder of a package. */
const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/** @typedef {Set<string>} Folders of packages */

/**
 * For each bundler that takes part: what it put into its files.
 * @param {Folders} folders
 * @returns {import('vite').Plugin}
 */
export function gathers(folders) {
  return {
    name: 'third-party-gathers',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(file.modules)) {
          const [folder] = PACKAGE.exec(id.replace(/^\0/, '')) ?? [];
          if (folder !== undefined && renderedLength > 0) folders.add(folder);
        }
      }
    },
  };
}

/**
 * For the last of them: writes it when all is done.
 * @param {Folders} folders
 * @returns {import('vite').Plugin}
 */
export function thirdParty(folders) {
  let path = '';
  return {
    name: 'third-party',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      path = resolve(root, outDir);
    },
    closeBundle() {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, NAME), textOf(folders));
    },
  };
}

/**
 * Packages with the same words stand above them, once.
 * @param {Folders} folders
 */
function textOf(folders) {
  /** @type {Map<string, string[]>} */
  const named = new Map();
  for (const folder of [...folders].sort()) {
    /** @type {{ name: string, version: string, license: string }} */
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')); // prettier-ignore
    const words = wordsIn(folder);
    if (words === '') throw new Error(`${name} has no licence in its folder: say where it is`);
    const line = `${name} ${version}, ${license}`;
    // Two folders may hold one package.
    named.set(words, [...new Set([...(named.get(words) ?? []), line])]);
  }
  const parts = [...named].map(([words, names]) => `${names.join('\n')}\n\n${words}\n`);
  return ['Downhill holds parts of the packages below, whose terms these are.\n', ...parts].join(`\n${'-'.repeat(80)}\n\n`); // prettier-ignore
}

/** @param {string} folder */
function wordsIn(folder) {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)(\.\w+)?$/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}
