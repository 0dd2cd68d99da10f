/** Names and numbers as Python writes them. */

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';

/** What Python takes as it is: it brings other letters into a normal form, in which two may be one. */
const PLAIN = /^[A-Za-zα-ωΑ-Ω][A-Za-z0-9_α-ωΑ-Ω]*$/;

/** Gives out names that are free. */
export class PythonNames {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set([...KEYWORDS.split(' '), ...taken]);
  }

  /** The name itself, where Python takes it and nothing else is called so. */
  of(name: string): string {
    const stem = PLAIN.test(name) ? name : 'p';
    let free = stem;
    for (let i = 1; this.#taken.has(free); i++) free = `${stem}_${i}`;
    this.#taken.add(free);
    return free;
  }
}

/** JSON's strings are Python's, too. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** A number or a truth value; an int where it is whole and fits one of torch's. */
export function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const number = Number(value);
  if (Number.isFinite(number)) return Number.isSafeInteger(number) || !Number.isInteger(number) ? String(number) : number.toExponential(); // prettier-ignore
  return `float("${Number.isNaN(number) ? 'nan' : number > 0 ? 'inf' : '-inf'}")`;
}
