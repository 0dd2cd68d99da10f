/** The losses of a landscape as a picture has them: on a logarithmic scale, lit from the upper left, with isolines. */
import { contours } from 'd3-contour';
import type { Landscape, LandscapeGrid } from '../../../../core/types.ts';
import { linearMarks } from '../../../../core/text/marks.ts';
import type { Place } from '../../../charts/pen.ts';
import type { Cells } from '../../../charts/raster.ts';
import { extent } from '../../../format/columns.ts';

/** What stays while a run goes on. */
export interface Surface {
  readonly cells: Cells;
  readonly contours: readonly Contour[];
  readonly isFinite: boolean;
}

export function surfaceOf(landscape: Landscape): Surface {
  const heights = heightsOf(landscape.losses);
  const relief = reliefOf(landscape, heights);
  const { width, height } = landscape.grid;
  return {
    cells: { width, height, ...relief },
    contours: contoursOf(landscape, relief, heights),
    isFinite: heights.isFinite,
  };
}

/** Below this share of the greatest loss there is nothing to see, be the least loss 0. */
const LEAST_SHARE = 1e-6;

/** A loss so many times the median is as good as any greater one: else the valley would have one colour. */
const STEEP = 1e4;
/** The median is that of so many of the losses. */
const LOOKED_AT = 4096;

/** What a picture shows of the losses. */
export interface Heights {
  readonly least: number;
  readonly most: number;
  readonly isFinite: boolean;
}

export function heightsOf(losses: Landscape['losses']): Heights {
  const finite = losses.filter(Number.isFinite);
  const isFinite = finite.length === losses.length;
  if (finite.length === 0) return { least: NaN, most: NaN, isFinite };
  const [least, most] = extent(finite);
  const every = Math.ceil(finite.length / LOOKED_AT);
  const some = finite.filter((_, i) => i % every === 0).sort();
  const median = some[some.length >> 1] ?? NaN;
  return { least, most: median > 0 ? Math.min(most, STEEP * median) : most, isFinite };
}

/** From 0 at the least loss to 1 at the greatest that is told apart. What is no finite number is as high as that. */
export function shareOf(loss: number, { least, most }: Pick<Heights, 'least' | 'most'>): number {
  const from = Math.max(least, most * LEAST_SHARE);
  if (!(most > from)) return 0;
  if (!(loss < most)) return 1;
  return loss > from ? Math.log(loss / from) / Math.log(most / from) : 0;
}

/** How much lighter or darker a slope is than its colour, at the most. */
const RELIEF = 0.1;
/** It is half of that where the picture would rise by so many of its heights from edge to edge. */
const STEEPNESS = 2.5;

export interface Relief {
  /** [height × width] */
  readonly shares: Float32Array;
  readonly light: Float32Array;
}

export function reliefOf({ grid, losses }: Landscape, heights: Heights): Relief {
  const { width, height } = grid;
  const shares = Float32Array.from(losses, (loss) => shareOf(loss, heights));
  const light = new Float32Array(shares.length);
  const at = (column: number, row: number): number => shares[row * width + column] ?? NaN;
  for (let row = 0; row < height; row++) {
    const [below, above] = [Math.max(row - 1, 0), Math.min(row + 1, height - 1)];
    for (let column = 0; column < width; column++) {
      const [left, right] = [Math.max(column - 1, 0), Math.min(column + 1, width - 1)];
      const across = ((at(right, row) - at(left, row)) * width) / (right - left);
      const up = ((at(column, above) - at(column, below)) * height) / (above - below);
      const slope = (across - up) / STEEPNESS;
      light[row * width + column] = 1 + (RELIEF * slope) / Math.hypot(1, slope);
    }
  }
  return { shares, light };
}

export interface Contour {
  readonly level: number;
  /** From 0 to 1, on the scale of the colours. */
  readonly share: number;
  /** Where the loss is that, in the units of the plane. */
  readonly lines: readonly (readonly Place[])[];
}

/** A picture has room for so many. */
const MOST_LEVELS = 8;

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
  const first = Math.floor(Math.log10(from));
  const exponents = Array.from(
    { length: Math.ceil(Math.log10(most)) - first + 1 },
    (_, i) => first + i,
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
  const at = levels.map((level) => shareOf(level, heights));
  const lines = linesOf(grid, shares, at);
  return levels.map((level, i) => ({ level, share: at[i] ?? NaN, lines: lines[i] ?? [] }));
}

/**
 * Where the values over a grid are each of the levels, in the units of the plane.
 * @param values a row for each b, the least first. [height × width]
 */
export function linesOf(
  { aMin, aMax, bMin, bMax, width, height }: LandscapeGrid,
  values: ArrayLike<number>,
  levels: readonly number[],
): readonly Contour['lines'][] {
  // A line goes along the edge only to close: out of sight.
  const shareAt = (at: number, count: number): number =>
    at <= 0 ? -1 : at >= count ? 2 : at / count;
  const placeOf = ([x = NaN, y = NaN]: readonly number[]): Place => [
    aMin + shareAt(x, width) * (aMax - aMin),
    bMin + shareAt(y, height) * (bMax - bMin),
  ];
  return contours()
    .size([width, height])
    .thresholds([...levels])(Array.from(values))
    .map(({ coordinates }) => coordinates.flat().map((ring) => ring.map(placeOf)));
}
