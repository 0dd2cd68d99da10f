import uPlot from 'uplot';
import { drawPath, drawRings, pixelOf, withPen, type Sheet } from '../../../charts/pen.ts';
import type { Place, RunPlaces } from '../../../landscape/plane.ts';

export interface RunPicture extends RunPlaces {
  /** By the closed form, from the start. */
  readonly predicted: readonly Place[];
}

/** What moves: the path as it was predicted, and as it goes; where it starts, stands, and is to end. */
export function drawRun(sheet: Sheet, { best, start, predicted, path, ahead }: RunPicture): void {
  const line = { isClipped: true } as const;
  const rim = { ...line, width: 2.5 } as const;
  drawPath(sheet, predicted, { ...line, stroke: 'text', width: 1.25, dash: [5, 4] });
  drawPath(sheet, ahead, { ...line, stroke: 'fit', width: 2.5, alpha: 0.3 });
  drawPath(sheet, path, { ...line, stroke: 'surface', width: 5.5 });
  drawPath(sheet, path, { ...line, stroke: 'fit', width: 2.5 });
  drawRings(sheet, stepDots(sheet, path), 2, { ...rim, fill: 'surface', stroke: 'fit' });
  if (best !== undefined) drawCross(sheet, best);
  drawRings(sheet, [start], 6.5, { ...rim, fill: 'surface', stroke: 'text' });
  const now = path.slice(1).slice(-1);
  drawRings(sheet, now, 5, { ...rim, fill: 'fit', stroke: 'surface' });
}

/** Dots of steps are so far apart, or they are none: after the first few a path is a line. CSS px */
const DOT_PX = 9;

function stepDots(sheet: Sheet, path: readonly Place[]): readonly Place[] {
  const pixels = path.map((place) => pixelOf(sheet, place));
  const isApart = (i: number): boolean => {
    const [one, other] = [pixels[i], pixels[i + 1]];
    if (one === undefined || other === undefined) return true;
    return Math.hypot(one[0] - other[0], one[1] - other[1]) >= DOT_PX * uPlot.pxRatio;
  };
  return path.filter((_, i) => isApart(i - 1) && isApart(i));
}

const ARM_PX = 7;

function drawCross(sheet: Sheet, best: Place): void {
  const [x, y] = pixelOf(sheet, best);
  const arm = ARM_PX * uPlot.pxRatio;
  for (const [stroke, width] of [
    ['surface', 5],
    ['text', 2],
  ] as const) {
    withPen(sheet, { stroke, width, isClipped: true }, (ctx) => {
      for (const way of [arm, -arm]) {
        ctx.moveTo(x - arm, y - way);
        ctx.lineTo(x + arm, y + way);
      }
      ctx.stroke();
    });
  }
}
