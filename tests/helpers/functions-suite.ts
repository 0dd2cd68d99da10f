/** Every operation of a formula on a device, against its twin and against f64. */
import { afterAll, describe, expect, test } from 'vitest';
import {
  BINARY_FUNCTIONS,
  F32,
  UNARY_FUNCTIONS,
  type BinaryFunction,
  type UnaryFunction,
} from '../../src/core/functions/index.ts';
import { filesOfSpellings } from '../../src/shaders/functions/index.ts';
import { compose, sourcesOf, textOf } from '../../src/shaders/index.ts';
import { operandsOf } from './function-operands.ts';
import { ARTICLES } from './problems.ts';
import { evaluate, prepare, SPELLINGS, written } from './wgsl-functions.ts';

const COUNT = 100_000;

const UNARY: Readonly<Record<string, UnaryFunction>> = UNARY_FUNCTIONS;
const BINARY: Readonly<Record<string, BinaryFunction>> = BINARY_FUNCTIONS;

/** The twin's value of one quad's lane. */
export function twinOf(operation: string): (a: number, b: number) => number {
  const [unary, binary] = [UNARY[operation], BINARY[operation]];
  if (unary !== undefined) return (a) => unary(F32, a);
  if (binary !== undefined) return (a, b) => binary(F32, a, b);
  throw new Error(`no twin of ${operation}`);
}

/** Operations that a device rounds once by itself; below the normal numbers it may give 0. */
const OWN = ['add', 'subtract', 'multiply', 'abs', 'negate'];
const LEAST_NORMAL = 2 ** -126;

const flushed = (value: number): number => (Math.abs(value) < LEAST_NORMAL ? 0 : value);

export function describeFunctions(open: () => Promise<GPU>): void {
  const opened = open().then(async (gpu) => {
    const adapter = await gpu.requestAdapter();
    if (adapter === null) throw new Error('these tests need a WebGPU adapter');
    return adapter.requestDevice();
  });
  afterAll(async () => {
    (await opened).destroy();
  });

  test.each(['free', 'kept'] as const)('all compile beside a kernel, %s', async (rounding) => {
    const kernel = rounding === 'kept' ? 'step' : 'fused';
    const recipe = { ...ARTICLES, precision: 'f32' } as const;
    const files = filesOfSpellings(Object.values(SPELLINGS), rounding);
    const present = sourcesOf(kernel, recipe).map(({ name }) => name);
    const own = files.filter((name) => !present.includes(name));
    const code = [compose(kernel, recipe), ...own.map((name) => textOf(name))].join('\n');
    const module = (await opened).createShaderModule({ code });
    const { messages } = await module.getCompilationInfo();
    expect(messages.map(({ message }) => message)).toEqual([]);
  });

  describe('functions have the bits of their twins', () => {
    test.each(Object.keys(SPELLINGS))('%s', async (operation) => {
      const device = await opened;
      const { a, b } = operandsOf(operation, COUNT);
      const pipeline = await prepare(device, written(operation, 'kept'));
      const found = await evaluate(device, pipeline, a, b);
      const twin = twinOf(operation);
      const isOwn = OWN.includes(operation);
      const wrong = [...found.keys()].filter((i) => {
        const [x, y, value] = [a[i] ?? NaN, b[i] ?? NaN, found[i] ?? NaN];
        if (Object.is(value, twin(x, y))) return false;
        return !isOwn || !Object.is(flushed(value), flushed(twin(flushed(x), flushed(y))));
      });
      const shown = wrong.slice(0, 8).map((i) => {
        const [x, y] = [a[i] ?? NaN, b[i] ?? NaN];
        return { a: x, b: y, found: found[i], due: twin(x, y) };
      });
      expect({ wrong: wrong.length, shown }).toEqual({ wrong: 0, shown: [] });
    });
  });
}
