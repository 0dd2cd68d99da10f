/** The curves and names of rivals in a chart. */
import { nameEnds } from '../charts/end-names.ts';
import { drawPath, drawRings, pixelOf, type Place, type Sheet } from '../charts/pen.ts';
import { lookOf } from './looks.ts';

export interface Curve {
  readonly name: string;
  readonly places: readonly (Place | undefined)[];
  /** Where it stands, if that is to be marked. */
  readonly now?: Place | undefined;
}

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
  nameEnds(
    sheet,
    curves.map(({ name, places }, i) => ({ name, ink: lookOf(i).ink, end: places.at(-1) })),
  );
}
