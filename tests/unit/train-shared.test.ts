/** The kernel of any model that only a GPU takes, on the adapter at hand. */
import { afterAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Engine, Problem, Snapshot } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { asHardware } from '../helpers/as-hardware.ts';
import { openDawnGpu } from '../helpers/dawn.ts';
import { MODEL_GOLDENS } from '../helpers/model-goldens.ts';
import { describeModelGoldens } from '../helpers/model-goldens-suite.ts';
import { failures, only, verifyOn } from '../helpers/verify.ts';

const gpu = openDawnGpu().then((own) => createWebGpuEngine({ gpu: asHardware(own) }));
afterAll(async () => {
  (await gpu).destroy();
});

const RATE = { learningRate: 0.01 };

function problemOf(settings: object, strategy: Problem['strategy'] = 'fused'): Problem {
  return { ...setUp(parseConfig({ logEvery: 1, ...settings })).problem, strategy };
}

async function trained(engine: Engine, problem: Problem, pieces: readonly number[]) {
  const trainer = await engine.prepare(problem);
  let last: Snapshot | undefined;
  for (const epochs of pieces) last = await trainer.advance(epochs, RATE);
  trainer.destroy();
  if (last === undefined) throw new Error('nothing was trained');
  return { last, kernels: trainer.kernels };
}

const NETWORK = { model: 'network', layers: '3', dataset: 'circle' };
/** 68 sums are exchanged in two times. */
const LARGE = { ...NETWORK, layers: '6,6', activation: 'relu', optimizer: 'adam' };

describe('passes verify', () => {
  // One quad; a workgroup of 32 and of 64 with one quad each, and what is a quad or a point more; rows of several quads.
  const counts = [2, 5, 127, 128, 129, 255, 256, 257, 300, 1030];
  test.each([
    ...counts.map((points) => ({ model: 'exponential', points })),
    { ...LARGE, points: 60 },
    { model: 'sine', loss: 'huber', momentum: 0.9, points: 40 },
    { formula: 'a*x', points: 9 },
  ])('%o', async (settings) => {
    const report = await verifyOn(await gpu, { ...settings, epochs: 40, strategy: 'fused' });
    expect(failures(only(report).checks)).toEqual([]);
    expect(only(report).checks.length).toBeGreaterThan(4);
    expect(only(report).description).toMatch(/^fused, 1 × (32|64) threads/);
  });
});

describeModelGoldens(
  () => gpu,
  MODEL_GOLDENS.filter(({ batch, sizes }) => batch !== 'full' && sizes === null),
);

describe('a run that pauses and goes on elsewhere ends in the same bits', () => {
  test.each([
    ['more parameters than rows', { ...LARGE, points: 20 }],
    ['full batches', { model: 'sine', optimizer: 'adam', amsgrad: true, points: 37 }],
    ['batches', { ...NETWORK, optimizer: 'rmsprop', momentum: 0.5, points: 37, batch: 10 }],
  ])('%s', async (_name, settings) => {
    for (const strategy of ['fused', 'dispatch'] as const) {
      const problem = problemOf(settings, strategy);
      const due = await trained(await gpu, problem, [12]);
      const { last: pause } = await trained(await gpu, problem, [2, 3]);
      const { last } = await trained(await gpu, { ...problem, start: pause }, [7]);
      expect({ ...last, samples: [] }).toEqual({ ...due.last, samples: [] });
    }
  });
});

test('a network that is too large to be written out is trained by the kernel of all devices', async () => {
  const problem = problemOf({ ...LARGE, layers: '32,16', points: 20 });
  const { kernels } = await trained(await gpu, problem, [1]);
  expect(kernels).not.toContain('trainShared');
  const small = await trained(await gpu, problemOf({ ...NETWORK, points: 20 }), [1]);
  expect(small.kernels).toEqual(['trainShared']);
});
