import { colour, type ColourId } from '../../../charts/colours.ts';
import { drawNames } from '../../../charts/curves.ts';
import {
  drawLabel,
  drawPath,
  drawRings,
  pixelOf,
  textScale,
  withPen,
  type Sheet,
} from '../../../charts/pen.ts';
import type { Place, RunPlaces } from '../../../landscape/plane.ts';

/** How a run among others is told from them. */
export interface Racer {
  /** Undefined where it is too far away. */
  readonly path: readonly (Place | undefined)[];
  readonly ink: ColourId;
  readonly dash: readonly number[];
  readonly name: string;
}

export interface RunPicture extends RunPlaces {
  /** Where there are several: all of them. */
  readonly racers: readonly Racer[];
  /** Of the standard errors of the answer; none where there is no answer. */
  readonly ellipse: readonly Place[];
  /** By the closed form, from the start; none where nobody asks. */
  readonly predicted: readonly Place[];
  readonly words: { readonly best: string; readonly predicted: string };
}

const NAMED = { ink: 'on-halo', halo: 'halo', isClipped: true } as const;

/** What moves: the path as it was predicted, and as it goes; where it starts, stands, and is to end. */
export function drawRun(
  sheet: Sheet,
  { best, start, ellipse, predicted, path, ahead, words, racers }: RunPicture,
): void {
  const line = { isClipped: true } as const;
  const halo = { ...line, stroke: 'halo', alpha: 0.85 } as const;
  drawPath(sheet, predicted, { ...halo, width: 3.5 });
  drawPath(sheet, predicted, { ...line, stroke: 'on-halo', width: 1.5, dash: [5, 4] });
  drawPath(sheet, ahead, { ...line, stroke: 'fit', width: 2.5, alpha: 0.3 });
  for (const { path } of racers) drawPath(sheet, path, { ...halo, width: 5.5 });
  for (const { path, ink, dash } of racers) {
    drawPath(sheet, path, { ...line, stroke: ink, width: 2.5, dash });
    const steps = path.filter((place) => place !== undefined);
    drawRings(sheet, stepDots(sheet, steps), 2, { ...line, fill: 'halo', stroke: ink, width: 2 });
  }
  drawPath(sheet, ellipse, { ...halo, width: 3.5 });
  drawPath(sheet, ellipse, { ...line, stroke: 'on-halo', width: 1.5 });
  if (best !== undefined) {
    drawCross(sheet, best);
    if (racers.length === 1) drawLabel(sheet, best, words.best, { ...NAMED, shift: [12, -14] });
  }
  const bend = predicted[predicted.length >> 1];
  if (bend && isClear(sheet, bend, best)) {
    drawLabel(sheet, bend, words.predicted, { ...NAMED, shift: [10, -10] });
  }
  if (path.length > 1) {
    drawRings(sheet, [start], 4, { ...line, fill: 'halo', stroke: 'fit', width: 2 });
  }
  for (const { path, ink } of racers.toReversed()) {
    const at = path.length > 1 ? path.at(-1) : start;
    if (at) drawBall(sheet, at, ink);
  }
  nameBalls(sheet, racers);
}

/** A name that begins nearer to another would be written over it. CSS px */
const CLEAR_PX = 40;

function isClear(sheet: Sheet, place: Place, other: Place | undefined): boolean {
  const [[x0, y0], [x1, y1]] = [place, other ?? NOWHERE].map((one) => pixelOf(sheet, one)) as [Place, Place]; // prettier-ignore
  return !(Math.hypot(x0 - x1, y0 - y1) < CLEAR_PX * textScale());
}

/** From the middle of a ball to its name. CSS px */
const NAME_PX = 14;

function nameBalls(sheet: Sheet, racers: readonly Racer[]): void {
  const { left, width } = sheet.box;
  const named = racers.flatMap(({ path, name }) => {
    const at = path.at(-1);
    if (at === undefined || name === '') return [];
    const isFar = pixelOf(sheet, at)[0] > left + width * 0.75;
    const [side, across] = isFar ? (['right', -NAME_PX] as const) : (['left', NAME_PX] as const);
    return [{ ...NAMED, at, name, side, shift: [across, 0] as const }];
  });
  drawNames(sheet, named);
}

const BALL_PX = 8;

/** With a shadow under it, gloss and a rim. */
function drawBall(sheet: Sheet, at: Place, ink: ColourId): void {
  const [x, y] = pixelOf(sheet, at);
  const r = BALL_PX * textScale();
  withPen(sheet, { stroke: 'halo', width: 1.75, isClipped: true }, (ctx) => {
    ctx.fillStyle = '#0004';
    ctx.ellipse(x + r / 8, y + r / 2, r, r * 0.65, 0, 0, 2 * Math.PI);
    ctx.fill();
    const gloss = ctx.createRadialGradient(x - r / 3, y - r / 2, r / 8, x, y, r * 1.1);
    gloss.addColorStop(0, '#fff');
    gloss.addColorStop(0.4, colour(ink));
    gloss.addColorStop(1, colour(ink));
    ctx.fillStyle = gloss;
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  });
}

/** Dots of steps are so far apart, or they are none: after the first few a path is a line. CSS px */
const DOT_PX = 9;
const NOWHERE: Place = [NaN, NaN];

function stepDots(sheet: Sheet, path: readonly Place[]): readonly Place[] {
  const pixels = path.map((place) => pixelOf(sheet, place));
  const isApart = (i: number): boolean => {
    const [[x0, y0], [x1, y1]] = [pixels[i] ?? NOWHERE, pixels[i + 1] ?? NOWHERE];
    return !(Math.hypot(x0 - x1, y0 - y1) < DOT_PX * textScale());
  };
  return path.filter((_, i) => isApart(i - 1) && isApart(i));
}

const ARM_PX = 6;

function drawCross(sheet: Sheet, best: Place): void {
  const [x, y] = pixelOf(sheet, best);
  const arm = ARM_PX * textScale();
  for (const [stroke, width] of [
    ['halo', 5],
    ['on-halo', 2],
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
