/** The library's `train` where a platform has WebGPU. */
import { expect, test } from 'vitest';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { isSoftwareAdapter } from '../../src/gpu/adapter.ts';
import { train, type GpuSource } from '../../src/index.ts';

const EPS32 = 2 ** -23;
const DATA = { x: Float32Array.of(0, 1, 2, 3), y: Float32Array.of(1, 3.5, 4.5, 7) };

/** The platform's WebGPU, which notes the devices that it gives. */
function noting(devices: GPUDevice[]): GpuSource {
  return {
    async requestAdapter(options) {
      const adapter = await navigator.gpu.requestAdapter(options);
      if (adapter === null) return null;
      const requestDevice = adapter.requestDevice.bind(adapter);
      adapter.requestDevice = async (descriptor) => {
        const device = await requestDevice(descriptor);
        devices.push(device);
        return device;
      };
      return adapter;
    },
  };
}

test('on the GPU it trains to the line of least squares', async () => {
  const lr = 0.1;
  const run = train(DATA, { engine: 'webgpu', lr, epochs: 1000 });
  const { parameters } = await run.result();
  expect(run.engine?.engine).toBe('webgpu');
  const { parameters: best, eigenvalues } = leastSquares(DATA);
  // A step's rounding, some 16 ulp of numbers below 8, is kept for 1/(lr·λmin) steps.
  const atol = (16 * 8 * EPS32) / (lr * eigenvalues[0]);
  parameters.forEach((value, i) => {
    expect(Math.abs(value - (best[i] ?? NaN))).toBeLessThan(atol);
  });
});

test('by itself it takes the GPU, unless that is played on the CPU', async () => {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error('there is no adapter');
  const run = train(DATA, { lr: 0.1, epochs: 10 });
  await run.result();
  expect(run.engine?.engine).toBe(isSoftwareAdapter(adapter) ? 'cpu' : 'webgpu');
});

test('the device is destroyed at the end, and when the reader leaves', async () => {
  const devices: GPUDevice[] = [];
  const options = { gpu: noting(devices), engine: 'webgpu', epochs: 100_000, lr: 0.1 } as const;
  for await (const { epoch } of train(DATA, options)) if (epoch > 0) break;
  await train(DATA, { ...options, epochs: 10 }).result();
  expect(devices).toHaveLength(2);
  for (const device of devices) expect((await device.lost).reason).toBe('destroyed');
});
