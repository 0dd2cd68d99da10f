/** Groups, each fitted by itself, as a stream. */
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../src/core/fits/batch.ts';
import type { FitBatch } from '../../src/core/fits/types.ts';
import { gathered } from '../../src/run/fit/gathered.ts';
import { createFinishers } from '../../src/cpu/least-squares/finishers.ts';
import type { FitRecipe } from '../../src/core/fits/types.ts';
import type { Engine } from '../../src/core/types.ts';
import {
  groupFitter,
  type Group,
  type GroupFits,
  type GroupSource,
} from '../../src/run/fit/groups.ts';
import { inGroups, inOrder } from '../../src/run/fit/in-groups.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { answerOf, drawnBatch, FAMILIES, recipeOf } from '../helpers/fits.ts';
import { FakeEngine } from '../helpers/fake-engine.ts';

const PEAK = FAMILIES['peak'] ?? { formula: '', theta: [], width: NaN, noise: NaN };
const RECIPE = recipeOf(PEAK.formula, PEAK.columns);
const P = PEAK.theta.length;

function* oneByOne(batch: FitBatch): Generator<Group> {
  for (let fit = 0; fit < batch.starts.length / P; fit++) {
    const { first, count } = rowsOf(batch, fit);
    yield {
      inputs: batch.inputs.map((column) => column.subarray(first, first + count)),
      target: batch.target.subarray(first, first + count),
      weights: batch.weights?.subarray(first, first + count),
      start: batch.starts.subarray(fit * P, (fit + 1) * P),
    };
  }
}

/** Fits groups once, as they come. @param polish what no step brings any more of χ², in f64 */
async function* fitted(
  engine: Engine,
  recipe: FitRecipe,
  source: GroupSource,
  { most, polish }: { readonly most?: number; readonly polish?: number } = {},
): AsyncGenerator<GroupFits> {
  const fine = { ...recipe, tolerance: polish ?? NaN, mostIterations: 200 };
  const breathe = (): Promise<void> => Promise.resolve();
  const finishers = polish === undefined ? undefined : await createFinishers({ recipe: fine, seeds: [], how: 'polish' }, { breathe }); // prettier-ignore
  const fitter = await groupFitter(engine, recipe, { most, finishers });
  try {
    yield* fitter.fit(source);
  } finally {
    fitter.destroy();
  }
}

async function collected(results: AsyncIterable<GroupFits>) {
  const pieces: GroupFits[] = [];
  for await (const piece of results) pieces.push(piece);
  return {
    counts: pieces.map(({ count }) => count),
    firsts: pieces.map(({ first }) => first),
    parameters: pieces.flatMap(({ parameters }) => [...parameters]),
    states: pieces.flatMap(({ states }) => [...states]),
    iterations: pieces.flatMap(({ iterations }) => [...iterations]),
  };
}

const WEIGHTED = drawnBatch(PEAK, 50);
const BATCH = { ...WEIGHTED, weights: WEIGHTED.target.map((_, i) => 1 + (i % 3)) };

test('typed arrays in pieces, and groups one by one, give what one batch gives', async () => {
  const engine = await wasmEngine();
  const due = await collected(fitted(engine, RECIPE, BATCH));
  expect(due.counts).toEqual([50]);
  const cut = await collected(fitted(engine, RECIPE, BATCH, { most: 16 }));
  expect(cut).toEqual({ ...due, counts: [16, 16, 16, 2], firsts: [0, 16, 32, 48] });
  const single = await collected(fitted(engine, RECIPE, oneByOne(BATCH), { most: 16 }));
  expect(single).toEqual(cut);
  async function* late() {
    for (const group of oneByOne(BATCH)) {
      await Promise.resolve();
      yield group;
    }
  }
  expect(await collected(fitted(engine, RECIPE, late(), { most: 16 }))).toEqual(cut);
  engine.destroy();
});

test('the same rows from many starts, in pieces', async () => {
  const engine = await wasmEngine();
  const rows = { ...drawnBatch(PEAK, 1), groups: undefined };
  const starts = Float32Array.from({ length: 40 * P }, (_, i) => (PEAK.theta[i % P] ?? 0) * (0.9 + i / 2000)); // prettier-ignore
  const { counts, states } = await collected(fitted(engine, RECIPE, { ...rows, starts }, { most: 25 })); // prettier-ignore
  expect(counts).toEqual([25, 15]);
  expect(states.every((state) => state === 0)).toBe(true);
  engine.destroy();
});

test('shared inputs stay whole in each piece', async () => {
  const engine = cpuEngine('f64');
  const x = Float32Array.from({ length: 9 }, (_, i) => i / 2);
  const target = Float32Array.from({ length: 27 }, (_, i) => 2 + Math.floor(i / 9) + 3 * (x[i % 9] ?? 0)); // prettier-ignore
  const batch = {
    inputs: [x],
    target,
    groups: [0, 9, 18, 27],
    starts: new Float32Array(6).fill(1),
  };
  const { parameters } = await collected(fitted(engine, recipeOf('a*x + b'), batch, { most: 2 }));
  for (const [i, value] of parameters.entries())
    expect(Math.abs(value - (i % 2 === 0 ? 3 : 2 + (i - 1) / 2))).toBeLessThan(1e-10);
});

