/** The profile of each strategy on the adapter at hand: its structure, since no test asserts on a time. */
import { afterAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import { STRATEGIES, type StrategyId } from '../../src/core/types.ts';
import { BufferScope } from '../../src/gpu/buffers.ts';
import { GpuDevice } from '../../src/gpu/device.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { createCopyBench } from '../../src/gpu/roof.ts';
import { dispatch } from '../../src/gpu/trainer.ts';
import { seededProblem } from '../helpers/problems.ts';

const adapter = await navigator.gpu.requestAdapter();
const gpu = await GpuDevice.open({ gpu: navigator.gpu }, 2 ** 27);
const engine = await createWebGpuEngine({ gpu: navigator.gpu });
afterAll(() => {
  engine.destroy();
  gpu.device.destroy();
});

const clock = (): number => performance.now();

/** The kernels of each strategy, as one of the variants that a device may take. */
const KERNELS_OF: Readonly<Record<StrategyId, RegExp>> = {
  dispatch: /^(step|stepLone)$/,
  fused: /^(fused|fusedLone|fusedSubgroup)$/,
  moments: /^descend$/,
};

describe.each(STRATEGIES)('a profile of %s', (strategy) => {
  const STEPS = 500;
  const problem = seededProblem(100, { strategy });

  test('has every part of the submit, the kernels and the clock', async () => {
    const {
      split,
      kernels,
      floorNs,
      clock: by,
      quantumNs,
      discarded,
      ...rest
    } = await engine.profile(problem, STEPS, clock);
    const { steps, gpuMs, ...parts } = split;
    expect(steps).toBe(STEPS);
    expect(Object.keys(parts).sort()).toEqual(['encodeMs', 'readbackMs', 'submitMs', 'waitMs']);
    for (const ms of Object.values(parts)) expect(ms).toBeGreaterThanOrEqual(0);
    expect(kernels).toHaveLength(1);
    expect(kernels[0]?.kernel).toMatch(KERNELS_OF[strategy]);
    for (const { nsPerStep } of kernels) expect(nsPerStep).toBeGreaterThan(0);
    expect(floorNs).toBeGreaterThan(0);
    expect(rest.bytesPerStep).toBe(strategy === 'moments' ? 0 : 800);
    expect(rest.copy?.bytes).toBe(strategy === 'moments' ? undefined : 800);
    const stamped = adapter?.features.has('timestamp-query') === true;
    expect(by).toBe(stamped ? 'timestamps' : 'queue');
    if (stamped) expect(quantumNs).toBeGreaterThan(0);
    else expect(quantumNs).toBeUndefined();
    if (stamped && discarded === 0) expect(gpuMs).toBeGreaterThanOrEqual(0);
    if (!stamped) expect(gpuMs).toBeUndefined();
  });
});

test('a step of several workgroups has two kernels, in their order', async () => {
  const problem = seededProblem(5000, { strategy: 'dispatch' });
  const { kernels, bytesPerStep, copy } = await engine.profile(problem, 3, clock);
  expect(kernels.map(({ kernel }) => kernel)).toEqual(['partials', 'combine']);
  expect(bytesPerStep).toBe(40_000);
  expect(copy?.bytes).toBe(40_000);
});

test('of any model it goes over the points as a run does, and counts updates', async () => {
  const settings = { model: 'network', layers: '3', dataset: 'circle', points: 50, lr: 0.1 };
  const full = setUp(parseConfig({ ...settings, optimizer: 'adam', strategy: 'fused' })).problem;
  const whole = await engine.profile(full, 7, clock);
  expect(whole.kernels.map(({ kernel }) => kernel)).toEqual([expect.stringMatching(/^train/)]);
  expect(whole.split.steps).toBe(7);
  // Two inputs and the target.
  expect(whole.bytesPerStep).toBe(3 * 4 * 50);
  const inBatches = setUp(parseConfig({ ...settings, batch: 20, strategy: 'dispatch' })).problem;
  const batches = await engine.profile(inBatches, 7, clock);
  expect(batches.split.steps).toBe(21);
  expect(batches.copy).toBeUndefined();
  for (const { nsPerStep } of batches.kernels) expect(nsPerStep).toBeGreaterThan(0);
});

test('a submit has no more steps than the strategy puts into one', async () => {
  const problem = seededProblem(10, { strategy: 'dispatch' });
  const { split } = await engine.profile(problem, 1e9, clock);
  expect(split.steps).toBe(32_768);
});

describe('the copy', () => {
  // One quad, about a workgroup's worth of them, and numbers that fill no block.
  test.each([1, 63, 64, 65, 1000, 4099])('of %i quads is all of them, and right', async (quads) => {
    const scope = new BufferScope(gpu.device, 'test');
    const bench = createCopyBench(gpu, scope, 16 * quads);
    const { original, duplicate } = bench.buffers;
    const given = Float32Array.from({ length: 4 * quads }, (_, i) => i + 0.25);
    const { COPY_DST, MAP_READ } = GPUBufferUsage;
    const mappable = scope.create('mappable', given.byteLength, COPY_DST | MAP_READ);
    gpu.device.queue.writeBuffer(original, 0, given);
    for (const shape of [
      { workgroupSize: 64, blocks: 7 },
      { workgroupSize: 1, blocks: 16 },
    ]) {
      const encoder = gpu.device.createCommandEncoder();
      encoder.clearBuffer(duplicate);
      const stage = await bench.stage(shape);
      const pass = encoder.beginComputePass();
      dispatch(pass, stage);
      pass.end();
      encoder.copyBufferToBuffer(duplicate, 0, mappable, 0, given.byteLength);
      gpu.device.queue.submit([encoder.finish()]);
      await mappable.mapAsync(GPUMapMode.READ);
      expect(new Float32Array(mappable.getMappedRange().slice(0))).toEqual(given);
      mappable.unmap();
    }
    scope.destroy();
  });
});
