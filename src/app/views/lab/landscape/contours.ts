import { contours } from 'd3-contour';
import type { Landscape, LandscapeGrid } from '../../../../core/types.ts';
import { linearMarks } from '../../../charts/marks.ts';
import type { Place } from '../../../landscape/plane.ts';
import { LEAST_SHARE, shareOf, type Heights, type Relief } from './relief.ts';

export interface Contour {
  readonly level: number;
  /** From 0 to 1, on the scale of the colours. */
  readonly share: number;
  /** Where the loss is that, in the units of the plane. */
  readonly lines: readonly (readonly Place[])[];
}

/** A picture has room for so many. */
const MOST_LEVELS = 8;
/** Lines are smooth over a grid of so many cells a side. */
const CELLS = 256;

/** Losses that differ by less than this factor have too few round numbers on a logarithmic scale: */
const NARROW = 5;
/** they get those of a linear axis of this length. */
const LINEAR_PX = 340;

/** Round numbers, evenly spaced on a logarithmic scale, between the least and the greatest loss. */
export function levelsFor(least: number, most: number): number[] {
  // Beyond f32 there is nothing to draw.
  if (!(most < Infinity)) return [];
  const from = Math.max(least, most * LEAST_SHARE);
  if (most < NARROW * from) {
    const { at } = linearMarks({ least: from, most, px: LINEAR_PX, room: () => 0 });
    return at.filter((level) => level > from && level < most);
  }
  const exponents = Array.from(
    { length: Math.ceil(Math.log10(most / from)) + 2 },
    (_, i) => Math.floor(Math.log10(from)) + i,
  );
  const candidates = [[1, 2, 5], [1, 3], [1]].map((mantissas) =>
    exponents
      .flatMap((exponent) => mantissas.map((mantissa) => Number(`${mantissa}e${exponent}`)))
      .filter((level) => level > from && level < most),
  );
  return candidates.find((levels) => levels.length <= MOST_LEVELS) ?? [];
}

export function contoursOf({ grid }: Landscape, { shares }: Relief, heights: Heights): Contour[] {
  const levels = levelsFor(heights.least, heights.most);
  const lines = linesOf(
    grid,
    shares,
    levels.map((level) => shareOf(level, heights)),
  );
  return levels.map((level, i) => ({
    level,
    share: shareOf(level, heights),
    lines: lines[i] ?? [],
  }));
}

/**
 * Where the values over a grid are each of the levels, in the units of the plane.
 * @param values a row for each b, the least first. [height × width]
 */
export function linesOf(
  { aMin, aMax, bMin, bMax, ...cells }: LandscapeGrid,
  values: ArrayLike<number>,
  levels: readonly number[],
): readonly Contour['lines'][] {
  const every = Math.ceil(Math.max(cells.width, cells.height) / CELLS);
  const [width, height] = [Math.ceil(cells.width / every), Math.ceil(cells.height / every)];
  const some = Array.from({ length: width * height }, (_, i) => {
    const [column, row] = [every * (i % width), every * Math.floor(i / width)];
    return values[row * cells.width + column] ?? NaN;
  });
  // A line goes through the middle of cells, as their values do; along the edge, where it only closes, out of sight.
  const shareAt = (at: number, count: number): number => {
    const beyond = at <= 0 ? -2 : at >= count ? 2 : 0;
    return (at - 0.5 + 0.5 / every + beyond) / count;
  };
  const placeOf = ([x = NaN, y = NaN]: readonly number[]): Place => [
    aMin + shareAt(x, width) * (aMax - aMin),
    bMin + shareAt(y, height) * (bMax - bMin),
  ];
  return contours()
    .size([width, height])
    .thresholds([...levels])(some)
    .map(({ coordinates }) => coordinates.flat().map((ring) => ring.map(placeOf)));
}
