/** What a model of two inputs says over their plane: the numbers of its picture. */
import type { LossChoice } from '../../../../core/losses/index.ts';
import type { LandscapeWindow } from '../../../../core/types.ts';
import { gridAxes } from '../../../../core/landscape.ts';
import { linearMarks, padded } from '../../../charts/marks.ts';
import { extent } from '../../../format/columns.ts';
import type { DrawnPoints } from '../../../training/made.ts';

/** A little more than the points take. */
const MARGIN = 0.06;

export function windowOf({ x, more: [up = []] }: DrawnPoints): LandscapeWindow {
  const [aMin, aMax] = padded(...extent(x), MARGIN);
  const [bMin, bMax] = padded(...extent(up), MARGIN);
  return { aMin, aMax, bMin, bMax };
}

/** What is shown of ŷ, and where the colours of the picture begin and end. */
export interface Shade {
  readonly least: number;
  readonly most: number;
  /** Whether ŷ is the logit of a class, and what is shown is its chance. */
  readonly isChance: boolean;
  readonly valueOf: (prediction: number) => number;
}

export function shadeOf({ kind }: LossChoice, y: readonly number[]): Shade {
  if (kind === 'bce-with-logits') return { least: 0, most: 1, isChance: true, valueOf: chanceOf };
  const [least, most] = extent(y);
  const [low, high] = least < most ? [least, most] : padded(least, most, MARGIN);
  return { least: low, most: high, isChance: false, valueOf: (prediction) => prediction };
}

function chanceOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** From 0 to 1; NaN for what is no number. */
export function shareOf(value: number, { least, most }: Shade): number {
  return Math.min(Math.max((value - least) / (most - least), 0), 1);
}

/** From one isoline to the next, if the colour bar were so long. */
const BAR_PX = 260;

/** The boundary of two classes, or isolines at the numbers of an axis. */
export function levelsOf({ isChance, least, most }: Shade): readonly number[] {
  if (isChance) return [0.5];
  const { at } = linearMarks({ least, most, px: BAR_PX, room: () => 0 });
  return at.filter((level) => level > least && level < most);
}

/** In the middle of each cell, a row for each b, the least first. [cells × cells] */
export function mapOf(
  valueAt: (inputs: readonly number[]) => number,
  window: LandscapeWindow,
  cells: number,
): number[] {
  const { a, b } = gridAxes({ ...window, width: cells, height: cells });
  return Array.from({ length: cells * cells }, (_, i) =>
    valueAt([a.first + (i % cells) * a.step, b.first + Math.floor(i / cells) * b.step]),
  );
}
