/** The axes of a map: as the address says them, where their cells lie, and a part of one as an axis of its own. */
import { between } from '../../run/sweep/spaced.ts';
import type { Axis } from '../../run/sweep/types.ts';
import { parseAxis } from '../../run/sweep/axes.ts';
import { shareOf, valueAt } from '../charts/axes.ts';

/** Between the two in the address, where a list may have semicolons, too. */
const BOTH = /;(?=[^;=]+=)/;
/** A side has no more values: a screen has no room for them. */
export const MOST_VALUES = 512;

/** Across, and up. */
export type Pair<T> = readonly [across: T, up: T];

/** What lies up a map of one axis. */
export const NOTHING: Axis = { name: '', values: [''], scale: 'listed' };

export function isThere({ name }: Axis): boolean {
  return name !== NOTHING.name;
}

/** As a sweep has the axes of a map: the last is the fastest. */
export function axesOfGrid({ across, up }: Readonly<Record<'across' | 'up', Axis>>) {
  return [up, across].filter(isThere);
}

export function axisText({ name, values, scale, range }: Axis): string {
  if (range === undefined) return listText(name, values);
  return `${name}=${range.low}..${range.high}:${values.length}${scale === 'log' ? ':log' : ''}`;
}

/** Semicolons where the values themselves have commas. */
export function listText(name: string, values: Axis['values']): string {
  return `${name}=${values.join(values.some((value) => String(value).includes(',')) ? ';' : ',')}`;
}

export function overText(pair: Pair<Axis>): string {
  return pair.filter(isThere).map(axisText).join(';');
}

/** @throws ConfigError for what is no axis */
export function readAxis(text: string): Axis {
  const axis = parseAxis(text);
  const { length } = axis.values;
  if (length < 1 || length > MOST_VALUES) {
    throw new RangeError(`axis ${text} has not 1 to ${MOST_VALUES} values`);
  }
  return axis;
}

/** The same as long as the text is: all that shows an axis asks for it, with each tile. */
let latest: { readonly text: string; readonly axes: Pair<Axis> | undefined } | undefined;

/** @returns undefined for what is no axis, and no pair of them */
export function readOver(text: string): Pair<Axis> | undefined {
  if (latest?.text !== text) latest = { text, axes: pairOf(text) };
  return latest.axes;
}

function pairOf(text: string): Pair<Axis> | undefined {
  try {
    const [across, up = NOTHING, ...others] = text.split(BOTH).map(readAxis);
    const isPair = across !== undefined && others.length === 0;
    return isPair && across.name !== up.name ? [across, up] : undefined;
  } catch {
    return undefined;
  }
}

/** Where the first cell begins and the last one ends: values lie in the middle of their cells, and what is listed at 0, 1, 2. */
export function edgesOf({ values, scale, range }: Axis): readonly [number, number] {
  if (range === undefined) return [-0.5, values.length - 0.5];
  const half = 0.5 / (values.length - 1);
  const scaled = { range: [range.low, range.high], isLog: scale === 'log' } as const;
  return [valueAt(scaled, -half), valueAt(scaled, 1 + half)];
}

/** Where a cell lies on the axis. */
export function valueOf({ values, range }: Axis, place: number): number {
  return range === undefined ? place : Number(values[place] ?? NaN);
}

/** As many values between the outer edges of two cells, or those of what is listed; undefined where there is nothing more between them. */
export function zoomed(axis: Axis, first: number, last: number): Axis | undefined {
  const { name, values, scale, range } = axis;
  const count = values.length;
  const cells = last - first + 1;
  if (cells === count) return axis;
  if (range === undefined) return readAgain(listText(name, values.slice(first, last + 1)), cells);
  const { low, high } = range;
  const step = 1 / (count - 1);
  // The middle of the new first cell and last one.
  const inset = cells / count / 2;
  const at = (place: number): number =>
    between(low, high, place * step, (step * cells) / count, scale);
  const ends = { low: at(first - 0.5 + inset), high: at(last + 0.5 - inset) };
  return readAgain(axisText({ ...axis, range: ends }), count);
}

/** @param count of the values, each another */
function readAgain(text: string, count: number): Axis | undefined {
  try {
    const axis = readAxis(text);
    return new Set(axis.values).size === count ? axis : undefined;
  } catch {
    return undefined;
  }
}

/** From one cell to another, a quarter of the axis about a third; of what is listed all. */
export function quarterAbout({ values, range }: Axis, place: number): Pair<number> {
  const last = values.length - 1;
  if (range === undefined) return [0, last];
  const reach = Math.ceil(values.length / 8);
  return [Math.max(place - reach, 0), Math.min(place + reach, last)];
}

/** The cell under a place on the axis, from 0 on; the nearest one where it is beside them. */
export function placeOn(axis: Axis, value: number): number {
  const count = axis.values.length;
  const share = shareOf({ range: edgesOf(axis), isLog: axis.scale === 'log' }, value);
  return Math.min(Math.max(Math.floor(share * count), 0), count - 1) || 0;
}
