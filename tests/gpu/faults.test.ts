import { describe, expect, test } from 'vitest';
import {
  AbortedError,
  DeviceLostError,
  GpuError,
  LimitError,
  type NoGpuReason,
} from '../../src/core/errors.ts';
import type { Problem } from '../../src/core/types.ts';
import { createWebGpuEngine, type AdapterOptions } from '../../src/gpu/index.ts';
import { HISTORY } from '../../src/gpu/run-layout.ts';
import { chooseShape } from '../../src/core/work/shape.ts';
import { Session } from '../../src/run/session.ts';
import fusedSource from '../../src/shaders/kernels/fused.wgsl?raw';
import mseSource from '../../src/shaders/losses/mse.wgsl?raw';
import advanceSource from '../../src/shaders/advance.wgsl?raw';
import { changedGpu, fakeGpu } from '../helpers/fake-gpu.ts';
import { edit, withEngine } from '../helpers/fault-runs.ts';
import { RATE, seededProblem } from '../helpers/problems.ts';
import { boundOf } from '../helpers/tolerance.ts';

/** 8192 × 8192 texels of 16 bytes in 256 layers: no device has so much. */
const QUARTER_TERABYTE: GPUTextureDescriptor = {
  size: [8192, 8192, 256],
  format: 'rgba32float',
  usage: 0x4,
};

describe('no device', () => {
  const refusing = fakeGpu(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (adapter !== null) adapter.requestDevice = () => Promise.reject(new Error('too many'));
    return adapter;
  });
  const silent = fakeGpu(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (adapter !== null) adapter.requestDevice = () => new Promise(() => undefined);
    return adapter;
  });
  // An adapter serves one request for a device.
  const consumed = fakeGpu(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    (await adapter?.requestDevice())?.destroy();
    return adapter;
  });
  const cases: readonly [NoGpuReason, AdapterOptions][] = [
    ['no-webgpu', { gpu: undefined }],
    ['insecure-context', { gpu: undefined, secureContext: false }],
    ['no-adapter', { gpu: fakeGpu(() => Promise.resolve(null)) }],
    ['no-adapter', { gpu: fakeGpu(() => Promise.reject(new Error('broken driver'))) }],
    ['adapter-timeout', { gpu: fakeGpu(() => new Promise(() => undefined)), timeoutMs: 20 }],
    ['device-refused', { gpu: refusing }],
    ['device-refused', { gpu: silent, timeoutMs: 20 }],
    ['device-refused', { gpu: consumed }],
  ];
  test.each(cases)('%s', async (reason, options) => {
    await expect(createWebGpuEngine(options)).rejects.toMatchObject({
      name: 'GpuUnavailableError',
      reason,
    });
  });
});

