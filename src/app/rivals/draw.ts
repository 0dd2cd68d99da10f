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

/** A line that goes farther has no dashes: there would be too many to draw. */
const FAR_PX = 1e4;

/** Each in its colour, with its name at its right end; those of the run itself first. */
export function drawCurves(sheet: Sheet, curves: readonly Curve[]): void {
  for (const { places } of curves) {
    drawPath(sheet, places, { stroke: 'surface', width: 4.5, alpha: 0.7, isClipped: true });
  }
  for (const [i, { places }] of curves.entries()) {
    const { ink: stroke, dash } = lookOf(i);
    const isFar = places.some((place) => place && Math.abs(pixelOf(sheet, place)[1]) > FAR_PX);
    drawPath(sheet, places, { stroke, width: 2.5, isClipped: true, ...(!isFar && { dash }) });
  }
  for (const [i, { now }] of [...curves.entries()].reverse()) {
    const pen = { stroke: 'surface', fill: lookOf(i).ink, width: 2 } as const;
    if (now !== undefined) drawRings(sheet, [now], 5, pen);
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
