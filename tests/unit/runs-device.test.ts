/** Many runs at once on the adapter at hand. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AbortedError, LimitError } from '../../src/core/errors.ts';
import type { Engine, Problem } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { oneByOne } from '../../src/run/sweep/one-by-one.ts';
import { asHardware } from '../helpers/as-hardware.ts';
import { openDawn, openDawnGpu } from '../helpers/dawn.ts';
import { describeRuns, problemsOf } from '../helpers/runs-suite.ts';

describeRuns(openDawn);

let engine: Engine;
beforeAll(async () => {
  engine = await openDawn();
});
afterAll(() => {
  engine.destroy();
});

async function trained(of: Engine, problems: readonly Problem[], epochs: number) {
  const runs = await of.runs?.(problems, { epochs });
  if (runs === undefined) throw new Error('this engine does not train many runs');
  const tallies = await runs.advance(epochs);
  const theta = Array.from(await runs.parameters());
  runs.destroy();
  return { tallies, theta, description: runs.description };
}

test('of one point, whose sums have one order, each run has the bits that it has by itself', async () => {
  const data = { x: Float32Array.of(1.5), y: Float32Array.of(-0.75) };
  const settings = { model: 'exponential', points: 2, optimizer: 'adam', loss: 'huber', strategy: 'fused' }; // prettier-ignore
  const drawn = problemsOf(settings, { lr: [0.01, 0.02, 0.03], beta1: [0.9, 0.5], huberDelta: [0.5, 1] }, 6); // prettier-ignore
  const problems = drawn.map((problem) => ({ ...problem, data }));
  const { tallies, theta } = await trained(engine, problems, 30);
  const alone = await oneByOne(engine, problems, { epochs: 30 });
  expect([...tallies.last]).toEqual([...(await alone.advance(30)).last]);
  expect(theta).toEqual([...(await alone.parameters())]);
  alone.destroy();
});

test('of many points a step fills a dispatch, and what a submit does not hold follows in the next', async () => {
  // So many points that an invocation does 3 steps in a dispatch, and a submit has 12.
  const problems = problemsOf({ points: 10_000, batch: 'full' }, { lr: [1e-3, 5e-3] }, 2);
  const { tallies, theta, description } = await trained(engine, problems, 14);
  expect(description).toBe('four runs an invocation, 3 steps a dispatch');
  const due = await oneByOne(engine, problems, { epochs: 14 });
  const { last } = await due.advance(14);
  const thetas = Array.from(await due.parameters());
  due.destroy();
  // A sum of n equal terms, one after another, is off by at most n·u, and √n·u where roundings are as often up as down.
  const most = 10_000 * 2 ** -24;
  for (const [run, value] of last.entries())
    expect(Math.abs((tallies.last[run] ?? NaN) / value - 1)).toBeLessThan(most);
  for (const [i, value] of thetas.entries())
    expect(Math.abs((theta[i] ?? NaN) / value - 1)).toBeLessThan(most);
});

test('many runs of many points are served in blocks, and each has the bits that it has among few', async () => {
  const [base] = problemsOf({ points: 20_000 }, {}, 1);
  if (base === undefined) throw new Error('there is no run');
  const problems = Array.from({ length: 515 }, (_, run) => ({ ...base, learningRate: 1e-3 + run * 1e-6 })); // prettier-ignore
  const chosen = [0, 1, 511, 512, 514];
  const few = await trained(engine, problems.filter((_, run) => chosen.includes(run)), 2); // prettier-ignore
  const { tallies, theta, description } = await trained(engine, problems, 2);
  expect([few.description, description]).toEqual(['four runs an invocation, 1 steps a dispatch', 'sixteen runs an invocation, 1 steps a dispatch']); // prettier-ignore
  expect(chosen.map((run) => tallies.last[run])).toEqual([...few.tallies.last]);
  expect(chosen.flatMap((run) => theta.slice(2 * run, 2 * run + 2))).toEqual(few.theta);
});

test.each([
  ['an odd number of points', { points: 9 }],
  ['one point a step', { points: 5, batch: 1 }],
  ['batches, the last smaller', { points: 7, batch: 4 }],
])(
  'among many, of data of its own, a run has the bits that it has among few: %s',
  async (_what, settings) => {
    const problems = problemsOf(settings, { lr: [1e-3, 2e-3, 5e-3], seed: Array.from({ length: 261 }, (_, i) => i) }, 261); // prettier-ignore
    const chosen = [0, 5, 130, 255, 256, 259, 260];
    const few = await trained(engine, problems.filter((_, run) => chosen.includes(run)), 4); // prettier-ignore
    const { tallies, theta } = await trained(engine, problems, 4);
    expect(chosen.map((run) => tallies.sum[run])).toEqual([...few.tallies.sum]);
    expect(chosen.flatMap((run) => theta.slice(2 * run, 2 * run + 2))).toEqual(few.theta);
  },
);

test('a GPU has wider workgroups, and the same bits', async () => {
  const hardware = await createWebGpuEngine({ gpu: asHardware(await openDawnGpu()) });
  const problems = problemsOf({ points: 6 }, { lr: Array.from({ length: 261 }, (_, i) => 1e-3 + i * 1e-5) }, 261); // prettier-ignore
  const here = await trained(engine, problems, 5);
  const there = await trained(hardware, problems, 5);
  expect(there.tallies).toEqual(here.tallies);
  expect(there.theta).toEqual(here.theta);
  hardware.destroy();
});

test('a device that ends takes its runs with it, and nothing is left unheard', async () => {
  const other = await openDawn();
  // Of several submits.
  const problems = problemsOf({ points: 10_000 }, { lr: [1e-3, 5e-3] }, 2);
  const runs = await other.runs?.(problems, { epochs: 1000 });
  const advancing = runs?.advance(1000);
  setTimeout(() => {
    other.destroy();
  }, 5);
  await expect(advancing).rejects.toThrow(AbortedError);
  await expect(runs?.parameters()).rejects.toThrow(AbortedError);
});

test('refuses what is too large for it', async () => {
  const wide = problemsOf({ model: 'network', layers: '32,32', dataset: 'xor', points: 4 }, {}, 1);
  await expect(engine.runs?.(wide, { epochs: 1 })).rejects.toThrow(LimitError);
  await expect(engine.runs?.(wide, { epochs: 1 })).rejects.toThrow('at most 512 numbers each, and a model of 1185 parameters with its optimizer has 1185'); // prettier-ignore
  const long = problemsOf({ points: 40_000 }, {}, 1);
  await expect(engine.runs?.(long, { epochs: 1 })).rejects.toThrow('at most 32768 points a step, not 40000'); // prettier-ignore
  const narrow = await createWebGpuEngine({ gpu: await openDawnGpu(), bindingBytes: 4096 });
  const many = problemsOf({ points: 4 }, { lr: [1e-3, 2e-3] }, 200);
  await expect(narrow.runs?.(many, { epochs: 1 })).rejects.toThrow('this device binds 4096');
  narrow.destroy();
});

test('what is kept in two f32 a number is trained one by one', async () => {
  const compensated = await openDawn('compensated');
  expect(compensated.runs).toBeUndefined();
  compensated.destroy();
});