describe('a device that fails', () => {
  test('is lost: the waiting and every later step say so', async () => {
    let device: GPUDevice | undefined;
    const gpu = changedGpu({ device: (made) => (device = made) });
    await withEngine({ gpu }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(100));
      await trainer.advance(10, RATE);
      const waiting = trainer.advance(20_000, RATE);
      device?.destroy();
      await expect(waiting).rejects.toThrow(DeviceLostError);
      await expect(trainer.advance(1, RATE)).rejects.toThrow(DeviceLostError);
    });
  });

  test('reports an error that nobody asked for', async () => {
    let device: GPUDevice | undefined;
    const gpu = changedGpu({ device: (made) => (device = made) });
    await withEngine({ gpu }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(100));
      device?.createBuffer({ size: 4, usage: 0x1 | 0x80 });
      await expect(
        trainer.advance(1000, RATE).then(() => trainer.advance(1, RATE)),
      ).rejects.toThrow(GpuError);
      // Nobody knows in what state it left the device: the next run has another.
      const next = await engine.prepare(seededProblem(100));
      expect(await next.advance(3, RATE)).toMatchObject({ epoch: 3, finite: true });
    });
  });

  test.each([
    ['advance.wgsl', advanceSource, 'let epoch = run.state.epoch + 1;', 'dispatch'],
    ['losses/mse.wgsl', mseSource, 'return 2 * (prediction - y);', 'fused'],
    ['kernels/fused.wgsl', fusedSource, 'var done = 0u;\n  for (var epoch', 'fused'],
  ] as const)('cannot compile: the message has the line of %s', (file, text, from, strategy) => {
    const line = text.slice(0, text.indexOf(from)).split('\n').length;
    const gpu = changedGpu({ shader: edit(from, `nonsense(); ${from}`) });
    return withEngine({ gpu }, async (engine) => {
      const refused = engine.prepare(seededProblem(100, { strategy }));
      await expect(refused).rejects.toThrow(GpuError);
      await expect(refused).rejects.toThrow(new RegExp(`; ${file}:${line}:\\d+: .*nonsense`));
    });
  });

  test('refuses a kernel: the message says what to use', () => {
    const gpu = changedGpu({
      device: (device) => {
        const failed = new Error('VK_ERROR_UNKNOWN\n - while compiling');
        device.createComputePipelineAsync = () => Promise.reject(failed);
      },
    });
    return withEngine({ gpu }, async (engine) => {
      const refused = engine.prepare(seededProblem(100));
      await expect(refused).rejects.toThrow(GpuError);
      await expect(refused).rejects.toThrow(
        / does not compile pipeline\.\w+ \(VK_ERROR_UNKNOWN\): take a smaller model, or engine cpu or wasm$/,
      );
    });
  });

  test('cannot map: the run ends, and the next one has a place to go', async () => {
    let refuse = false;
    const gpu = changedGpu({
      buffer: (buffer) => {
        const mapAsync = buffer.mapAsync.bind(buffer);
        buffer.mapAsync = (...range) =>
          refuse ? Promise.reject(new Error('not today')) : mapAsync(...range);
      },
    });
    await withEngine({ gpu }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(100));
      await trainer.advance(1, RATE);
      refuse = true;
      const refused = trainer.advance(1, RATE);
      await expect(refused).rejects.toThrow(GpuError);
      await expect(refused).rejects.toThrow('not today');
      trainer.destroy();
      refuse = false;
      const next = await engine.prepare(seededProblem(100));
      expect(await next.advance(3, RATE)).toMatchObject({ epoch: 3, finite: true });
    });
  });

  test('has no memory left: the message says what to lower, and nothing stays behind', async () => {
    let full = true;
    const living = new Set<GPUBuffer>();
    const gpu = changedGpu({
      buffer: (buffer) => {
        living.add(buffer);
        const destroy = buffer.destroy.bind(buffer);
        buffer.destroy = () => {
          living.delete(buffer);
          destroy();
        };
      },
      device: (device) => {
        const createBuffer = device.createBuffer.bind(device);
        device.createBuffer = (descriptor) => {
          // What is beyond any memory: the device's own error, in the engine's own scope.
          if (full) device.createTexture(QUARTER_TERABYTE);
          return createBuffer(descriptor);
        };
      },
    });
    await withEngine({ gpu }, async (engine) => {
      const refused = engine.prepare(seededProblem(100));
      await expect(refused).rejects.toThrow(LimitError);
      await expect(refused).rejects.toThrow(/buffers of points 100: .* memory .*: lower points/s);
      expect(living.size).toBe(0);
      full = false;
      const trainer = await engine.prepare(seededProblem(100));
      expect(await trainer.advance(3, RATE)).toMatchObject({ epoch: 3, finite: true });
    });
  });

  test('can bind too little: the message says how many points fit, and they train', () =>
    withEngine({ gpu: navigator.gpu, bindingBytes: 16 }, async (engine) => {
      // Of each, 4 on a software adapter, 32,768 iterations of a quad.
      const { workgroupSize } = chooseShape(2000, engine.info.software);
      const most = workgroupSize * 32_768 * 4;
      const refused = engine.prepare(zeros(most + 1));
      await expect(refused).rejects.toThrow(LimitError);
      await expect(refused).rejects.toThrow(`give at most ${most} points`);
      const trainer = await engine.prepare(seededProblem(2000));
      await expect(trainer.advance(5, RATE)).resolves.toMatchObject({ epoch: 5, finite: true });
    }));

  test('is lost while the data travel', async () => {
    let device: GPUDevice | undefined;
    const gpu = changedGpu({ device: (made) => (device = made) });
    await withEngine({ gpu }, async (engine) => {
      const onUpload = (): void => {
        device?.destroy();
      };
      const preparing = engine.prepare(zeros(10_000_000), { onUpload });
      await expect(preparing).rejects.toThrow(DeviceLostError);
    });
  });
});

