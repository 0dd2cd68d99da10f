import { useWords } from '../../../app-context.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import type { Seen } from './use-landscape.ts';

/** More values nobody reads in a sentence. */
const MOST_SAID = 4;

export interface HeldProps {
  readonly seen: Seen;
  readonly names: readonly string[];
}

/** What the picture does not show: where the other parameters are held. */
export function Held({ seen, names }: HeldProps) {
  const { text, numbers } = useWords(LANDSCAPE);
  const { axes, held, epoch } = seen;
  const others = [...names.keys()].filter((p) => p !== axes.across && p !== axes.up);
  if (others.length === 0) return null;
  const { values, many } = text.landscape.held;
  const at = numbers.integer(epoch);
  const said = others.map((p) => `${names[p] ?? ''} ${numbers.short(held[p] ?? NaN)}`);
  return (
    <span data-held>
      {others.length > MOST_SAID
        ? many(numbers.integer(others.length), at)
        : values(said.join(', '), at)}
    </span>
  );
}
