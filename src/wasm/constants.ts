import { i32, v128, type Code } from './instructions.ts';

/** At the beginning of a module's memory. */
export const CONSTANT_BYTES = 4096;
const MOST = CONSTANT_BYTES / 4;

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

/** What reads a number that is in all four lanes. */
export interface ConstantCode {
  readonly float: (value: number) => Code;
  readonly word: (value: number) => Code;
}

/**
 * Written where they are looked at, for loops: they depend on nothing, so that V8 takes them out. Those that are loaded it
 * leaves in: it loads all at the beginning of a turn, and puts them away until they are looked at.
 */
export const IN_PLACE: ConstantCode = { float: v128.floats, word: v128.words };

/**
 * Most lie in memory, since a processor has no instruction that holds one: written in place it would take three. For what
 * is no loop.
 */
export class Constants implements ConstantCode {
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
