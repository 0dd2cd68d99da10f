import { contours } from 'd3-contour';
import type { Landscape } from '../../../../core/types.ts';
import { linearMarks } from '../../../charts/marks.ts';

export interface Contour {
  /** The loss is this or more … */
  readonly level: number;
  /** … inside this path, in cells of the grid. */
  readonly path: Path2D;
}

/** A legend has room for so many. */
const MOST_LEVELS = 13;
/** Below this share of the greatest loss there is nothing to see, be the least loss 0. */
const LEAST_SHARE = 1e-6;

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

/** A loss so many times the median is as good as any greater one: else the valley would have one colour. */
const STEEP = 1e4;

/** The losses as a picture has them: what is no finite number is as high as the highest. */
export function heightsOf(losses: Landscape['losses']): {
  readonly heights: number[];
  readonly least: number;
  readonly most: number;
  readonly isFinite: boolean;
} {
  const finite = losses.filter(Number.isFinite).sort();
  const [least = NaN, most = NaN] = [finite[0], finite.at(-1)];
  const median = finite[finite.length >> 1] ?? NaN;
  const top = most > STEEP * median && median > 0 ? STEEP * median : most;
  const heights = Array.from(losses, (loss) => (Number.isFinite(loss) ? loss : most));
  return { heights, least, most: top, isFinite: finite.length === losses.length };
}

export function contoursOf({ grid, losses }: Landscape): Contour[] {
  const { width, height } = grid;
  const { heights, least, most } = heightsOf(losses);
  return contours()
    .size([width, height])
    .thresholds(levelsFor(least, most))(heights)
    .map(({ value, coordinates }) => {
      const path = new Path2D();
      for (const ring of coordinates.flat()) {
        ring.forEach(([x = NaN, y = NaN], i) => {
          if (i === 0) path.moveTo(x, y);
          else path.lineTo(x, y);
        });
        path.closePath();
      }
      return { level: value, path };
    });
}

/** The colour of the band above so many of the levels: one hue, by equal steps. */
export function bandColour(band: number, levels: number, low: string, high: string): string {
  const share = levels === 0 ? 0 : Math.round((100 * band) / levels);
  return `color-mix(in oklab, ${high} ${share}%, ${low})`;
}
