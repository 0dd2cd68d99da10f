const WORDS = 624;
const SHIFT = 397;

/** Where the sequence stands. */
export interface TwisterState {
  /** [624] */
  readonly words: readonly number[];
  /** The word of them that is next; 624 where all were used. */
  readonly next: number;
}

/**
 * The Mersenne Twister of Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally
 * equidistributed uniform pseudorandom number generator" (ACM TOMACS 8, 1998), with their
 * initialisation of 2002. It is the generator behind `torch.manual_seed`.
 */
export class Mt19937 {
  readonly #state = new Uint32Array(WORDS);
  #next = WORDS;

  /** @param seed an integer; its low 32 bits count */
  constructor(seed: number) {
    let word = seed >>> 0;
    this.#state[0] = word;
    for (let i = 1; i < WORDS; i++) {
      word = (Math.imul(1_812_433_253, word ^ (word >>> 30)) + i) >>> 0;
      this.#state[i] = word;
    }
  }

  get state(): TwisterState {
    return { words: [...this.#state], next: this.#next };
  }

  /** Goes on from there. */
  set state({ words, next }: TwisterState) {
    this.#state.set(words);
    this.#next = next;
  }

  /** The next of the sequence, from 0 to 2^32 − 1. */
  nextUint32(): number {
    if (this.#next === WORDS) this.#twist();
    let y = this.#state[this.#next++] ?? 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  #twist(): void {
    const state = this.#state;
    for (let i = 0; i < WORDS; i++) {
      const upper = (state[i] ?? 0) & 0x80000000;
      const lower = (state[(i + 1) % WORDS] ?? 0) & 0x7fffffff;
      const y = upper | lower;
      state[i] = (state[(i + SHIFT) % WORDS] ?? 0) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#next = 0;
  }
}
