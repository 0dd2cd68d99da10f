/** WebAssembly as bytes: numbers, sections, and what each instruction computes. */
import { describe, expect, test } from 'vitest';
import { CONSTANT_BYTES, Constants } from '../../src/wasm/constants.ts';
import { encode, type Function, type Type } from '../../src/wasm/encode.ts';
import {
  call,
  f32x4,
  f64,
  f64x2,
  halves,
  i32,
  i32x4,
  local,
  repeat,
  unsigned,
  v128,
  when,
  type Code,
} from '../../src/wasm/instructions.ts';

type Exports = Readonly<Record<string, (...given: readonly number[]) => number>>;

async function exportsOf(...functions: readonly Function[]): Promise<WebAssembly.Exports> {
  const { instance } = await WebAssembly.instantiate(encode({ functions }));
  return instance.exports;
}

const of = (parameters: readonly Type[], results: readonly Type[], body: Code): Function => {
  return { name: 'f', parameters, results, locals: ['i32', 'f64'], body };
};

/** The result of a function of numbers. */
async function run(one: Function, ...given: readonly number[]): Promise<number | undefined> {
  return ((await exportsOf(one)) as Exports)['f']?.(...given);
}

/** The bytes of a vector. */
async function vector(code: Code): Promise<ArrayBuffer> {
  const exported = await exportsOf(of([], [], v128.store(i32.constant(32), code, 16)));
  const memory = exported['memory'] as WebAssembly.Memory;
  memory.grow(1);
  (exported['f'] as () => void)();
  return memory.buffer.slice(48, 64);
}

const floats = async (code: Code): Promise<number[]> => [...new Float32Array(await vector(code))];
const words = async (code: Code): Promise<number[]> => [...new Int32Array(await vector(code))];
const doubles = async (code: Code): Promise<number[]> => [...new Float64Array(await vector(code))];

