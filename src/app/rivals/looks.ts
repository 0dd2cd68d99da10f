import type { ColourId } from '../charts/colours.ts';

/** How the run and its rivals are drawn, wherever they are: dashes tell them apart, too. */
export const LOOKS = [
  { ink: 'r1', dash: [] },
  { ink: 'r2', dash: [14, 2] },
  { ink: 'r3', dash: [2, 2] },
  { ink: 'r4', dash: [10, 2, 2, 2] },
] as const satisfies readonly { ink: ColourId; dash: readonly number[] }[];

export type Look = (typeof LOOKS)[number];

export function lookOf(index: number): Look {
  return LOOKS[index] ?? LOOKS[0];
}
