/** The axes of a map: as the address says them, where their cells lie, and a part of one as an axis of its own. */
import { between } from '../../run/sweep/spaced.ts';
import type { Axis } from '../../run/sweep/types.ts';
import { parseAxis } from '../../run/sweep/axes.ts';
import { shareOf, valueAt } from '../charts/axes.ts';

/** Between the two in the address. */
const BOTH = ';';
/** A side has so many values: more than these a screen has no room for. */
export const VALUES = { least: 2, most: 512 } as const;

/** As one edits it. */
export interface AxisParts {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly isLog: boolean;
}

/** Across, and up. */
export type Pair<T> = readonly [across: T, up: T];

export function axisText({ name, low, high, count, isLog }: AxisParts): string {
  return `${name}=${low}..${high}:${count}${isLog ? ':log' : ''}`;
}

export function overText([across, up]: Pair<AxisParts>): string {
  return [across, up].map(axisText).join(BOTH);
}

/** @throws ConfigError for what is no axis */
export function readAxis(text: string): Axis {
  const axis = parseAxis(text);
  const count = axis.values.length;
  if (axis.range === undefined || count < VALUES.least || count > VALUES.most) {
    throw new RangeError(`axis ${text} has no range of ${VALUES.least} to ${VALUES.most} values`);
  }
  return axis;
}

/** The same as long as the text is: all that shows an axis asks for it, with each tile. */
let latest: { readonly text: string; readonly axes: Pair<Axis> | undefined } | undefined;

/** @returns undefined for what is no pair of axes */
export function readOver(text: string): Pair<Axis> | undefined {
  if (latest?.text !== text) latest = { text, axes: pairOf(text) };
  return latest.axes;
}

function pairOf(text: string): Pair<Axis> | undefined {
  try {
    const [across, up, ...others] = text.split(BOTH).map(readAxis);
    const isPair = across !== undefined && up !== undefined && others.length === 0;
    return isPair && across.name !== up.name ? [across, up] : undefined;
  } catch {
    return undefined;
  }
}

export function partsOf({ name, values, scale, range }: Axis): AxisParts {
  const { low = NaN, high = NaN } = range ?? {};
  return { name, low, high, count: values.length, isLog: scale === 'log' };
}

/** Where the first cell begins and the last one ends: values lie in the middle of their cells. */
export function edgesOf(axis: Axis): readonly [number, number] {
  const { low, high, count, isLog } = partsOf(axis);
  const half = 0.5 / (count - 1);
  const scaled = { range: [low, high], isLog } as const;
  return [valueAt(scaled, -half), valueAt(scaled, 1 + half)];
}

/** The value of a cell. */
export function valueOf({ values }: Axis, place: number): number {
  return Number(values[place] ?? NaN);
}

/** As many values between the outer edges of two cells; undefined where there is nothing more between them. */
export function zoomed(axis: Axis, first: number, last: number): AxisParts | undefined {
  const { low, high, count, isLog, name } = partsOf(axis);
  const scale = isLog ? 'log' : 'linear';
  const step = 1 / (count - 1);
  const cells = last - first + 1;
  // The middle of the new first cell and last one.
  const inset = cells / count / 2;
  const at = (place: number): number =>
    between(low, high, place * step, (step * cells) / count, scale);
  const parts = { name, low: at(first - 0.5 + inset), high: at(last + 0.5 - inset), count, isLog };
  try {
    const values = new Set(readAxis(axisText(parts)).values);
    return values.size === count ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** The cell under a place on the axis, from 0 on; the nearest one where it is beside them. */
export function placeOn(axis: Axis, value: number): number {
  const { isLog, count } = partsOf(axis);
  const share = shareOf({ range: edgesOf(axis), isLog }, value);
  return Math.min(Math.max(Math.floor(share * count), 0), count - 1) || 0;
}
