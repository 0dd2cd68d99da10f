import type { ColourId } from './colours.ts';
import { drawLabel, pixelOf, type Place, type Sheet } from './pen.ts';
import { penPx } from './text.ts';

export interface NamedEnd {
  readonly name: string;
  readonly ink: ColourId;
  /** Where its curve ends; undefined where nothing of it is seen there. */
  readonly end: Place | undefined;
}

/** From one name to the next below it. CSS px */
const LINE_PX = 17;

/** The names of curves, at the right end of each, and below one another where they would lie on one another. */
export function nameEnds(sheet: Sheet, ends: readonly NamedEnd[]): void {
  const { top, height } = sheet.bbox;
  const gap = LINE_PX * penPx();
  const named = ends
    .flatMap(({ end, ...look }) => {
      if (end === undefined) return [];
      const y = pixelOf(sheet, end)[1];
      return y < top || y > top + height ? [] : [{ ...look, end, y }];
    })
    .sort((one, other) => one.y - other.y);
  const wanted = named.map(({ y }) => y - gap * 0.8);
  spread(wanted, gap, [top + gap / 2, top + height - gap / 2]).forEach((at, i) => {
    const one = named[i];
    if (one === undefined) return;
    const { name, ink, end, y } = one;
    drawLabel(sheet, end, name, { ink, shift: [-6, (at - y) / penPx()], side: 'right' });
  });
}

/** Ascending places, each at least a gap from the one before, as near to the `wanted` ones as fit between two ends. */
export function spread(
  wanted: readonly number[],
  gap: number,
  [first, last]: readonly [number, number],
): readonly number[] {
  const places: number[] = [];
  for (const place of wanted) places.push(Math.max(place, (places.at(-1) ?? first - gap) + gap));
  let most = last;
  return places
    .toReversed()
    .map((place) => {
      const at = Math.min(place, most);
      most = at - gap;
      return at;
    })
    .toReversed();
}
