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
      return y < top || y > top + height ? [] : [{ ...look, end, y, to: y - gap * 0.8 }];
    })
    .sort((one, other) => one.y - other.y);
  let least = top + gap / 2;
  for (const one of named) {
    one.to = Math.max(one.to, least);
    least = one.to + gap;
  }
  let most = top + height - gap / 2;
  for (const one of named.toReversed()) {
    one.to = Math.min(one.to, most);
    most = one.to - gap;
  }
  for (const { name, ink, end, y, to } of named) {
    drawLabel(sheet, end, name, { ink, shift: [-6, (to - y) / penPx()], side: 'right' });
  }
}
