/** The rows below the header, one by one: two numbers of each, or the reason why it is left out. */
import { POINTS } from '../core/settings/limits.ts';
import { BadRowCount, type RowFault } from './bad-rows.ts';
import type { Choice } from './columns.ts';
import { DataError } from './faults.ts';
import type { Head } from './head.ts';
import { Labels } from './labels.ts';
import { fits, isComment } from './layout.ts';
import { beginsWithDigit, type Record } from './records.ts';
import { Values } from './values.ts';

/** What stands below a table and sums it up. */
const FOOTER =
  /^(?:(?:grand|sub)[ -]?)?(?:totals?|sum|mean|average|avg\.?|count|gesamt|summe|somme|suma|mittelwert|合计|总计|小计|总和|平均|平均值)\s*:?$/i;

export class Rows {
  readonly head: Head;
  readonly choice: Choice;
  readonly x: Values;
  readonly y: Values;
  readonly others: readonly Values[];
  readonly labels: Labels | undefined;
  readonly bad = new BadRowCount();
  /** Lines of comments that were passed over. */
  comments = 0;
  /** Whether a program that knows delimiter, decimal mark and width reads the same numbers. */
  isPlain = true;
  readonly #taken: readonly Values[];
  /** Of one row. */
  readonly #values: Float64Array;
  #seen = 0;

  /** @param most beyond it a number is too large */
  constructor(head: Head, choice: Choice, most?: number) {
    this.head = head;
    this.choice = choice;
    const onOdd = (): void => {
      this.isPlain = false;
    };
    this.x = new Values(head, choice.x, onOdd, most);
    this.y = new Values(head, choice.y, onOdd, most);
    this.others = (choice.others ?? []).map((index) => new Values(head, index, onOdd, most));
    this.#taken = [this.x, this.y, ...this.others];
    this.#values = new Float64Array(this.#taken.length);
    this.labels = choice.label === undefined ? undefined : new Labels(head, choice.label);
  }

  /** Those that were read, the bad ones included. */
  get count(): number {
    return this.x.length + this.bad.count;
  }

  /** @throws DataError when there are too many */
  take(records: readonly Record[]): void {
    for (const record of records) this.#takeOne(record);
  }

  #takeOne(record: Record): void {
    const { above, hasComments, columns } = this.head;
    const isAbove = this.#seen++ < above;
    const { cells } = record;
    const isUsual = beginsWithDigit(cells);
    if (hasComments && isComment(record)) {
      this.comments++;
      this.isPlain = false;
      return;
    }
    if ((record.broken && !isAbove) || (record.lines > 1 && this.#swallows(cells))) {
      this.#leaveOutQuotes(record);
      return;
    }
    if (isAbove) return;
    if (cells.length !== columns.length) {
      if (!fits(cells, columns.length)) {
        this.#leaveOut(record, isFooter(cells) ? 'footer' : 'wrong-width', String(cells.length));
        return;
      }
      this.isPlain = false;
    }
    if (!isUsual && isFooter(cells)) {
      this.#leaveOut(record, 'footer', cells.find(isThere) ?? '');
      return;
    }
    const taken = this.#taken;
    const values = this.#values;
    for (let c = 0; c < taken.length; c++) {
      const one = taken[c];
      const cell = cells[one?.index ?? -1] ?? '';
      const value = one?.read(cell) ?? 'missing';
      if (typeof value !== 'number') {
        this.#leaveOut(record, value, cell);
        return;
      }
      values[c] = value;
    }
    const label = this.labels?.of(cells);
    if (label === '') {
      this.#leaveOut(record, 'missing', '');
      return;
    }
    const { most } = POINTS;
    if (this.x.length === most) throw new DataError('too-many-rows', { most });
    for (let c = 0; c < taken.length; c++) taken[c]?.push(values[c] ?? NaN);
    if (label !== undefined) this.labels?.push(label);
  }

  #leaveOut({ line }: Record, fault: RowFault, found: string): void {
    if (fault === 'footer') this.isPlain = false;
    this.bad.add(fault, line, found);
  }

  /** Every line that the quotes hold is left out. */
  #leaveOutQuotes({ line, lines, cells }: Record): void {
    const text = cells.join(this.head.delimiter ?? ',');
    this.isPlain = false;
    const atEnd = text.length > text.trimEnd().length ? 1 : 0;
    this.bad.add('quotes', line, text, Math.max(1, lines - atEnd));
  }

  /** Whether a line inside a cell would be a row of its own: then a quote was forgotten. */
  #swallows(cells: readonly string[]): boolean {
    const { delimiter = ',', newline, columns } = this.head;
    return cells.some(
      (cell) =>
        cell.includes(newline) &&
        cell.split(newline).some((line) => {
          const inside = line.split(delimiter);
          return (
            inside.length === columns.length &&
            typeof this.x.read(inside[this.x.index] ?? '') === 'number' &&
            typeof this.y.read(inside[this.y.index] ?? '') === 'number'
          );
        }),
    );
  }
}

function isThere(cell: string): boolean {
  return cell.trim() !== '';
}

/** Whether the first cell that holds something is a word such as Total. */
function isFooter(cells: readonly string[]): boolean {
  const first = cells.find(isThere);
  // A digit or a sign comes before any letter.
  return first !== undefined && first.length < 20 && first > 'A' && FOOTER.test(first.trim());
}
