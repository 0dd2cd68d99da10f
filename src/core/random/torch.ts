import { cos, logOfUniform, sin } from './cephes.ts';
import { fmaf } from '../arithmetic/fmaf.ts';
import { FINITE, checkOne, whole } from '../input/given.ts';
import { atOnce, type InPieces } from '../work/pieces.ts';
import { parseSeed } from '../settings/seed.ts';
import { Mt19937, type TwisterState } from './mt19937.ts';

const f32 = Math.fround;
const TWO_PI_F32 = f32(2 * Math.PI);

/** torch draws fewer normal numbers than this one by one, and more in blocks of this many. */
const BLOCK = 16;
const HALF = BLOCK / 2;

/** 1 GiB of f32. */
const MOST = 2 ** 28;

/** Numbers that are drawn at a time, in some milliseconds. Whole blocks. */
const PIECE = 2 ** 17;

/** All that the next numbers depend on: a run that is taken up again draws as if it had never stopped. */
export interface GeneratorState extends TwisterState {
  /** The second of a pair of normal numbers, where it is still to be given out. */
  readonly spareNormal?: number;
}

/**
 * Random numbers as PyTorch's CPU generator draws them after `torch.manual_seed(seed)`; source:
 * aten/src/ATen/core/DistributionsHelper.h and native/cpu/DistributionTemplates.h of PyTorch.
 */
export class TorchGenerator {
  readonly #words: Mt19937;
  /** The second of the last pair of normal numbers, f64. */
  #spareNormal: number | undefined;

  /**
   * @param seed as for `torch.manual_seed`: the low 32 bits of its two's complement count
   * @throws ConfigError
   */
  constructor(seed: number | bigint) {
    this.#words = new Mt19937(Number(BigInt.asUintN(32, parseSeed(seed))));
  }

  /** A generator that goes on from there. */
  static from({ spareNormal, ...state }: GeneratorState): TorchGenerator {
    const generator = new TorchGenerator(0n);
    generator.#words.state = state;
    generator.#spareNormal = spareNormal;
    return generator;
  }

  get state(): GeneratorState {
    const spareNormal = this.#spareNormal;
    return { ...this.#words.state, ...(spareNormal === undefined ? {} : { spareNormal }) };
  }

  /**
   * One number uniform on [low, high): 24 random bits, f32.
   * @throws ConfigError
   */
  uniform(low: number, high: number): number {
    checkOne('low', low, FINITE);
    checkOne('high', high, FINITE);
    const from = f32(low);
    return fmaf(this.#unitF32(), f32(f32(high) - from), from);
  }

  /** n numbers uniform on [0, 1), in the order of `torch.rand(n)`. [n], f32 */
  rand(n: number): Float32Array<ArrayBuffer> {
    checkOne('n', n, whole(0, MOST));
    return new Float32Array(n).map(() => this.#unitF32());
  }

  /**
   * 0 … n − 1 in the order of `torch.randperm(n)`, by Fisher and Yates; source: native/TensorFactories.cpp. [n]
   * @throws ConfigError
   */
  randperm(n: number): Uint32Array<ArrayBuffer> {
    checkOne('n', n, whole(0, MOST));
    const order = new Uint32Array(n).map((_, i) => i);
    for (let i = 0; i < n - 1; i++) {
      const j = i + (this.#words.nextUint32() % (n - i));
      const held = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = held;
    }
    return order;
  }

  /**
   * n numbers from N(0, 1), in the order of `torch.randn(n)`. [n], f32
   * @throws ConfigError
   */
  randn(n: number): Float32Array<ArrayBuffer> {
    return atOnce(this.randnInPieces(n));
  }

  /** As `randn`. Nothing else must be drawn between the pieces. */
  *randnInPieces(n: number): InPieces<Float32Array<ArrayBuffer>> {
    checkOne('n', n, whole(0, MOST));
    const normals = new Float32Array(n);
    if (n < BLOCK) {
      for (let i = 0; i < n; i++) normals[i] = this.#normal();
      return normals;
    }
    for (let begin = 0; begin < n; begin += PIECE) {
      const end = Math.min(begin + PIECE, n);
      for (let i = begin; i < end; i++) normals[i] = this.#unitF32();
      for (let i = begin; i + BLOCK <= end; i += BLOCK) blockToNormals(normals, i);
      if (end < n) yield end / n;
    }
    if (n % BLOCK !== 0) {
      // The last block overlaps the one before it: it is drawn anew as a whole.
      const tail = n - BLOCK;
      for (let i = tail; i < n; i++) normals[i] = this.#unitF32();
      blockToNormals(normals, tail);
    }
    return normals;
  }

  /** One number from N(0, 1), by Box and Muller (1958) in f64. */
  #normal(): number {
    const spare = this.#spareNormal;
    if (spare !== undefined) {
      this.#spareNormal = undefined;
      return spare;
    }
    const u1 = this.#unitF64();
    const u2 = this.#unitF64();
    const radius = Math.sqrt(-2 * Math.log1p(-u2));
    const theta = 2 * Math.PI * u1;
    this.#spareNormal = radius * Math.sin(theta);
    return radius * Math.cos(theta);
  }

  /** Uniform on [0, 1), a multiple of 2^-24. */
  #unitF32(): number {
    return (this.#words.nextUint32() & 0xffffff) / 2 ** 24;
  }

  /** Uniform on [0, 1), a multiple of 2^-53: 21 bits of one word above 32 of the next. */
  #unitF64(): number {
    const high = this.#words.nextUint32() & 0x1fffff;
    return (high * 2 ** 32 + this.#words.nextUint32()) / 2 ** 53;
  }
}

/** Box and Muller in f32 and in place: uniform i and i + 8 become normal i and i + 8. */
function blockToNormals(values: Float32Array<ArrayBuffer>, at: number): void {
  for (let i = at; i < at + HALF; i++) {
    // 1 − u lies in (0, 1], so that its logarithm is finite
    const u1 = 1 - (values[i] ?? NaN);
    const u2 = values[i + HALF] ?? NaN;
    const radius = f32(Math.sqrt(f32(-2 * logOfUniform(u1))));
    const theta = f32(TWO_PI_F32 * u2);
    values[i] = radius * cos(theta);
    values[i + HALF] = radius * sin(theta);
  }
}
