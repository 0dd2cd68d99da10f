/**
 * Faults planted by hand, as somebody in a hurry would make them: tests/faults/*.mjs lists them by the file of src/,
 * each with the exact text that it takes the place of and the tests that are to see it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { transformSync } from 'esbuild';
import { applyMutant } from './mutant.mjs';

/** @typedef {import('./mutant.mjs').Mutant} Mutant */
/** @typedef {Mutant & { readonly tests: readonly TestFile[] }} Planted */
/** @typedef {{ readonly project: string, readonly path: string }} TestFile */
/** @typedef {readonly [find: string, put: string, ...tests: string[]]} Row */

const root = new URL('..', import.meta.url);
const folder = new URL('tests/faults/', root);

/**
 * @returns {Promise<Planted[]>} in the order of the files
 * @throws {Error} where a text is not there exactly once, a test is not there, or what comes of it does not parse
 */
export async function plantedFaults() {
  /** @type {Planted[]} */
  const planted = [];
  /** @type {string[]} */
  const wrong = [];
  for (const name of readdirSync(folder).sort()) {
    /** @type {{ faults: Record<string, readonly Row[]> }} */
    const { faults } = await import(new URL(name, folder).href);
    for (const [path, rows] of Object.entries(faults)) {
      const file = `src/${path}`;
      const source = readFileSync(new URL(file, root), 'utf8');
      for (const [find, text, ...tests] of rows) {
        const found = source.split(find).length - 1;
        if (found !== 1) wrong.push(`${name}: ${file} has ${found} times ${JSON.stringify(find)}`);
        const files = tests.map(testFile);
        for (const { path: test } of files) {
          if (!existsSync(new URL(test, root))) wrong.push(`${name}: there is no ${test}`);
        }
        if (files.length === 0) wrong.push(`${name}: no test is to see ${JSON.stringify(text)}`);
        const mutant = { file, offset: source.indexOf(find), length: find.length, text };
        if (!file.endsWith('.wgsl') && !parses(file, applyMutant(source, mutant))) {
          wrong.push(`${name}: with ${JSON.stringify(text)} ${file} is no TypeScript`);
        }
        planted.push({ ...mutant, tests: files });
      }
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return planted;
}

/**
 * @param {string} name `csv` is tests/unit/csv.test.ts, `gpu/tuning` tests/gpu/tuning.test.ts, `e2e/data` tests/e2e/data.spec.ts
 * @returns {TestFile}
 */
function testFile(name) {
  const [project, file] = name.includes('/') ? name.split('/') : ['unit', name];
  const ending = project === 'e2e' ? 'spec' : 'test';
  return { project: project ?? '', path: `tests/${project}/${file}.${ending}.ts` };
}

/**
 * What does not load is seen by every test, and tells nothing of any.
 * @param {string} fileName
 * @param {string} text
 */
function parses(fileName, text) {
  try {
    transformSync(text, {
      loader: extname(fileName) === '.tsx' ? 'tsx' : 'ts',
      logLevel: 'silent',
    });
    return true;
  } catch {
    return false;
  }
}