test('polished they have the digits of f64, and count all iterations', async () => {
  const engine = await wasmEngine();
  const plain = await collected(fitted(engine, RECIPE, BATCH));
  const fine = await collected(fitted(engine, RECIPE, BATCH, { polish: 1e-20, most: 20 }));
  let worst = 0;
  for (let fit = 0; fit < 50; fit++) {
    const { parameters } = answerOf(RECIPE, BATCH, fit);
    for (const [p, due] of parameters.entries()) {
      const off = (values: readonly number[]): number => Math.abs((values[fit * P + p] ?? NaN) / due - 1); // prettier-ignore
      worst = Math.max(worst, off(plain.parameters));
      // √1e-20 of a standard error, and some roundings times a condition of 1e3.
      expect(off(fine.parameters)).toBeLessThan(1e-9);
    }
    expect(fine.iterations[fit]).toBeGreaterThan(plain.iterations[fit] ?? NaN);
  }
  expect(worst).toBeGreaterThan(1e-8);
  engine.destroy();
});

test('what is beyond f32 is fitted where it is polished', async () => {
  const engine = await wasmEngine();
  const recipe = recipeOf('a*x^2');
  const group = { inputs: [[1e25, 2e25]], target: [3e20, 12e20], start: [1e-30] };
  const plain = await collected(fitted(engine, recipe, [group]));
  expect(plain.states).toEqual([4]);
  const polished = await collected(fitted(engine, recipe, [group], { polish: 1e-12 }));
  expect(polished.states).toEqual([0]);
  expect(Math.abs((polished.parameters[0] ?? NaN) / 3e-30 - 1)).toBeLessThan(1e-12);
  engine.destroy();
});

test('a batch has as many rows as are allowed, or one group', async () => {
  const groups = [3, 4, 9, 2, 1].map((rows) => ({ inputs: [new Float64Array(rows)], target: new Float64Array(rows), start: [1] })); // prettier-ignore
  const counts: (readonly number[])[] = [];
  for await (const batch of gathered(recipeOf('a*x').graph, groups, { fits: 10, rows: 7 }))
    counts.push(Array.from(batch.groups ?? []));
  expect(counts).toEqual([
    [0, 3, 7],
    [0, 9],
    [0, 2, 3],
  ]);
});

describe('what is refused', () => {
  test('an engine that does not fit', async () => {
    await expect(collected(fitted(new FakeEngine(), RECIPE, BATCH))).rejects.toThrow('does not fit groups'); // prettier-ignore
  });

  test.each([
    ['a column of another length', { target: [1, 2, 3] }, 'group 1: inputs has 2 columns of 2, 2 rows, and target 3'], // prettier-ignore
    ['a start of too few numbers', { start: [1] }, 'group 1: start has 1 numbers'],
    ['weights of another length', { weights: [1] }, 'group 1: weights has 1 rows'],
    ['weights of some', { weights: [1, 1] }, 'weights, and others none'],
  ])('%s', async (_what, change, message) => {
    const engine = await wasmEngine();
    const group = { inputs: [[1, 2], [3, 4]], target: [1, 2], start: PEAK.theta }; // prettier-ignore
    const results = fitted(engine, RECIPE, [group, { ...group, ...change }]);
    await expect(collected(results)).rejects.toThrow(message);
    engine.destroy();
  });
});

test('who stops listening ends the fitter', async () => {
  const engine = await wasmEngine();
  for await (const { first } of fitted(engine, RECIPE, BATCH, { most: 10 })) {
    expect(first).toBe(0);
    break;
  }
  engine.destroy();
});

describe('rows of groups, in whatever order', () => {
  test.each([
    [
      ['b', 'a', 'b', 'c', 'a', 'b'],
      ['b', 'a', 'c'],
      [0, 3, 5, 6],
      [0, 2, 5, 1, 4, 3],
    ],
    [
      ['a', 'a', 'b'],
      ['a', 'b'],
      [0, 2, 3],
      [0, 1, 2],
    ],
    [[], [], [0], []],
  ])('%j', (rows, keys, groups, order) => {
    const found = inGroups(rows);
    const places = Uint32Array.from(rows, (key) => keys.indexOf(key));
    expect(found).toEqual({ keys, places, groups: Uint32Array.from(groups), order: Uint32Array.from(order) }); // prettier-ignore
    expect(inOrder(order, found.order)).toHaveLength(rows.length);
  });

  test('are fitted as if they had been sorted', async () => {
    const engine = cpuEngine('f64');
    const rows = Array.from({ length: 30 }, (_, i) => ({ key: i % 3, x: i, y: (i % 3) * i + 1 }));
    const { groups, order } = inGroups(rows.map(({ key }) => key));
    const batch = {
      inputs: [inOrder(rows.map(({ x }) => x), order)], // prettier-ignore
      target: inOrder(rows.map(({ y }) => y), order), // prettier-ignore
      groups,
      starts: new Float64Array(6).fill(1),
    };
    const { parameters } = await collected(fitted(engine, recipeOf('a*x + b'), batch));
    for (const [fit, slope] of [0, 1, 2].entries())
      expect(Math.abs((parameters[2 * fit] ?? NaN) - slope)).toBeLessThan(1e-12);
  });
});
