import { POINTS } from '../settings/limits.ts';
import { checkOne, having, whole } from '../input/given.ts';
import { atOnce, firstPart, type InPieces } from '../work/pieces.ts';
import type { TorchGenerator } from '../random/torch.ts';
import type { Dataset } from '../types.ts';
import { linspace } from '../data/linspace.ts';

/** The line that the article's points scatter about: y = a·x + b. */
export const TRUE_LINE = { a: 3, b: 10 } as const;

/** From where to where the article's x run. */
export const X_RANGE = { least: -2, most: 12 } as const;

const f32 = Math.fround;

/**
 * The article's data: x = linspace(−2, 12, points), y = 3·x + 10 + randn(points).
 * @param points at least 2
 * @returns x, y: [points], f32, each operation rounded as torch rounds it
 * @throws ConfigError
 */
export function noisyLine(generator: TorchGenerator, points: number): Dataset {
  checkOne('generator', generator, having('a TorchGenerator', 'randnInPieces'));
  checkOne('points', points, whole(POINTS.least, POINTS.most));
  return atOnce(noisyLineInPieces(generator, points));
}

/** Of the time that it takes: drawing the noise. */
const DRAWN = 0.93;

/** As {@link noisyLine}. */
export function* noisyLineInPieces(generator: TorchGenerator, points: number): InPieces<Dataset> {
  // The noise becomes y in place: at 2^28 points each array is a GiB.
  const y = yield* firstPart(generator.randnInPieces(points), DRAWN);
  const x = linspace(X_RANGE.least, X_RANGE.most, points);
  for (let i = 0; i < points; i++) {
    y[i] = f32(f32(TRUE_LINE.a * (x[i] ?? NaN)) + TRUE_LINE.b) + (y[i] ?? NaN);
  }
  return { x, y };
}
