/** The rows that are left out: counted by reason, the first of each with their lines. */
import { grouped } from '../core/text/grouped.ts';
import { cut, shown } from '../core/text/shown.ts';

/** Why rows are left out, in English; the first six are said of a cell. */
const WHY = {
  missing: () => 'no value for x or y',
  'not-a-number': () => 'not a number',
  'not-a-date': () => 'no date like the others',
  'other-unit': () => 'not in the unit of the others',
  'too-large': () => 'larger than 32-bit numbers go',
  'beyond-f64': () => 'larger than numbers go',
  'wrong-width': (width: number) => `not ${width} cells`,
  footer: () => 'a sum of rows, and none',
  quotes: () => 'quotes that do not pair up',
} as const;

export type RowFault = keyof typeof WHY;

/** A row that is left out. */
export interface BadRow {
  readonly line: number;
  /** How many lines of the file go with it: more than one where a quote swallows the next. */
  readonly lines: number;
  /** The cell that is to blame, shortened; the number of cells where that is wrong. */
  readonly found: string;
}

/** The rows that are left out for one reason. */
export interface Reason {
  readonly fault: RowFault;
  /** Rows; where a quote swallowed lines, these. */
  readonly count: number;
  /** The first of them, {@link MOST_NAMED} at most. */
  readonly first: readonly BadRow[];
}

export interface BadRows {
  readonly count: number;
  /** In the order in which they first came. */
  readonly reasons: readonly Reason[];
}

/** As many rows are named a reason. */
export const MOST_NAMED = 3;
const LONGEST_FOUND = 40;

/** Counts bad rows. */
export class BadRowCount implements BadRows {
  readonly #reasons = new Map<RowFault, { fault: RowFault; count: number; first: BadRow[] }>();
  count = 0;

  get reasons(): readonly Reason[] {
    return [...this.#reasons.values()];
  }

  add(fault: RowFault, line: number, found: string, lines = 1): void {
    const reason = this.#reasons.get(fault) ?? { fault, count: 0, first: [] };
    this.#reasons.set(fault, reason);
    reason.count += lines;
    this.count += lines;
    if (reason.first.length === MOST_NAMED) return;
    reason.first.push({ line, lines, found: cut(found.trim(), LONGEST_FOUND) });
  }
}

/**
 * `2 rows left out, not a number: line 5 "x", line 9 "n/k"`
 * @param width how many cells a row should have
 */
export function reasonText({ fault, count, first }: Reason, width: number): string {
  const rows = count === 1 ? '1 row' : `${grouped(count)} rows`;
  const lines = first.map((row) => `line ${grouped(row.line)}${foundText(fault, row)}`).join(', ');
  const named = first.reduce((sum, row) => sum + row.lines, 0);
  return `${rows} left out, ${WHY[fault](width)}: ${lines}${named < count ? ', …' : ''}`;
}

function foundText(fault: RowFault, { found, lines }: BadRow): string {
  if (found === '') return '';
  if (fault === 'wrong-width') return ` (${found})`;
  const upTo = lines > 1 ? ` (and ${grouped(lines - 1)} more lines)` : '';
  return ` ${shown(found)}${upTo}`;
}
