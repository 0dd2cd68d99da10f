/** Where a line of a composed kernel stands in the file that a person can open. */

/** Every WGSL file of this folder, by its path from here. */
const FILES = import.meta.glob<string>('./**/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * @param code what `compose` returned: whole files, one after another
 * @param line of `code`, from 1
 * @returns `kernels/step.wgsl:12`; the line alone where no file has it
 */
export function placeOf(code: string, line: number): string {
  for (const [path, text] of Object.entries(FILES)) {
    const at = code.indexOf(text);
    const own = line - linesBefore(code, at);
    if (at >= 0 && own >= 1 && own <= linesBefore(text, text.length)) {
      return `${path.replace('./', '')}:${own}`;
    }
  }
  return `line ${line}`;
}

function linesBefore(text: string, end: number): number {
  return text.slice(0, Math.max(end, 0)).split('\n').length - 1;
}
