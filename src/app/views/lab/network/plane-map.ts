/** What a model of two inputs says over their plane: the numbers of its picture. */
import type { LossChoice } from '../../../../core/losses/index.ts';
import { isNetwork, parameterCountOf, type Model } from '../../../../core/models/model.ts';
import type { LandscapeWindow } from '../../../../core/types.ts';
import { gridAxes } from '../../../../core/landscape.ts';
import { linearMarks, padded } from '../../../../core/text/marks.ts';
import { extent } from '../../../format/columns.ts';
import type { DrawnPoints, Reading } from '../../../training/made.ts';
import { answersOf, type Answers } from './network.ts';

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
  if (kind === 'bce-with-logits') {
    return { least: 0, most: 1, isChance: true, valueOf: (logit) => 1 / (1 + Math.exp(-logit)) };
  }
  const [least, most] = extent(y);
  const [low, high] = least < most ? [least, most] : padded(least, most, MARGIN);
  return { least: low, most: high, isChance: false, valueOf: (prediction) => prediction };
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

/** A map is to take so many nanoseconds; so many a parameter and, of a function of it, a cell. */
const MAP_NS = 12e6;
const PARAMETER_NS = { network: 2, formula: 30 } as const;
const CELL_NS = 300;
const CELLS = { least: 10, most: 96 } as const;

/** Cells a side. @param most more than these are not to be seen */
export function cellsFor(model: Model, most: number = CELLS.most): number {
  const each = PARAMETER_NS[isNetwork(model) ? 'network' : 'formula'];
  const cells = Math.sqrt(MAP_NS / (CELL_NS + each * parameterCountOf(model)));
  return Math.round(Math.min(Math.max(cells, CELLS.least), most));
}

/** ŷ at each of these places. */
export function mapOf(
  model: Model,
  { predict }: Pick<Reading, 'predict'>,
  theta: readonly number[],
  places: Places,
): number[] {
  if (isNetwork(model)) return Array.from(answersOf(model, theta, places).at(-1)?.[0] ?? []);
  const [across, up] = places;
  return Array.from(across, (a, i) => predict(theta, [a, up[i] ?? NaN]));
}

/** The two inputs of each. */
export type Places = readonly [Answers, Answers];

/** The middle of each cell, a row for each b, the least first. [cells × cells] */
export function placesOver(window: LandscapeWindow, cells: number): Places {
  const { a, b } = gridAxes({ ...window, width: cells, height: cells });
  const all = [...Array(cells ** 2).keys()];
  return [
    Float32Array.from(all, (cell) => a.first + (cell % cells) * a.step),
    Float32Array.from(all, (cell) => b.first + Math.floor(cell / cells) * b.step),
  ];
}
