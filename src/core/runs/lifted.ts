/** Texts that are the same but for their numbers become one text, with a name for each number that differs. */

/** A number, but no part of a name, and no exponent: a power is written out by it. */
const NUMBER = /(?<![\w.^])(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g;

/** The text without its numbers: those that have the same one can be lifted together. */
export function templateOf(text: string): string {
  return text.replace(NUMBER, '#');
}

export interface Lifted {
  /** With a name in the place of each number that differs. */
  readonly text: string;
  readonly names: readonly string[];
  /** What each text has in the place of each name. [texts][names] */
  readonly values: readonly (readonly number[])[];
}

/**
 * @param texts of one template
 * @param name of the i-th number that differs
 */
export function lifted(texts: readonly string[], name: (i: number) => string): Lifted {
  const numbers = texts.map((text) => text.match(NUMBER) ?? []);
  const [first = []] = numbers;
  const differing = [...first.keys()].filter((k) => numbers.some((of) => of[k] !== first[k]));
  let k = 0;
  const text = (texts[0] ?? '').replace(NUMBER, (number) => {
    const i = differing.indexOf(k++);
    return i < 0 ? number : name(i);
  });
  return {
    text,
    names: differing.map((_, i) => name(i)),
    values: numbers.map((of) => differing.map((at) => Number(of[at]))),
  };
}
