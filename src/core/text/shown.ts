/** A value as an error message shows it: short, and without anything that is not seen. */
export function shown(value: unknown): string {
  return cut(printable(described(value)), 40);
}

/** Controls, direction marks, line separators, halves of characters, and all that has no width. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** What is not seen is spelt out, as JSON spells it: so that JSON stays the same JSON. */
export function printable(text: string): string {
  return text.replace(UNSEEN, (unseen) => SHORT[unseen] ?? unseen.split('').map(spelt).join(''));
}

function spelt(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** At most so many characters: what is longer ends with `…`. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half of a character would be no text.
  return `${text.slice(0, Math.max(0, most - 1)).replace(/[\ud800-\udbff]$/, '')}…`;
}

function described(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
