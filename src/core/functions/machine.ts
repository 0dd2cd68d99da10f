/**
 * What the functions are made of: operations that round once, or not at all, and so have the same bits on a GPU, the
 * CPU and in WebAssembly. A function is a straight line of them: it asks no number a question in TypeScript, but selects.
 * Given the machine of this file it computes; given one that writes down what it is asked for, it becomes code.
 */

/** @template F an f32; @template W 32 bits: a whole number in two's complement, or an answer, all ones for yes */
export interface Machine<F, W> {
  readonly constant: (value: number) => F;
  readonly add: (a: F, b: F) => F;
  readonly subtract: (a: F, b: F) => F;
  readonly multiply: (a: F, b: F) => F;
  readonly divide: (a: F, b: F) => F;
  readonly sqrt: (a: F) => F;
  readonly floor: (a: F) => F;
  readonly less: (a: F, b: F) => W;
  readonly equal: (a: F, b: F) => W;
  readonly select: (no: F, yes: F, when: W) => F;

  readonly word: (value: number) => W;
  readonly bits: (a: F) => W;
  readonly ofBits: (a: W) => F;
  /** Of a whole number that fits. */
  readonly toWord: (a: F) => W;
  readonly ofWord: (a: W) => F;
  readonly and: (a: W, b: W) => W;
  readonly or: (a: W, b: W) => W;
  readonly xor: (a: W, b: W) => W;
  /** Modulo 2³², as `minus`. */
  readonly plus: (a: W, b: W) => W;
  readonly minus: (a: W, b: W) => W;
  readonly shiftLeft: (a: W, count: number) => W;
  /** The sign comes in from the left. */
  readonly shiftRight: (a: W, count: number) => W;
  readonly lessWord: (a: W, b: W) => W;
  readonly minWord: (a: W, b: W) => W;
}

export type UnaryFunction = <F, W>(m: Machine<F, W>, a: F) => F;
export type BinaryFunction = <F, W>(m: Machine<F, W>, a: F, b: F) => F;

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);
const f32 = Math.fround;
const answer = (is: boolean): number => (is ? -1 : 0);

/** Computes, one f32 at a time. */
export const F32: Machine<number, number> = {
  constant: f32,
  add: (a, b) => f32(a + b),
  subtract: (a, b) => f32(a - b),
  multiply: (a, b) => f32(a * b),
  divide: (a, b) => f32(a / b),
  sqrt: (a) => f32(Math.sqrt(a)),
  floor: Math.floor,
  less: (a, b) => answer(a < b),
  equal: (a, b) => answer(a === b),
  select: (no, yes, when) => (when === 0 ? no : yes),

  word: (value) => value | 0,
  bits: (a) => {
    float[0] = a;
    return word[0] ?? 0;
  },
  ofBits: (a) => {
    word[0] = a;
    return float[0] ?? NaN;
  },
  toWord: (a) => a | 0,
  ofWord: f32,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  plus: (a, b) => (a + b) | 0,
  minus: (a, b) => (a - b) | 0,
  shiftLeft: (a, count) => a << count,
  shiftRight: (a, count) => a >> count,
  lessWord: (a, b) => answer(a < b),
  minWord: Math.min,
};
