import { MOST_F32 } from '../core/data/own.ts';
import type { DecimalMark } from './options.ts';

/** Why a cell gives no number. */
export type CellFault = 'missing' | 'not-a-number' | 'not-a-date' | 'other-unit' | 'too-large';

const NUMBER = {
  '.': /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  ',': /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i,
} as const satisfies Record<DecimalMark, RegExp>;

/** No number that an f64 can tell from its neighbours is written longer. */
const LONGEST = 400;

/**
 * The number that a cell holds, or why it holds none. Thousands separators, `NaN`, `Infinity`,
 * hexadecimals and units are not numbers here: guessing at them would be wrong one time in ten.
 */
export function numberOf(cell: string, mark: DecimalMark): number | CellFault {
  const text = cell.trim();
  if (text === '') return 'missing';
  if (text.length > LONGEST || !NUMBER[mark].test(text)) return 'not-a-number';
  const value = Number(mark === ',' ? text.replace(',', '.') : text);
  return Math.abs(value) <= MOST_F32 ? value : 'too-large';
}