/** Points enough that they travel in pieces. Drawing them would take longer. */
function zeros(points: number): Problem {
  const x = new Float32Array(points);
  return seededProblem(2, { data: { x, y: x } });
}

describe('what a device is asked for, and a submit', () => {
  test('larger data take a device whose bindings hold a column, as far as the adapter has such', async () => {
    const adapter = await navigator.gpu.requestAdapter();
    const limits: number[] = [];
    const gpu = changedGpu({
      device: (device) => {
        const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
        limits.push(Math.min(maxBufferSize, maxStorageBufferBindingSize));
        // What it would train on is not the question.
        if (limits.length > 1) throw new Error('seen');
      },
    });
    const points = 2 ** 25 + 4;
    await withEngine({ gpu }, async (engine) => {
      await expect(engine.prepare(zeros(points))).rejects.toThrow('seen');
    });
    const { maxBufferSize = NaN, maxStorageBufferBindingSize = NaN } = adapter?.limits ?? {};
    expect(limits[1]).toBe(Math.min(4 * points, maxBufferSize, maxStorageBufferBindingSize));
  });

  test('a submit has no more samples than the history', () =>
    withEngine({ gpu: navigator.gpu }, async (engine) => {
      const problem = { ...seededProblem(10), strategy: 'fused', sampleEvery: 1 } as const;
      const trainer = await engine.prepare(problem);
      const { maxSteps } = trainer;
      expect(maxSteps).toBeLessThanOrEqual(HISTORY);
      await expect(trainer.advance(HISTORY + 1, problem)).rejects.toThrow(String(maxSteps));
      const { samples } = await trainer.advance(maxSteps, problem);
      expect(samples.map(({ epoch }) => epoch)).toEqual(
        Array.from({ length: maxSteps }, (_, i) => i + 1),
      );
      trainer.destroy();
    }));
});

describe('data that travel in pieces', () => {
  test('are reported, and train as all do', () =>
    withEngine({ gpu: navigator.gpu }, async (engine) => {
      const shares: number[] = [];
      const problem = zeros(6_000_000);
      // x and y are one array: ŷ − y = 2·a + b − 2 in every point.
      problem.data.x.fill(2);
      const trainer = await engine.prepare(problem, { onUpload: (share) => shares.push(share) });
      expect(shares).toHaveLength(1);
      expect(shares[0]).toBeCloseTo(1, 5);
      const { loss, gradient } = await trainer.advance(1, RATE);
      const [a = NaN, b = NaN] = problem.start.parameters;
      const residual = 2 * a + b - 2;
      const bound = boundOf('dispatch', problem, engine.info.software);
      expect(Math.abs(loss - residual ** 2)).toBeLessThanOrEqual(bound.loss);
      gradient.forEach((value, p) => {
        const due = 2 * residual * (p === 0 ? 2 : 1);
        expect(Math.abs(value - due)).toBeLessThanOrEqual(bound.gradient[p] ?? NaN);
      });
      trainer.destroy();
    }));

  test('are left where they are when the session is aborted', () =>
    withEngine({ gpu: navigator.gpu }, async (engine) => {
      const shares: number[] = [];
      const session = new Session({
        engine,
        problem: zeros(10_000_000),
        epochs: 10,
        clock: () => performance.now(),
        onUpload: (share) => {
          shares.push(share);
          session.abort();
        },
      });
      await expect(session[Symbol.asyncIterator]().next()).rejects.toThrow(AbortedError);
      expect(shares).toHaveLength(1);
      expect(shares[0]).toBeLessThan(1);
    }));
});
