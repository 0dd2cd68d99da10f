/** Curves of several runs in one chart, each in its own look and with its name at its end. */
import type { Numbers } from '../format/numbers.ts';
import type { Axes } from './axes.ts';
import type { ColourId } from './colours.ts';
import {
  drawLabel,
  drawPath,
  drawRings,
  pixelOf,
  textScale,
  type Label,
  type Place,
  type Sheet,
} from './pen.ts';
import type { Plot } from './PlotFigure.tsx';

/** Of the run itself, its rivals, and kept runs: dashes tell them apart, too. */
const LOOKS = [
  { ink: 'r1', dash: [] },
  { ink: 'r2', dash: [14, 2] },
  { ink: 'r3', dash: [2, 2] },
  { ink: 'r4', dash: [10, 2, 2, 2] },
  { ink: 'r5', dash: [5, 3] },
] as const satisfies readonly { ink: ColourId; dash: readonly number[] }[];

export type Look = (typeof LOOKS)[number];

export function lookOf(index: number): Look {
  return LOOKS[index] ?? LOOKS[0];
}

export interface Curve {
  readonly name: string;
  readonly places: readonly (Place | undefined)[];
  /** Where it stands, if that is to be marked. */
  readonly now?: Place | undefined;
}

/** A line that goes farther has no dashes: there would be too many to draw. */
const FAR_PX = 1e4;

/** The first lies over the others. */
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
  nameEnds(sheet, curves);
}

/** From one name to the next below it. */
const LINE_PX = 17;

/** The names of curves, at the right end of each. */
function nameEnds(sheet: Sheet, curves: readonly Curve[]): void {
  const named = curves.flatMap(({ name, places }, i) => {
    const at = places.findLast((place) => place !== undefined);
    const look = { ink: lookOf(i).ink, shift: [-6, -LINE_PX * 0.8], side: 'right' } as const;
    return at === undefined ? [] : [{ at, name, ...look }];
  });
  drawNames(sheet, named);
}

interface Named extends Label {
  readonly at: Place;
  readonly name: string;
}

/** Names beside their places, and below one another where they would lie on one another. */
export function drawNames(sheet: Sheet, named: readonly Named[]): void {
  const { top, height } = sheet.box;
  const px = textScale();
  const gap = LINE_PX * px;
  const seen = named
    .map((one) => ({ ...one, y: pixelOf(sheet, one.at)[1] }))
    .filter(({ y }) => y >= top && y <= top + height)
    .sort((one, other) => one.y - other.y);
  const wanted = seen.map(({ y, shift }) => y + shift[1] * px);
  const places = spread(wanted, gap, [top + gap / 2, top + height - gap / 2]);
  seen.forEach(({ at, name, y, shift, ...look }, i) => {
    const down = ((places[i] ?? y) - y) / px;
    drawLabel(sheet, at, name, { ...look, shift: [shift[0], down] });
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

/** Curves on the same axes, and what each is where the pointer is. */
export function curvesPlot(
  axes: Axes,
  curves: readonly Curve[],
  { short, integer }: Pick<Numbers, 'short' | 'integer'>,
): Plot {
  const all = curves.flatMap(({ places }) => places.map((place) => place?.[0] ?? NaN));
  const xs = [...new Set(all)].filter(Number.isFinite).sort((one, other) => one - other);
  return {
    ...axes,
    places: xs.map((x) => [x, NaN]),
    draw(sheet) {
      drawCurves(sheet, curves);
    },
    reading: (index = -1) => {
      const x = xs[index];
      if (x === undefined) return '';
      const there = curves.flatMap(({ name, places }) => {
        const at = places.findLastIndex((place) => place && place[0] <= x);
        const y = places[at]?.[1] ?? NaN;
        const isOver = at === places.length - 1 && places[at]?.[0] !== x;
        return isOver || Number.isNaN(y) ? [] : [`${name} ${short(y)}`];
      });
      const { title, finest } = axes.x;
      return [`${title} ${finest === 1 ? integer(x) : short(x)}`, ...there].join(' · ');
    },
  };
}
