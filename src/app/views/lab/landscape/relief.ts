/** The losses of a landscape as a picture has them: on a logarithmic scale, lit from the upper left. */
import type { Landscape } from '../../../../core/types.ts';

/** Below this share of the greatest loss there is nothing to see, be the least loss 0. */
export const LEAST_SHARE = 1e-6;

/** A loss so many times the median is as good as any greater one: else the valley would have one colour. */
const STEEP = 1e4;
/** The median is that of so many of the losses. */
const LOOKED_AT = 4096;

export interface Heights {
  readonly least: number;
  readonly most: number;
  readonly isFinite: boolean;
}

/** What a picture shows of the losses. */
export function heightsOf(losses: Landscape['losses']): Heights {
  let [least, most, finite] = [Infinity, -Infinity, 0];
  for (const loss of losses) {
    if (!Number.isFinite(loss)) continue;
    finite++;
    if (loss < least) least = loss;
    if (loss > most) most = loss;
  }
  if (finite === 0) return { least: NaN, most: NaN, isFinite: false };
  const every = Math.ceil(losses.length / LOOKED_AT);
  const some = losses.filter((loss, i) => i % every === 0 && Number.isFinite(loss)).sort();
  const median = some[some.length >> 1] ?? NaN;
  const top = most > STEEP * median && median > 0 ? STEEP * median : most;
  return { least, most: top, isFinite: finite === losses.length };
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
