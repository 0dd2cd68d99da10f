/** Many fits at once on the adapter at hand. */
import { expect, test } from 'vitest';
import { MOST_FIT_PARAMETERS } from '../../src/gpu/fits.ts';
import { layFits, piecesOf } from '../../src/gpu/fit-layout.ts';
import { openDawn } from '../helpers/dawn.ts';
import { drawnBatch, FAMILIES, recipeOf } from '../helpers/fits.ts';
import { describeFits } from '../helpers/fits-suite.ts';

describeFits(openDawn, 'f32', [1, 63, 64, 65]);

test('as many parameters as the kernel is written for, and no more', async () => {
  const engine = await openDawn();
  const polynomial = (count: number) => recipeOf(Array.from({ length: count }, (_, p) => `p${p}*cos(${p}*x)`).join(' + ')); // prettier-ignore
  await expect(engine.fits?.(polynomial(MOST_FIT_PARAMETERS + 1))).rejects.toThrow('at most 12 parameters, and this formula has 13'); // prettier-ignore
  const fitter = await engine.fits?.(polynomial(MOST_FIT_PARAMETERS));
  const x = Float32Array.from({ length: 40 }, (_, i) => (Math.PI * i) / 39);
  const target = x.map((at) => Math.cos(3 * at) - 2 * Math.cos(11 * at));
  const results = await fitter?.fit({ inputs: [x], target, starts: new Float32Array(12).fill(1) });
  const due = Array.from({ length: 12 }, (_, p) => (p === 3 ? 1 : p === 11 ? -2 : 0));
  // 12 sums of 40 terms of size 3, each of a few roundings.
  for (const [p, value] of [...(results?.parameters ?? [])].entries())
    expect(Math.abs(value - (due[p] ?? NaN))).toBeLessThan(40 * 3 * 2 ** -24 * 8);
  expect(results?.states[0]).toBe(0);
  engine.destroy();
});

test('a batch is cut to what buffers hold', () => {
  const batch = drawnBatch({ formula: 'a*x', theta: [1], width: 1, noise: 0 }, 10);
  const most = { fits: 4, quads: 1e6 };
  expect(piecesOf(batch, 10, most)).toEqual([{ first: 0, end: 4 }, { first: 4, end: 8 }, { first: 8, end: 10 }]); // prettier-ignore
  // 4 to 9 rows: 1 to 3 quads, in two columns.
  const byQuads = piecesOf(batch, 10, { fits: 100, quads: 12 });
  expect(byQuads.map(({ first }) => first)).toEqual([0, ...byQuads.map(({ end }) => end).slice(0, -1)]); // prettier-ignore
  for (const piece of byQuads) expect(layFits(batch, piece).points.length / 4).toBeLessThanOrEqual(12); // prettier-ignore
  expect(byQuads.length).toBeGreaterThan(2);
});

test('pieces of a batch are those of the whole', async () => {
  const engine = await openDawn();
  const family = FAMILIES['exponential'];
  if (family === undefined) throw new Error('no such family');
  const fitter = await engine.fits?.(recipeOf(family.formula));
  const batch = drawnBatch(family, 90);
  const whole = await fitter?.fit(batch);
  // Three at once: more than there are lanes for, and of other sizes.
  const P = 3;
  const cut = [0, 10, 55, 56, 90];
  const parts = await Promise.all(
    cut.slice(1).map(async (end, i) => {
      const first = cut[i] ?? 0;
      const { groups = [], starts } = batch;
      const own = Array.from({ length: end - first + 1 }, (_, g) => groups[first + g] ?? NaN);
      return fitter?.fit({ ...batch, groups: own, starts: starts.subarray(P * first, P * end) });
    }),
  );
  expect(parts.flatMap((part) => [...(part?.parameters ?? [])])).toEqual([...(whole?.parameters ?? [])]); // prettier-ignore
  expect(parts.flatMap((part) => [...(part?.states ?? [])])).toEqual([...(whole?.states ?? [])]);
  engine.destroy();
});
