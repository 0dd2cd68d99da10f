/** Parameters in the text of a model, each between two marks that tell which it is. */

const FIRST = 0xe000;
const END = '\uf8ff';
/** The mark before a parameter, as part of a pattern. */
export const MARK = '[\ue000-\uf8fe]';
const MARKED = new RegExp(`(${MARK}[^${END}]*)${END}`);

/** @param p its place in θ */
export function marked(text: string, p: number): string {
  return String.fromCharCode(FIRST + p) + text + END;
}

export function unmarked(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, '');
}

export interface TextPart {
  readonly text: string;
  /** The place in θ of a parameter; undefined for what stands between them. */
  readonly p?: number;
}

export function partsOf(text: string): readonly TextPart[] {
  return text.split(MARKED).map((part, i) => {
    if (i % 2 === 0) return { text: part };
    return { text: part.slice(1), p: part.charCodeAt(0) - FIRST };
  });
}
