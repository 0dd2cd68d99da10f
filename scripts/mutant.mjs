/** One small fault in one file of src/. The sources on disk stay as they are: it is put in when the file is loaded. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { normalizePath } from 'vite';

/** @typedef {{ file: string, offset: number, length: number, text: string }} Mutant */

/**
 * @param {string} source
 * @param {Mutant} mutant
 */
export function applyMutant(source, { offset, length, text }) {
  return source.slice(0, offset) + text + source.slice(offset + length);
}

/**
 * For the configurations of Vite and Vitest: with `npm run test:mutants`, what puts it in.
 * @returns {import('vite').Plugin[]}
 */
export function mutantPlugins() {
  const description = process.env['DOWNHILL_MUTANT'];
  if (description === undefined) return [];
  /** @type {Mutant} */
  const mutant = JSON.parse(description);
  const path = fileURLToPath(new URL(`../${mutant.file}`, import.meta.url));
  return [
    {
      name: 'mutant',
      enforce: 'pre',
      load(id) {
        const [file = '', query] = id.split('?');
        if (normalizePath(file) !== normalizePath(path)) return undefined;
        const text = applyMutant(readFileSync(path, 'utf8'), mutant);
        return query?.startsWith('raw') ? `export default ${JSON.stringify(text)}` : text;
      },
    },
  ];
}
