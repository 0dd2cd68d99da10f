/** WebAssembly as bytes (W3C, WebAssembly Core Specification 2.0, § 5): as much of it as kernels need. */

/** Instructions, one after the other. An operand stands before what takes it. */
export type Code = readonly number[];

export const TYPES = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;
export type Type = keyof typeof TYPES;

export interface Signature {
  readonly parameters: readonly Type[];
  readonly results: readonly Type[];
}

/** A function; its name is exported, where it has one. */
export interface Function extends Signature {
  readonly name?: string;
  /** After the parameters, which are the first locals. */
  readonly locals: readonly Type[];
  readonly body: Code;
}

export interface Global {
  readonly name: string;
  readonly type: 'f32' | 'f64';
}

export interface Module {
  /** Functions call each other by their places here. */
  readonly functions: readonly Function[];
  /** Exported, and changeable; 0 in the beginning. */
  readonly globals: readonly Global[];
}

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const SECTIONS = { type: 1, function: 3, memory: 5, global: 6, export: 7, code: 10 } as const;
const EXPORTED = { function: 0, memory: 2, global: 3 } as const;
const FUNCTION_TYPE = 0x60;
const END = 0x0b;

/** A module with a memory of its own, exported as `memory`, which is empty in the beginning. */
export function encode({ functions, globals }: Module): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, results }) => [
    FUNCTION_TYPE,
    ...vector(parameters.map((type) => [TYPES[type]])),
    ...vector(results.map((type) => [TYPES[type]])),
  ]);
  const zero = { f32: f32.constant(0), f64: f64.constant(0) };
  const exported = [
    [...name('memory'), EXPORTED.memory, 0],
    ...globals.map((global, i) => [...name(global.name), EXPORTED.global, ...unsigned(i)]),
    ...functions.flatMap((one, i) =>
      one.name === undefined ? [] : [[...name(one.name), EXPORTED.function, ...unsigned(i)]],
    ),
  ];
  return Uint8Array.from([
    ...MAGIC,
    ...section('type', vector(types)),
    ...section('function', vector(functions.map((_, i) => unsigned(i)))),
    ...section('memory', vector([[0, 0]])),
    ...section('global', vector(globals.map(({ type }) => [TYPES[type], 1, ...zero[type], END]))),
    ...section('export', vector(exported)),
    ...section('code', vector(functions.map(bodyOf))),
  ]);
}

function bodyOf({ locals, body }: Function): Code {
  const declared = vector(locals.map((type) => [1, TYPES[type]]));
  return sized([...declared, ...body, END]);
}

function section(id: keyof typeof SECTIONS, content: Code): Code {
  return [SECTIONS[id], ...sized(content)];
}

function sized(content: Code): Code {
  return [...unsigned(content.length), ...content];
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): Code {
  return sized([...new TextEncoder().encode(text)]);
}

/** LEB128, seven bits a byte. */
export function unsigned(value: number): Code {
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
function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value | 0; ;) {
    const low = rest & 127;
    rest >>= 7;
    const isLast = (rest === 0 && low < 64) || (rest === -1 && low >= 64);
    bytes.push(isLast ? low : low + 128);
    if (isLast) return bytes;
  }
}

const bytesOf = (array: Float32Array | Float64Array | Uint32Array): Code => [
  ...new Uint8Array(array.buffer),
];

type Step = (...operands: readonly Code[]) => Code;
const plain =
  (...opcode: readonly number[]): Step =>
  (...operands) => [...operands.flat(), ...opcode];
/** Of 128 bits. */
const wide = (opcode: number): Step => plain(0xfd, ...unsigned(opcode));

export const local = {
  get: (index: number): Code => [0x20, ...unsigned(index)],
  set: (index: number, value: Code): Code => [...value, 0x21, ...unsigned(index)],
};

export const global = {
  get: (index: number): Code => [0x23, ...unsigned(index)],
  set: (index: number, value: Code): Code => [...value, 0x24, ...unsigned(index)],
};

export const call = (place: number, ...operands: readonly Code[]): Code => [
  ...operands.flat(),
  0x10,
  ...unsigned(place),
];

const NOTHING = 0x40;

/** Does `body` again and again, as long as `again` says so at its end: once at least. */
export function repeat(body: Code, again: Code): Code {
  return [0x03, NOTHING, ...body, ...again, 0x0d, 0, END];
}

export function when(condition: Code, body: Code): Code {
  return [...condition, 0x04, NOTHING, ...body, END];
}

/** An alignment of 16 bytes, and an offset. */
const place = (offset: number): Code => [4, ...unsigned(offset)];

export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: plain(0x6a),
  subtract: plain(0x6b),
  and: plain(0x71),
  shiftLeft: plain(0x74),
  below: plain(0x49),
  isNot: plain(0x47),
};

export const f32 = {
  constant: (value: number): Code => [0x43, ...bytesOf(Float32Array.of(value))],
};

export const f64 = {
  constant: (value: number): Code => [0x44, ...bytesOf(Float64Array.of(value))],
  add: plain(0xa0),
  subtract: plain(0xa1),
  multiply: plain(0xa2),
  divide: plain(0xa3),
  toF32: plain(0xb6),
};

export const v128 = {
  load: (address: Code, offset = 0): Code => [...address, 0xfd, 0x00, ...place(offset)],
  constant: (value: number): Code => [
    0xfd,
    0x0c,
    ...bytesOf(Float32Array.of(value, value, value, value)),
  ],
  bits: (value: number): Code => [
    0xfd,
    0x0c,
    ...bytesOf(Uint32Array.of(value, value, value, value)),
  ],
  and: wide(0x4e),
  or: wide(0x50),
  xor: wide(0x51),
  /** The bits of the first where the third has ones, of the second else. */
  select: wide(0x52),
};

export const f32x4 = {
  splat: wide(0x13),
  equal: wide(0x41),
  below: wide(0x43),
  above: wide(0x44),
  atMost: wide(0x45),
  atLeast: wide(0x46),
  floor: wide(0x68),
  abs: wide(0xe0),
  negate: wide(0xe1),
  sqrt: wide(0xe3),
  add: wide(0xe4),
  subtract: wide(0xe5),
  multiply: wide(0xe6),
  divide: wide(0xe7),
  fromI32: wide(0xfa),
};

export const i32x4 = {
  shiftLeft: wide(0xab),
  shiftRight: wide(0xad),
  add: wide(0xae),
  subtract: wide(0xb1),
  fromF32: wide(0xf8),
};

export const f64x2 = {
  /** Of the first two of four f32. */
  promote: wide(0x5f),
  add: wide(0xf0),
  lane: (index: 0 | 1, value: Code): Code => [...value, 0xfd, 0x21, index],
};

/** The upper two of four f32, in front. */
export const upper = (value: Code): Code => [
  ...value,
  ...value,
  ...[0xfd, 0x0d, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7],
];
