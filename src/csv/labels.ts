/** A column that is taken as it is written: which of its few texts each row has. */
import { isMissing } from './amount.ts';
import { columnName } from './columns.ts';
import type { Head } from './head.ts';

export interface Labelled {
  readonly name: string;
  /** In the order in which they first come. */
  readonly texts: readonly string[];
  /** For each row the place of its text. [n] */
  readonly places: Uint32Array;
}

export class Labels {
  readonly #name: string;
  readonly #index: number;
  readonly #known = new Map<string, number>();
  #places = new Uint32Array(1024);
  #length = 0;
  /** Rows of a group mostly follow each other. */
  #last = { text: '', place: 0 };

  constructor(head: Head, index: number) {
    this.#name = columnName(head, index);
    this.#index = index;
  }

  /** The label of a row; empty where it has none. */
  of(cells: readonly string[]): string {
    const text = (cells[this.#index] ?? '').trim();
    if (text === this.#last.text) return text;
    return isMissing(text) ? '' : text;
  }

  push(text: string): void {
    if (this.#length === this.#places.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#places);
      this.#places = larger;
    }
    if (text !== this.#last.text) this.#last = { text, place: this.#placeOf(text) };
    this.#places[this.#length++] = this.#last.place;
  }

  #placeOf(text: string): number {
    const place = this.#known.get(text) ?? this.#known.size;
    if (place === this.#known.size) this.#known.set(text, place);
    return place;
  }

  finished(): Labelled {
    const places = this.#places.slice(0, this.#length);
    return { name: this.#name, texts: [...this.#known.keys()], places };
  }
}
