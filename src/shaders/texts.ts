/** The WGSL as it is compiled, by the names of its files: `curves/line`. */
const TEXTS = import.meta.glob<string>('./**/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** @throws where there is no file of that name */
export function textOf(name: string, texts: Readonly<Record<string, string>> = TEXTS): string {
  const text = texts[`./${name}.wgsl`];
  if (text === undefined) throw new Error(`there is no ${name}.wgsl`);
  return text;
}

/**
 * Where a line of a composed kernel stands in the file that a person can open.
 * @param code what `compose` returned: whole files, one after another
 * @param line of `code`, from 1
 * @returns `kernels/step.wgsl:12`; the line alone where no file has it
 */
export function placeOf(code: string, line: number): string {
  for (const [path, text] of Object.entries(TEXTS)) {
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
