/** WGSL as a compiler needs it: without comments and indents, each line in its place. */
export function lean(wgsl: string): string {
  return wgsl.replace(/[ \t]*\/\/.*$/gm, '').replace(/^[ \t]+/gm, '');
}
