/** What the cells of a column hold, and how one of them becomes a number. */
import { MOST_F32 } from '../core/arithmetic/floats.ts';
import type { Written } from '../core/data/quantity.ts';
import { amountOf, isCurrency, isMissing, type Amount, type Marks } from './amount.ts';
import type { RowFault } from './bad-rows.ts';
import { plainNumber } from './plain.ts';
import { isMidnight, ordersOf, readMoment } from './moment.ts';
import type { DateOrder } from './options.ts';

/** What half of the first cells of a column at least, the empty ones apart, hold. */
export type Holds =
  | { readonly kind: 'text' }
  /** `unit` as the cells have it, `kg` or `$`; empty where they have none. */
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'percent' }
  | Moments;

export interface Moments {
  readonly kind: 'time';
  /** Of what is counted: days where all clocks stand at midnight. */
  readonly unit: 'day' | 'second';
  readonly written: Written;
  /** Of day and month, where both are numbers and the year comes last. */
  readonly order: DateOrder;
  /** A cell that could be read in the other order, where no cell settles it. */
  readonly ambiguous: string | undefined;
}

/** The number of a cell, or why it has none. A moment is in milliseconds since 1970 UTC. */
export type CellReader = (cell: string) => number | RowFault;

/** @param preferred order of dates that could be read either way */
export function holdsOf(
  cells: readonly string[],
  marks: Marks,
  dates: DateOrder | undefined,
  preferred: DateOrder,
): Holds {
  const there = cells.filter((cell) => !isMissing(cell));
  const isHalf = (count: number): boolean => count > 0 && 2 * count >= there.length;
  const amounts = there.map((cell) => amountOf(cell, marks)).filter((one) => one !== undefined);
  const units = tally(amounts.flatMap(({ unit }) => (unit === '' ? [] : [unit])));
  const plain = amounts.filter(({ unit }) => unit === '').length;
  const [[unit, most] = ['', 0]] = units;
  // A currency may stand in the first row and the last alone, as accountants write it.
  if (isCurrency(unit) && units.length === 1 && isHalf(most + plain))
    return { kind: 'number', unit };
  if (isHalf(plain)) return { kind: 'number', unit: '' };
  // 2024年1月1日 would do for a number with a unit, too.
  const moments = momentsOf(there, dates, preferred);
  if (moments !== undefined) return moments;
  if (!isHalf(most)) return { kind: 'text' };
  return unit === '%' ? { kind: 'percent' } : { kind: 'number', unit };
}

/** How often each stands there, the most frequent first. */
export function tally<T>(items: readonly T[]): [item: T, count: number][] {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, p], [, q]) => q - p);
}

function momentsOf(
  cells: readonly string[],
  dates: DateOrder | undefined,
  preferred: DateOrder,
): Holds | undefined {
  const orders = cells.map(ordersOf).filter((allowed) => allowed !== undefined);
  const allow = (order: DateOrder): number =>
    orders.filter((allowed) => allowed.includes(order)).length;
  const other = preferred === 'dmy' ? 'mdy' : 'dmy';
  const order = dates ?? (allow(other) > allow(preferred) ? other : preferred);
  const found = cells
    .map((cell) => readMoment(cell, order))
    .filter((moment) => moment !== undefined);
  if (found.length === 0 || 2 * found.length < cells.length) return undefined;
  const isClock = found.every(({ written }) => written === 'clock');
  const isSettled = dates !== undefined || allow('dmy') !== allow('mdy');
  return {
    kind: 'time',
    unit: !isClock && found.every(isMidnight) ? 'day' : 'second',
    written: isClock
      ? 'clock'
      : found.some(({ written }) => written === 'date-time')
        ? 'date-time'
        : 'date',
    order,
    ambiguous: isSettled ? undefined : cells.find((cell) => (ordersOf(cell)?.length ?? 0) > 1),
  };
}

/** As other programs write them: what a script that reads the file once more understands. */
const COMMON = {
  '.': /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  ',': /^[+-]?(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i,
} as const;

/** Numbers as most files have them; the slow way takes all others. */
const SIMPLE = {
  '.': /^-?\d+(?:\.\d+)?$/,
  ',': /^-?\d+$/,
} as const;

/**
 * How the cells of such a column are read. A text column is read as numbers: somebody asked for it.
 * @param onOdd hears of each number that is not written as other programs write it, too
 * @param most beyond it a number is too large
 */
export function readerOf(
  holds: Holds,
  marks: Marks,
  onOdd?: () => void,
  most = MOST_F32,
): CellReader {
  if (holds.kind === 'time') return (cell) => momentIn(cell, holds);
  if (holds.kind === 'percent') return (cell) => unitIn(cell, marks, '%', most);
  const unit = holds.kind === 'number' ? holds.unit : '';
  if (unit !== '' && !isCurrency(unit)) return (cell) => unitIn(cell, marks, unit, most);
  const simple = SIMPLE[marks.decimal];
  return (cell) => {
    const plain = plainNumber(cell, marks.decimal === '.');
    if (!Number.isNaN(plain)) return plain;
    const text = cell.trim();
    if (simple.test(text) && text.length < 40) return Number(text);
    const value = unitIn(text, marks, unit, most);
    if (typeof value === 'number' && !COMMON[marks.decimal].test(text)) onOdd?.();
    return value;
  };
}

function unitIn(cell: string, marks: Marks, unit: string, most: number): number | RowFault {
  const amount = amountOf(cell, marks);
  if (amount === undefined) return isMissing(cell) ? 'missing' : 'not-a-number';
  if (amount.unit !== unit && !(amount.unit === '' && isCurrency(unit))) {
    return unit === '' ? 'not-a-number' : 'other-unit';
  }
  const value = valueOf(amount);
  if (Math.abs(value) <= most) return value;
  return Number.isFinite(value) ? 'too-large' : 'beyond-f64';
}

/** 12% is 0.12: the exponent rounds once, where a division would round again. */
function valueOf({ numeral, unit }: Amount): number {
  if (unit !== '%') return Number(numeral);
  return /e/i.test(numeral) ? Number(numeral) / 100 : Number(`${numeral}e-2`);
}

function momentIn(cell: string, { order, written }: Moments): number | RowFault {
  const moment = readMoment(cell, order);
  // A time of day alone is none of the days of the others.
  if (moment !== undefined && (moment.written === 'clock') === (written === 'clock')) {
    return moment.ms;
  }
  return isMissing(cell) ? 'missing' : 'not-a-date';
}
