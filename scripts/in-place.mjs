/** Puts what was built where programs run from, so that none of them ever reads half a file or misses one. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A program that is running may load a part that no later build has, for as long as it runs. */
const KEPT_MS = 7 * 24 * 3600e3;

/**
 * Moves each file of a build from its own folder: several builds may do so at once. The last of its plugins.
 * @param {string} folder where to
 * @param {string} parts a folder in it, of files that are named by what they hold: those of older builds go after a week
 * @returns {import('vite').Plugin}
 */
export function inPlace(folder, parts) {
  let built = '';
  return {
    name: 'in-place',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      built = resolve(root, outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of partsFirst(filesIn(built), parts)) {
          const path = join(folder, name);
          mkdirSync(dirname(path), { recursive: true });
          renameSync(join(built, name), path);
        }
        rmSync(built, { recursive: true });
        removeOld(join(folder, parts));
      },
    },
  };
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1));
}

/**
 * What names others comes after them.
 * @param {readonly string[]} names
 * @param {string} parts
 */
function partsFirst(names, parts) {
  const isPart = (/** @type {string} */ name) => dirname(name) === parts;
  return [...names.filter(isPart), ...names.filter((name) => !isPart(name))];
}

/** @param {string} folder */
function removeOld(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const { mtimeMs = Infinity } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > KEPT_MS) rmSync(path, { force: true });
  }
}
