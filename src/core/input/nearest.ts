/** No typing error. */
const LONGEST = 40;

/** The word that a typing error, or a shorter or longer way to write it, makes of `name`, if there is one. */
export function nearest(name: string, words: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = plain(name);
  const [best] = words
    .map((word) => ({ word, distance: editDistance(wanted, plain(word)) }))
    .sort((p, q) => p.distance - q.distance);
  if (best !== undefined && best.distance <= Math.min(2, wanted.length - 1)) return best.word;
  return words.find((word) => isLonger(plain(word), wanted) || isLonger(wanted, plain(word)));
}

/** `log_every`, `--log-every` and `logEvery` are one word. */
export function sameWord(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.replace(/[-_ ]/g, '').toLowerCase();
}

function isLonger(long: string, short: string): boolean {
  return short.length > 2 && long.startsWith(short);
}

/** Levenshtein: how many letters to change, add or take away. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (const [i, letter] of from.split('').entries()) {
    const next = [i + 1];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (letter === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
