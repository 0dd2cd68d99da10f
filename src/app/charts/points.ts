/** Points of data: one by one while they are few, and how densely they lie where they are many. */
import { pixelOf, textScale, withPen, type Place, type Sheet } from './pen.ts';

/** From here on single points would be one smear. */
export const MANY_POINTS = 2000;

const ALPHA = 0.6;

/** Up to so many points. A few are still seen beside a curve that goes through them. */
const RADIUS_PX = [
  [40, 4],
  [400, 3],
  [1000, 2.5],
] as const;

/** So faint and so large is one of many: where more of them lie the canvas adds them up. */
const FAINT = 0.16;
const DOT_PX = 3;

export function drawPoints(sheet: Sheet, places: readonly Place[]): void {
  const isMany = places.length >= MANY_POINTS;
  const radius = RADIUS_PX.find(([most]) => places.length <= most)?.[1] ?? 2;
  const px = textScale();
  const alpha = isMany ? FAINT : ALPHA;
  withPen(sheet, { stroke: 'data', width: 1, alpha, isClipped: true }, (ctx) => {
    for (const place of places) {
      const [x, y] = pixelOf(sheet, place);
      if (isMany) {
        ctx.fillRect(x - px, y - px, DOT_PX * px, DOT_PX * px);
        continue;
      }
      ctx.beginPath();
      ctx.arc(x, y, radius * px, 0, 2 * Math.PI);
      ctx.fill();
    }
  });
}
