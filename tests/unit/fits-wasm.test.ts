/** Many fits at once in WebAssembly, by one thread and by several. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as constants from '../../src/core/fits/constants.ts';
import { textOf } from '../../src/shaders/index.ts';
import { wasmEngine } from '../helpers/engines.ts';
import { drawnBatch, FAMILIES, recipeOf } from '../helpers/fits.ts';
import { describeFits } from '../helpers/fits-suite.ts';
import { buildThread, type BuiltThread } from '../helpers/wasm-threads.ts';

describe('one thread', () => {
  describeFits(() => wasmEngine(), 'f32', [1, 3, 4, 5, 65]);
});

let thread: BuiltThread;
beforeAll(async () => {
  thread = await buildThread();
});
afterAll(() => {
  thread.remove();
});
const threaded = (cores: number) => wasmEngine({ cores, start: thread.start });

describe('three threads', () => {
  describeFits(() => threaded(3), 'f32', [1, 65, 300]);
});

test('several threads give the bits of one, and again in the next batch', async () => {
  const family = FAMILIES['peak'];
  if (family === undefined) throw new Error('no such family');
  const recipe = recipeOf(family.formula, family.columns);
  const batch = { ...drawnBatch(family, 400), weights: undefined };
  const [lone, several] = [await wasmEngine(), await threaded(3)];
  const [one, three] = [await lone.fits?.(recipe), await several.fits?.(recipe)];
  expect(three?.description).toMatch(/3 threads$/);
  expect(one?.description).toMatch(/1 thread$/);
  const due = await one?.fit(batch);
  for (let i = 0; i < 3; i++) expect(await three?.fit(batch)).toEqual(due);
  lone.destroy();
  several.destroy();
});

test('a batch that threads have no room to share is done by one', async () => {
  const engine = await threaded(2);
  const rows = 2_500_000;
  const x = new Float32Array(rows).map((_, i) => i / rows);
  const line = { inputs: [x], target: x.map((at) => 3 * at + 1), starts: Float32Array.of(1, 1) };
  const fitter = await engine.fits?.(recipeOf('a*x + b'));
  const results = await fitter?.fit(line);
  // Sums of so many f32 have lost digits: √n roundings.
  expect(Math.abs((results?.parameters[0] ?? NaN) - 3)).toBeLessThan(3e-3);
  engine.destroy();
});

test('more parameters than are written out are refused', async () => {
  const engine = await wasmEngine();
  const many = recipeOf(Array.from({ length: 25 }, (_, p) => `p${p}*cos(${p}*x)`).join(' + '));
  await expect(engine.fits?.(many)).rejects.toThrow(
    'at most 24 parameters, and this formula has 25',
  );
  engine.destroy();
});

test('the constants are those of the kernel', () => {
  const text = textOf('kernels/fit-many');
  const written = new Map([...text.matchAll(/const ([A-Z_]+) = ([\d.e-]+);/g)].map(([, name = '', value]) => [name, Number(value)])); // prettier-ignore
  // Which WGSL is given.
  expect({ ...Object.fromEntries(written), GREATEST: constants.GREATEST }).toEqual({
    ...constants,
  });
});
