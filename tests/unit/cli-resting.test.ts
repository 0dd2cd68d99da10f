import { setImmediate as turned } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { resting } from '../../src/cli/resting.ts';
import { emptyResults } from '../../src/core/fits/batch.ts';
import type { FitBatch, FitRecipe, FitResults, Fitter } from '../../src/core/fits/types.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import type { Engine } from '../../src/core/types.ts';

const recipe: FitRecipe = { graph: parseFormula('a*x').graph, mostIterations: 1, tolerance: 0 };
const batch: FitBatch = { inputs: [new Float64Array(1)], target: new Float64Array(1), starts: new Float64Array(1) }; // prettier-ignore

/** Fits end when the test says so. */
function opened(software: boolean) {
  const ends: { resolve: (found: FitResults) => void; reject: (error: Error) => void }[] = [];
  let adapter = 'first';
  const fitter: Fitter = {
    description: 'by hand',
    maxInFlight: 2,
    fit: () => new Promise((resolve, reject) => ends.push({ resolve, reject })),
    destroy: () => undefined,
  };
  const engine: Pick<Engine, 'info' | 'fits'> = {
    get info() {
      return { engine: 'webgpu', precision: 'f32', adapter, software } as const;
    },
    fits: () => Promise.resolve(fitter),
  };
  let naps = 0;
  const rested = resting(engine, () => naps++);
  return { rested, ends, naps: () => naps, change: (name: string) => (adapter = name) };
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await turned();
}

test('this thread sleeps while software fits, once a turn, and no longer', async () => {
  const { rested, ends, naps } = opened(true);
  const fitter = await rested.fits?.(recipe);
  await turns(5);
  expect(naps()).toBe(0);
  const both = [fitter?.fit(batch), fitter?.fit(batch)];
  await turns(10);
  expect(naps()).toBeGreaterThan(5);
  expect(naps()).toBeLessThanOrEqual(11);
  const found = emptyResults(1, 1);
  ends[0]?.resolve(found);
  expect(await both[0]).toBe(found);
  const one = naps();
  await turns(5);
  expect(naps()).toBeGreaterThan(one);
  ends[1]?.reject(new Error('lost'));
  await expect(both[1]).rejects.toThrow('lost');
  await turns(2);
  const last = naps();
  await turns(5);
  expect(naps()).toBe(last);
});

test('hardware is waited for as it is', async () => {
  const { rested, ends, naps } = opened(false);
  const fitter = await rested.fits?.(recipe);
  const fit = fitter?.fit(batch);
  await turns(5);
  ends[0]?.resolve(emptyResults(1, 1));
  await fit;
  expect(naps()).toBe(0);
});

test('all else is the engine, as it is by then', () => {
  const { rested, change } = opened(true);
  change('second');
  expect(rested.info.adapter).toBe('second');
  const none = { info: rested.info, fits: undefined };
  expect(resting(none)).toBe(none);
});
