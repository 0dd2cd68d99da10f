/** Looks for what a compiler could add in another order: enough of WGSL's grammar for the files of functions. */

/** What stands in brackets, each apart: `#2#` where it was, or `@2@` where a call hides what its arguments are. */
interface Flat {
  readonly text: string;
  readonly inner: readonly string[];
}

interface Seen {
  readonly isSum: boolean;
  /** Whether a term of a sum in it is a sum. */
  readonly hasChain: boolean;
}

/** Sums of floats in a function that a compiler sees in another: in brackets, or under a name. */
export function chainsOf(body: string): readonly string[] {
  const sums = new Set<string>();
  const given = [...body.matchAll(/(?:(?:let|var) (\w+) =|return) ([^;]+);/g)];
  return given.flatMap(([, name, expression = '']) => {
    const { isSum, hasChain } = seenIn(flatten(expression), sums);
    // Whole numbers may be added in any order.
    if (isSum && name !== undefined && !/vec4[iu]/.test(expression)) sums.add(name);
    return hasChain ? [expression] : [];
  });
}

function flatten(expression: string): Flat {
  const inner: string[] = [];
  let text = expression;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/([\w.]*)\(([^()]*)\)/, (_, called: string, args: string) => {
      const mark = called === '' || called === 'select' ? '#' : '@';
      return `${mark}${inner.push(args) - 1}${mark}`;
    });
  }
  return { text, inner };
}

function seenIn({ text, inner }: Flat, sums: ReadonlySet<string>): Seen {
  const within = (part: string): Seen => {
    const each = part.split(',').map((one) => {
      const terms = one
        .trim()
        .replace(/^-/, '')
        .split(/ [-+] /);
      const below = [...one.matchAll(/[#@](\d+)[#@]/g)].map(([, i]) =>
        within(inner[Number(i)] ?? ''),
      );
      const ofTerms = terms.map((term) => {
        const alone = /^-?#(\d+)#$/.exec(term)?.[1];
        return alone === undefined
          ? sums.has(term.replace(/^-/, ''))
          : within(inner[Number(alone)] ?? '').isSum;
      });
      const isSum = terms.length > 1;
      return {
        isSum: isSum || ofTerms.includes(true),
        hasChain: below.some(({ hasChain }) => hasChain) || (isSum && ofTerms.includes(true)),
      };
    });
    return {
      isSum: each.some(({ isSum }) => isSum),
      hasChain: each.some(({ hasChain }) => hasChain),
    };
  };
  return within(text);
}
