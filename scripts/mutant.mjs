/** One small fault in one file of src/. The sources on disk stay as they are: vitest.config.ts puts it in on loading. */

/** @typedef {{ file: string, offset: number, length: number, text: string }} Mutant */

/**
 * @param {string} source
 * @param {Mutant} mutant
 */
export function applyMutant(source, { offset, length, text }) {
  return source.slice(0, offset) + text + source.slice(offset + length);
}
