/** WebAssembly instructions as bytes (W3C, WebAssembly Core Specification 2.0, § 5.4). */

/** Instructions, one after the other, in pieces of pieces. An operand stands before what takes it. */
export type Code = readonly (number | Code)[];

export type Bytes = readonly number[];

/** The bytes of all pieces. */
export function bytesOf(code: Code): number[] {
  const bytes: number[] = [];
  const put = (pieces: Code): void => {
    for (const piece of pieces) {
      if (typeof piece === 'number') bytes.push(piece);
      else put(piece);
    }
  };
  put(code);
  return bytes;
}

/** LEB128, seven bits a byte. */
export function unsigned(value: number): Bytes {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** The same of an integer of 32 bits with a sign. */
function signed(value: number): Bytes {
  const bytes: number[] = [];
  for (let rest = value | 0; ;) {
    const low = rest & 127;
    rest >>= 7;
    const isLast = (rest === 0 && low < 64) || (rest === -1 && low >= 64);
    bytes.push(isLast ? low : low + 128);
    if (isLast) return bytes;
  }
}

const inMemory = (array: Float32Array | Float64Array | Int32Array): Bytes => [
  ...new Uint8Array(array.buffer),
];

type Step = (...operands: readonly Code[]) => Code;
const plain =
  (...opcode: readonly number[]): Step =>
  (...operands) => [...operands, ...opcode];
/** Of 128 bits. */
const wide = (opcode: number): Step => plain(0xfd, ...unsigned(opcode));

export const local = {
  get: (index: number): Code => [0x20, ...unsigned(index)],
  set: (index: number, value: Code): Code => [value, 0x21, ...unsigned(index)],
};

export const call = (place: number, ...operands: readonly Code[]): Code => [
  ...operands,
  0x10,
  ...unsigned(place),
];

const NOTHING = 0x40;
export const END = 0x0b;

/** Does `body` again and again, as long as `again` says so at its end: once at least. */
export function repeat(body: Code, again: Code): Code {
  return [0x03, NOTHING, body, again, 0x0d, 0, END];
}

export function when(condition: Code, body: Code): Code {
  return [condition, 0x04, NOTHING, body, END];
}

/** An alignment as a power of two, and an offset. */
const place = (alignment: number, offset: number): Code => [alignment, ...unsigned(offset)];

export const i32 = {
  load: (address: Code, offset = 0): Code => [address, 0x28, ...place(2, offset)],
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: plain(0x6a),
  subtract: plain(0x6b),
  /** Without signs, as `atLeast`. */
  equal: plain(0x46),
  below: plain(0x49),
  atLeast: plain(0x4f),
  /** The first where the third is not 0, the second else. */
  select: plain(0x1b),
};

export const f64 = {
  constant: (value: number): Code => [0x44, ...inMemory(Float64Array.of(value))],
  load: (address: Code, offset = 0): Code => [address, 0x2b, ...place(3, offset)],
  add: plain(0xa0),
};

export const v128 = {
  load: (address: Code, offset = 0): Code => [address, 0xfd, 0x00, ...place(4, offset)],
  /** Four times the same f32. */
  loadSplat: (address: Code, offset = 0): Code => [address, 0xfd, 0x09, ...place(2, offset)],
  /** A vector with an f32 from memory in one of its lanes. */
  loadLane: (address: Code, vector: Code, lane: number, offset = 0): Code => [
    ...[address, vector, 0xfd, 0x56],
    ...[place(2, offset), lane],
  ],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    ...[0xfd, 0x0b, ...place(4, offset)],
  ],
  floats: (...values: readonly number[]): Code => [
    0xfd,
    0x0c,
    ...inMemory(fours(Float32Array, values)),
  ],
  words: (...values: readonly number[]): Code => [
    0xfd,
    0x0c,
    ...inMemory(fours(Int32Array, values)),
  ],
  and: wide(0x4e),
  or: wide(0x50),
  xor: wide(0x51),
  /** The bits of the first where the third has ones, of the second else. */
  select: wide(0x52),
  /** The bits of the first that the second has not. */
  andNot: wide(0x4f),
  /** An i32: 1 where any bit is set. */
  any: wide(0x53),
};

/** One value is all four. */
function fours<T>(of: new (values: readonly number[]) => T, values: readonly number[]): T {
  const [first = NaN] = values;
  return new of(values.length === 1 ? [first, first, first, first] : values);
}

export const f32x4 = {
  equal: wide(0x41),
  below: wide(0x43),
  atMost: wide(0x45),
  demote: wide(0x5e),
  floor: wide(0x68),
  sqrt: wide(0xe3),
  add: wide(0xe4),
  subtract: wide(0xe5),
  multiply: wide(0xe6),
  divide: wide(0xe7),
  /** NaN where one of the two is. */
  min: wide(0xe8),
  max: wide(0xe9),
  /** The second where it is below the first, else the first: so of NaN, too. One instruction of a processor. */
  secondIfBelow: wide(0xea),
  secondIfAbove: wide(0xeb),
  fromI32: wide(0xfa),
};

export const i32x4 = {
  splat: wide(0x11),
  equal: wide(0x37),
  below: wide(0x39),
  above: wide(0x3b),
  shiftLeft: wide(0xab),
  /** The sign comes in from the left. */
  shiftRight: wide(0xac),
  add: wide(0xae),
  subtract: wide(0xb1),
  min: wide(0xb6),
};

export const f64x2 = {
  splat: wide(0x14),
  /** Of the first two of four f32. */
  promote: wide(0x5f),
  add: wide(0xf0),
  multiply: wide(0xf2),
  divide: wide(0xf3),
  lane: (index: 0 | 1, value: Code): Code => [value, 0xfd, 0x21, index],
};

const shuffle =
  (...bytes: readonly number[]): Step =>
  (...operands) => [...operands, 0xfd, 0x0d, ...bytes];
const LOW = [0, 1, 2, 3, 4, 5, 6, 7];
const HIGH = [8, 9, 10, 11, 12, 13, 14, 15];
const of = (half: readonly number[], operand: 0 | 1): number[] =>
  half.map((byte) => byte + 16 * operand);

/** Halves of vectors. */
export const halves = {
  /** The lower ones of two. */
  lower: shuffle(...LOW, ...of(LOW, 1)),
  upper: shuffle(...HIGH, ...of(HIGH, 1)),
  /** Of one, which is written twice: a local. */
  swapped: (value: Code): Code => shuffle(...HIGH, ...LOW)(value, value),
};
