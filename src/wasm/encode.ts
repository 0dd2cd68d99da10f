/** WebAssembly modules as bytes (W3C, WebAssembly Core Specification 2.0, § 5): as much of it as kernels need. */
import { END, bytesOf, i32, unsigned, type Bytes, type Code } from './instructions.ts';

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

export interface Module {
  /** Functions call each other by their places here. */
  readonly functions: readonly Function[];
  /** What the memory begins with; nothing where it is left out. */
  readonly data?: Uint8Array;
  /** Whether the memory is given to it as {@link MEMORY}, and whether that is shared: it has its own where this is left out. */
  readonly given?: { readonly shared: boolean };
}

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const SECTIONS = {
  type: 1,
  import: 2,
  function: 3,
  memory: 5,
  export: 7,
  code: 10,
  data: 11,
} as const;
const EXPORTED = { function: 0, memory: 2 } as const;
export const PAGE_BYTES = 65_536;
/** Of a memory with addresses of 32 bits. */
export const MOST_PAGES = 65_536;
const FUNCTION_TYPE = 0x60;

/** The names of a memory that is given. */
const MEMORY = ['given', 'memory'] as const;

/** What a module is instantiated with, that is given a memory. */
export function giving(memory: WebAssembly.Memory): WebAssembly.Imports {
  return { [MEMORY[0]]: { [MEMORY[1]]: memory } };
}

/** Of any size. A shared one has to say the most. */
const limitsOf = (shared: boolean): Bytes => (shared ? [3, 0, ...unsigned(MOST_PAGES)] : [0, 0]);

/** A module with a memory of its own, exported as `memory`, which has room for nothing but the data; or with one that is given. */
export function encode({
  functions,
  data = new Uint8Array(),
  given,
}: Module): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, results }) => [
    FUNCTION_TYPE,
    ...vector(parameters.map((type) => [TYPES[type]])),
    ...vector(results.map((type) => [TYPES[type]])),
  ]);
  const own = given === undefined;
  const exported = [
    ...(own ? [[...name('memory'), EXPORTED.memory, 0]] : []),
    ...functions.flatMap((one, i) =>
      one.name === undefined ? [] : [[...name(one.name), EXPORTED.function, ...unsigned(i)]],
    ),
  ];
  const sections = [
    MAGIC,
    section('type', vector(types)),
    ...(own
      ? []
      : [
          section(
            'import',
            vector([
              [...name(MEMORY[0]), ...name(MEMORY[1]), EXPORTED.memory, ...limitsOf(given.shared)],
            ]),
          ),
        ]),
    section('function', vector(functions.map((_, i) => unsigned(i)))),
    ...(own
      ? [section('memory', vector([[0, ...unsigned(Math.ceil(data.length / PAGE_BYTES))]]))]
      : []),
    section('export', vector(exported)),
    section('code', vector(functions.map(bodyOf))),
    section('data', vector([bytesOf([0, i32.constant(0), END, sized([...data])])])),
  ];
  return new Uint8Array(bytesOf(sections));
}

function bodyOf({ locals, body }: Function): Bytes {
  const declared = vector(locals.map((type) => [1, TYPES[type]]));
  return sized(bytesOf([declared, body, END]));
}

function section(id: keyof typeof SECTIONS, content: Bytes): Bytes {
  return bytesOf([SECTIONS[id], sized(content)]);
}

function sized(content: Bytes): Bytes {
  return bytesOf([unsigned(content.length), content]);
}

function vector(items: readonly Bytes[]): Bytes {
  return bytesOf([unsigned(items.length), ...items]);
}

function name(text: string): Bytes {
  return sized([...new TextEncoder().encode(text)]);
}
