/** Numbers that come one by one, and nobody knows how many. */
export class GrowingColumn {
  #values = new Float64Array(1024);
  #length = 0;

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

  /** What has come, in a buffer of just its size. [length], f64 */
  finished(): Float64Array<ArrayBuffer> {
    return this.#values.slice(0, this.#length);
  }
}
