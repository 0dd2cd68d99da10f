/** Blocks of lines with an empty line between; nothing of an empty block. */
export function paragraphs(blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

/** The text of a file, each line ended. */
export function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
