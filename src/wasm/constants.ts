import { i32, v128, type Code } from './instructions.ts';

/** At the beginning of a module's memory. */
export const CONSTANT_BYTES = 4096;
const MOST = CONSTANT_BYTES / 4;

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

/**
 * Numbers that are in all four lanes. Most lie in memory, since a processor has no instruction that holds one: written in
 * place it would take three.
 */
export class Constants {
  readonly #words: number[] = [];

  float(value: number): Code {
    float[0] = value;
    return this.word(word[0] ?? 0);
  }

  word(value: number): Code {
    const bits = value | 0;
    const known = this.#words.indexOf(bits);
    // All zeros and all ones are made of nothing.
    if (bits === 0 || bits === -1 || (known < 0 && this.#words.length === MOST)) {
      return v128.words(bits);
    }
    const place = known < 0 ? this.#words.push(bits) - 1 : known;
    return v128.loadSplat(i32.constant(0), 4 * place);
  }

  /** What lies in memory. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Int32Array.from(this.#words).buffer);
  }
}
