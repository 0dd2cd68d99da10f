/** The marks of an axis of words, each in the middle of its band. */
import type { Marks, Span } from '../../core/text/marks.ts';

/** Words lie at 0, 1, 2; where not all have room, every so many-th has. */
export function nameMarks(
  names: readonly string[],
  { px, room }: Pick<Span, 'px' | 'room'>,
): Marks {
  const every = Math.max(Math.ceil((names.length * Math.max(...names.map(room))) / Math.max(px, 1)), 1); // prettier-ignore
  const at = [...names.keys()].filter((place) => place % every === 0);
  return { at, labels: at.map((place) => names[place] ?? ''), rest: '' };
}

/** As much of a word as has room, with … for the rest. */
export function cutTo(px: number, name: string, widthOf: (text: string) => number): string {
  if (widthOf(name) <= px) return name;
  const letters = Array.from(name);
  const short = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`;
  const count = letters.findLastIndex((_, i) => widthOf(short(i)) <= px);
  return short(Math.max(count, 1));
}
