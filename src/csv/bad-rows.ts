/** The rows that are left out: counted by reason, the first of each with their lines. */
import type { CellFault } from './holds.ts';

/** Why a row is left out. */
export type RowFault = CellFault | 'wrong-width' | 'quotes' | 'footer';

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
export class BadRowCount {
  readonly #reasons = new Map<RowFault, { count: number; first: BadRow[] }>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(fault: RowFault, line: number, found: string, lines = 1): void {
    const reason = this.#reasons.get(fault) ?? { count: 0, first: [] };
    this.#reasons.set(fault, reason);
    reason.count += lines;
    this.#count += lines;
    if (reason.first.length === MOST_NAMED) return;
    const text = found.trim();
    const short = text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND - 1)}…` : text;
    reason.first.push({ line, lines, found: short });
  }

  all(): BadRows {
    const reasons = [...this.#reasons].map(([fault, { count, first }]) => ({
      fault,
      count,
      first,
    }));
    return { count: this.#count, reasons };
  }
}