describe('numbers', () => {
  // The specification's own examples of LEB128, and the ends of each length.
  test.each([
    [0, [0]],
    [127, [127]],
    [128, [128, 1]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [2 ** 32 - 1, [255, 255, 255, 255, 15]],
  ])('%i without a sign', (value, bytes) => {
    expect(unsigned(value)).toEqual(bytes);
  });

  const edges = [0, 63, 64, 127, 128, 8191, 8192, 2 ** 20, 2 ** 27, 2 ** 31 - 1];
  test.each(edges.flatMap((value) => [value, -value, -value - 1]))('%i with one', async (value) => {
    expect(await run(of([], ['i32'], i32.constant(value)))).toBe(value | 0);
  });
});

describe('integers', () => {
  const [a, b] = [local.get(0), local.get(1)];
  test.each<[string, Code, number, number, number]>([
    ['add', i32.add(a, b), 2 ** 31 - 1, 1, -(2 ** 31)],
    ['subtract', i32.subtract(a, b), 3, 5, -2],
    ['below', i32.below(a, b), -1, 1, 0],
    ['below', i32.below(a, b), 1, 2, 1],
    ['atLeast', i32.atLeast(a, b), 2, 2, 1],
    ['atLeast', i32.atLeast(a, b), 1, 2, 0],
    ['select', i32.select(a, i32.constant(9), b), 4, 7, 4],
    ['select', i32.select(a, i32.constant(9), b), 4, 0, 9],
  ])('%s', async (_, code, x, y, due) => {
    expect(await run(of(['i32', 'i32'], ['i32'], code), x, y)).toBe(due);
  });
});

describe('functions', () => {
  test('call each other by their places, repeat and choose', async () => {
    const half = { ...of(['f64'], ['f64'], f64.add(local.get(0), local.get(0))), name: 'twice' };
    // Parameters 0 and 1, locals 2 and 3: twice as often as asked.
    const body = [
      ...local.set(3, local.get(1)),
      ...repeat(
        [
          ...local.set(3, call(0, local.get(3))),
          ...local.set(0, i32.add(local.get(0), i32.constant(-1))),
        ],
        local.get(0),
      ),
      ...when(
        i32.below(local.get(2), i32.constant(1)),
        local.set(3, f64.add(local.get(3), local.get(1))),
      ),
      ...local.get(3),
    ];
    const exported = (await exportsOf(half, of(['i32', 'f64'], ['f64'], body))) as Exports;
    expect(exported['twice']?.(1.5)).toBe(3);
    expect(exported['f']?.(10, 3)).toBe(3 * 1024 + 3);
  });

  test('of bytes that are none are refused', async () => {
    await expect(exportsOf(of([], ['f64'], i32.constant(1)))).rejects.toThrow(
      WebAssembly.CompileError,
    );
  });
});

describe('vectors', () => {
  const x = v128.floats(1.5, -2, 3, NaN);
  const y = v128.floats(2, 2, -0.5, 1);
  const w = v128.words(5, -7, 2 ** 31 - 1, -(2 ** 31));

  test.each<[string, Code, readonly number[]]>([
    ['one value', v128.floats(0.1), Array<number>(4).fill(Math.fround(0.1))],
    ['add', f32x4.add(x, y), [3.5, 0, 2.5, NaN]],
    ['subtract', f32x4.subtract(x, y), [-0.5, -4, 3.5, NaN]],
    ['multiply', f32x4.multiply(x, y), [3, -4, -1.5, NaN]],
    ['divide', f32x4.divide(x, y), [0.75, -1, -6, NaN]],
    ['sqrt', f32x4.sqrt(v128.floats(4, 2, 0, -1)), [2, Math.fround(Math.SQRT2), 0, NaN]],
    ['floor', f32x4.floor(v128.floats(1.5, -1.5, -0.25, 7)), [1, -2, -1, 7]],
    ['second if below', f32x4.secondIfBelow(x, y), [1.5, -2, -0.5, NaN]],
    ['second if above', f32x4.secondIfAbove(x, y), [2, 2, 3, NaN]],
    ['from words', f32x4.fromI32(v128.words(3, -4, 2 ** 24, 0)), [3, -4, 2 ** 24, 0]],
    ['demote', f32x4.demote(f64x2.promote(v128.floats(0.1, 2, 3, 4))), [Math.fround(0.1), 2, 0, 0]],
    ['choose', v128.select(x, y, v128.words(-1, 0, -1, 0)), [1.5, 2, 3, 1]],
    ['lower halves', halves.lower(v128.floats(1, 2, 3, 4), v128.floats(5, 6, 7, 8)), [1, 2, 5, 6]],
    ['upper halves', halves.upper(v128.floats(1, 2, 3, 4), v128.floats(5, 6, 7, 8)), [3, 4, 7, 8]],
    ['swapped halves', halves.swapped(v128.floats(1, 2, 3, 4)), [3, 4, 1, 2]],
  ])('of floats: %s', async (_, code, due) => {
    expect(await floats(code)).toEqual(due);
  });

  test.each<[string, Code, readonly number[]]>([
    ['less', f32x4.below(x, y), [-1, -1, 0, 0]],
    ['equal', f32x4.equal(x, v128.floats(1.5, 2, 3, NaN)), [-1, 0, -1, 0]],
    ['splat', i32x4.splat(i32.constant(-3)), [-3, -3, -3, -3]],
    ['add', i32x4.add(w, v128.words(1)), [6, -6, -(2 ** 31), -(2 ** 31) + 1]],
    ['subtract', i32x4.subtract(w, v128.words(1)), [4, -8, 2 ** 31 - 2, 2 ** 31 - 1]],
    ['below', i32x4.below(w, v128.words(0)), [0, -1, 0, -1]],
    ['above', i32x4.above(w, v128.words(0)), [-1, 0, -1, 0]],
    ['least', i32x4.min(w, v128.words(0)), [0, -7, 0, -(2 ** 31)]],
    ['left', i32x4.shiftLeft(w, i32.constant(1)), [10, -14, -2, 0]],
    ['right', i32x4.shiftRight(w, i32.constant(1)), [2, -4, 2 ** 30 - 1, -(2 ** 30)]],
    ['and', v128.and(v128.words(12), v128.words(10)), [8, 8, 8, 8]],
    ['or', v128.or(v128.words(12), v128.words(10)), [14, 14, 14, 14]],
    ['xor', v128.xor(v128.words(12), v128.words(10)), [6, 6, 6, 6]],
  ])('of words: %s', async (_, code, due) => {
    expect(await words(code)).toEqual(due);
  });

  const pair = f64x2.promote(v128.floats(1.5, -2, 9, 9));
  test.each<[string, Code, readonly number[]]>([
    ['promote', pair, [1.5, -2]],
    ['add', f64x2.add(pair, pair), [3, -4]],
    ['multiply', f64x2.multiply(pair, pair), [2.25, 4]],
  ])('of doubles: %s', async (_, code, due) => {
    expect(await doubles(code)).toEqual(due);
  });

  test('are loaded and stored at an address and an offset', async () => {
    const body = [
      ...v128.store(i32.constant(0), v128.loadSplat(i32.constant(64), 4)),
      ...v128.store(local.get(0), v128.load(i32.constant(0)), 128),
      ...f64.load(i32.constant(72)),
    ];
    const exported = await exportsOf(of(['i32'], ['f64'], body));
    const memory = exported['memory'] as WebAssembly.Memory;
    memory.grow(1);
    new Float32Array(memory.buffer, 64).set([1, 2.5]);
    new Float64Array(memory.buffer, 72).set([0.1]);
    expect((exported['f'] as (at: number) => number)(16)).toBe(0.1);
    expect([...new Float32Array(memory.buffer, 144, 4)]).toEqual([2.5, 2.5, 2.5, 2.5]);
  });
});

test('a memory begins with its data, and has no more pages than they take', async () => {
  for (const [length, pages] of [
    [0, 0],
    [1, 1],
    [65_536, 1],
    [65_537, 2],
  ] as const) {
    const data = Uint8Array.from({ length }, (_, i) => i % 251);
    const { instance } = await WebAssembly.instantiate(encode({ functions: [], data }));
    const { buffer } = instance.exports['memory'] as WebAssembly.Memory;
    expect(buffer.byteLength).toBe(pages * 65_536);
    expect(new Uint8Array(buffer, 0, length)).toEqual(data);
  }
});

test('constants beyond those that fit into their memory are written in place', async () => {
  const constants = new Constants();
  const due = Array.from({ length: CONSTANT_BYTES / 4 + 3 }, (_, i) => i + 0.5);
  for (const value of due) constants.float(value);
  expect(constants.bytes).toHaveLength(CONSTANT_BYTES);
  for (const value of [0, -0, 0.5, 1023.5, 1024.5, 1026.5]) {
    const body = v128.store(i32.constant(CONSTANT_BYTES), constants.float(value));
    const functions = [of([], [], body)];
    const { instance } = await WebAssembly.instantiate(
      encode({ functions, data: constants.bytes }),
    );
    (instance.exports['f'] as () => void)();
    const { buffer } = instance.exports['memory'] as WebAssembly.Memory;
    expect([...new Float32Array(buffer, CONSTANT_BYTES, 4)]).toEqual(Array(4).fill(value));
  }
});
