/** The curves and names of rivals in a chart. */
import { drawLabel, drawPath, drawRings, pixelOf, type Place, type Sheet } from '../charts/pen.ts';
import { penPx } from '../charts/text.ts';
import { lookOf } from './looks.ts';

export interface Curve {
  readonly name: string;
  readonly places: readonly (Place | undefined)[];
  /** Where it stands, if that is to be marked. */
  readonly now?: Place | undefined;
}

/** From one name to the next below it. CSS px */
const LINE_PX = 17;

/** Each in its colour, with its name at its right end; those of the run itself first. */
export function drawCurves(sheet: Sheet, curves: readonly Curve[]): void {
  for (const { stroke, width, alpha } of [
    { stroke: 'surface', width: 4.5, alpha: 0.7 },
    { stroke: undefined, width: 2.5, alpha: 1 },
  ] as const) {
    for (const [i, { places }] of curves.entries()) {
      const { ink, dash } = lookOf(i);
      drawPath(sheet, places, {
        stroke: stroke ?? ink,
        width,
        alpha,
        isClipped: true,
        ...(stroke === undefined && { dash }),
      });
    }
  }
  for (const [i, { now }] of curves.entries()) {
    const { ink } = lookOf(i);
    if (now !== undefined) drawRings(sheet, [now], 5, { stroke: 'surface', fill: ink, width: 2 });
  }
}

/** At the right end of each, and below one another where they would lie on one another. */
export function nameCurves(sheet: Sheet, curves: readonly Curve[]): void {
  const { top, height } = sheet.bbox;
  const gap = LINE_PX * penPx();
  const named = curves
    .flatMap(({ name, places }, i) => {
      const end = places.at(-1);
      if (end === undefined) return [];
      const y = pixelOf(sheet, end)[1];
      return y < top || y > top + height ? [] : [{ name, i, end, y, to: y - gap * 0.8 }];
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
  for (const { name, i, end, y, to } of named) {
    const shift = [-6, (to - y) / penPx()] as const;
    drawLabel(sheet, end, name, { ink: lookOf(i).ink, shift, side: 'right' });
  }
}
