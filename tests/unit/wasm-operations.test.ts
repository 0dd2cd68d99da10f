/** Every operation in WebAssembly has the bits of its twin in core/functions/. */
import { expect, test } from 'vitest';
import { ARITY } from '../../src/core/formula/graph.ts';
import { CONSTANT_BYTES } from '../../src/wasm/constants.ts';
import { encode } from '../../src/wasm/encode.ts';
import { i32, local, repeat, v128, type Code } from '../../src/wasm/instructions.ts';
import { Locals } from '../../src/wasm/locals.ts';
import { Operations, type Operation } from '../../src/wasm/operations.ts';
import { operandsOf } from '../helpers/function-operands.ts';
import { twinOf } from '../helpers/functions-suite.ts';

const PAGE_BYTES = 65_536;

/** The operation at each pair of operands, four at a time. */
async function computed(operation: Operation, a: Float32Array, b: Float32Array) {
  const operations = new Operations();
  const [p, end] = [0, 1];
  const locals = new Locals(2);
  const code: Code[] = [];
  const operands = [0, 1].map((i) => v128.load(local.get(p), i * a.byteLength));
  const given = operands.slice(0, ARITY[operation]).map((load) => locals.keep(code, load));
  const value = operations.write(operation, given, locals, code);
  const body = repeat(
    [
      ...code.flat(),
      ...v128.store(local.get(p), value, 2 * a.byteLength),
      ...local.set(p, i32.add(local.get(p), i32.constant(16))),
    ],
    i32.below(local.get(p), local.get(end)),
  );
  const { types } = locals;
  const main = {
    name: 'main',
    parameters: ['i32', 'i32'],
    results: [],
    locals: types,
    body,
  } as const;
  const bytes = encode({
    functions: [...operations.functions, main],
    data: operations.constants.bytes,
  });
  const { exports } = (await WebAssembly.instantiate(bytes)).instance;
  const memory = exports['memory'] as WebAssembly.Memory;
  memory.grow(Math.ceil((3 * a.byteLength) / PAGE_BYTES));
  new Float32Array(memory.buffer, CONSTANT_BYTES, a.length).set(a);
  new Float32Array(memory.buffer, CONSTANT_BYTES + a.byteLength, b.length).set(b);
  (exports['main'] as (begin: number, end: number) => void)(
    CONSTANT_BYTES,
    CONSTANT_BYTES + a.byteLength,
  );
  return new Float32Array(memory.buffer, CONSTANT_BYTES + 2 * a.byteLength, a.length);
}

test.each(Object.keys(ARITY) as Operation[])('%s', async (operation) => {
  const { a, b } = operandsOf(operation, 40_000);
  const twin = twinOf(operation);
  const found = await computed(operation, a, b);
  const wrong = [...found].flatMap((value, i) => {
    const [x = NaN, y = NaN] = [a[i], b[i]];
    const due = twin(x, y);
    return Object.is(value, due) ? [] : [{ x, y, value, due }];
  });
  expect(wrong.slice(0, 5)).toEqual([]);
});
