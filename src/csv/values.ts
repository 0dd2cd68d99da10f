import { PLAIN, sinceOrigin } from '../core/data/quantity.ts';
import { columnName } from './columns.ts';
import type { Head } from './head.ts';
import { readerOf, type CellReader, type Holds } from './holds.ts';
import type { Note } from './notes.ts';

/** A column of the table: how its cells are read, and what has been read; nobody knows how much will come. */
export class Values {
  readonly index: number;
  readonly read: CellReader;
  readonly #name: string;
  readonly #holds: Holds;
  #values = new Float64Array(1024);
  #length = 0;

  /** @param onOdd as for {@link readerOf}, and `most` */
  constructor(head: Head, index: number, onOdd: () => void, most?: number) {
    this.index = index;
    this.#name = columnName(head, index);
    this.#holds = head.columns[index]?.holds ?? { kind: 'text' };
    this.read = readerOf(this.#holds, head.marks, onOdd, most);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The numbers, [rows], f64, and what they mean; moments become the time since the earliest. */
  finished() {
    const [holds, column] = [this.#holds, this.#name];
    const plain = { name: column, values: this.#values.slice(0, this.#length), notes: [] };
    if (holds.kind === 'text') return { ...plain, quantity: PLAIN };
    if (holds.kind === 'percent') {
      const note: Note = { code: 'percent', values: { column } };
      return { ...plain, quantity: holds, notes: [note] };
    }
    const { unit } = holds;
    if (holds.kind === 'number') {
      const note: Note = { code: 'unit', values: { column, unit } };
      return { ...plain, quantity: holds, notes: unit === '' ? [] : [note] };
    }
    const { kind, written, order, ambiguous: example } = holds;
    const { values } = plain;
    const origin = values.reduce((least, ms) => Math.min(least, ms), Infinity);
    const quantity = { kind, unit: holds.unit, written, origin } as const;
    for (const [i, ms] of values.entries()) values[i] = sinceOrigin(quantity, ms);
    const notes: Note[] = [{ code: 'time', values: { column, unit: holds.unit, written, origin } }];
    if (example !== undefined) {
      notes.push({ code: 'ambiguous-dates', values: { column, order, example } });
    }
    return { ...plain, quantity, notes };
  }
}
