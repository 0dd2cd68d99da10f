/** A formula with numbers in the place of its parameters, and all else as it was typed. */
import { scan, type Token } from './scan.ts';

/**
 * `A*exp(-t/tau) + c` → `5.03*exp(-t/2.01) - 0.4`: read once more, it says the same.
 * @param values what stands for each name
 */
export function filled(text: string, values: ReadonlyMap<string, string>): string {
  const tokens = scan(text);
  let written = '';
  let from = 0;
  for (const [i, token] of tokens.entries()) {
    const value = token.kind === 'name' ? values.get(token.name) : undefined;
    if (value === undefined) continue;
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    let between = text.slice(from, token.start);
    const isAlone = FREE_BEFORE.has(markOf(before)) && FREE_AFTER.has(markOf(after));
    let own = isAlone ? value : `(${value})`;
    if (value.startsWith('-') && isAlone) {
      // `+ c` of −0.4 is `- 0.4`.
      const sign = markOf(before);
      const isSum = (sign === '+' || sign === '-') && isBinary(tokens[i - 2]);
      if (isSum) {
        between = between.replace(/[+\-−](?=\s*$)/u, sign === '+' ? '-' : '+');
        own = value.slice(1);
      } else if (sign !== '' && sign !== '=' && sign !== '(') own = `(${value})`;
    }
    written += between + own;
    from = token.end;
  }
  return written + text.slice(from);
}

const FREE_BEFORE: ReadonlySet<string> = new Set(['', '=', '(', ',', '+', '-', '*', '/']);
const FREE_AFTER: ReadonlySet<string> = new Set(['', ')', ',', '+', '-', '*', '/']);

/** Empty at both ends of the text. */
function markOf(token: Token | undefined): string {
  if (token === undefined || token.kind === 'end') return '';
  return token.kind === 'mark' ? token.mark : token.kind;
}

/** Whether a sign behind it stands between two terms. */
function isBinary(before: Token | undefined): boolean {
  return before !== undefined && (before.kind !== 'mark' || before.mark === ')' || before.mark === '|'); // prettier-ignore
}
