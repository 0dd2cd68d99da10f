import { describe, expect, test } from 'vitest';
import {
  DeviceLostError,
  GpuError,
  IncompleteWorkError,
  LimitError,
  type NoGpuReason,
} from '../../src/core/errors.ts';
import type { Engine, Problem, Snapshot } from '../../src/core/types.ts';
import { createWebGpuEngine, type AdapterOptions } from '../../src/gpu/index.ts';
import { Session } from '../../src/run/session.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { changedGpu, fakeGpu } from '../helpers/fake-gpu.ts';
import { last, seededProblem, trainTo } from '../helpers/problems.ts';

async function withEngine<T>(
  options: AdapterOptions,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await createWebGpuEngine(options);
  try {
    return await use(engine);
  } finally {
    engine.destroy();
  }
}

async function run(engine: Engine, problem: Problem, epochs: number): Promise<Snapshot[]> {
  const session = new Session({ engine, problem, epochs, clock: () => performance.now() });
  const snapshots: Snapshot[] = [];
  for await (const snapshot of session) snapshots.push(snapshot);
  return snapshots;
}

/** The text with `from` replaced by `to`; an error where there is nothing to replace. */
function edit(from: string, to: string): (code: string) => string {
  let found = false;
  return (code) => {
    found ||= code.includes(from);
    if (!found) throw new Error(`no shader has ${from}`);
    return code.replaceAll(from, to);
  };
}

describe('no device', () => {
  const refusing = fakeGpu(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (adapter !== null) adapter.requestDevice = () => Promise.reject(new Error('too many'));
    return adapter;
  });
  const cases: readonly [NoGpuReason, AdapterOptions][] = [
    ['no-webgpu', { gpu: undefined }],
    ['insecure-context', { gpu: undefined, secureContext: false }],
    ['no-adapter', { gpu: fakeGpu(() => Promise.resolve(null)) }],
    ['no-adapter', { gpu: fakeGpu(() => Promise.reject(new Error('broken driver'))) }],
    ['adapter-timeout', { gpu: fakeGpu(() => new Promise(() => undefined)), timeoutMs: 20 }],
    ['device-refused', { gpu: refusing }],
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
      await trainer.advance(10);
      const waiting = trainer.advance(20_000);
      device?.destroy();
      await expect(waiting).rejects.toThrow(DeviceLostError);
      await expect(trainer.advance(1)).rejects.toThrow(DeviceLostError);
    });
  });

  test('reports an error that nobody asked for', async () => {
    let device: GPUDevice | undefined;
    const gpu = changedGpu({ device: (made) => (device = made) });
    await withEngine({ gpu }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(100));
      device?.createBuffer({ size: 4, usage: 0x1 | 0x80 });
      await expect(trainer.advance(1000).then(() => trainer.advance(1))).rejects.toThrow(GpuError);
    });
  });

  test('cannot compile: the message has the line', async () => {
    const gpu = changedGpu({ shader: edit('let epoch = run.epoch + 1;', 'let epoch = nonsense;') });
    await withEngine({ gpu }, async (engine) => {
      await expect(engine.prepare(seededProblem(100))).rejects.toThrow(/line \d+.*nonsense/);
    });
  });

  test('has too little room: the message says how many points fit', async () => {
    const limit = 1024;
    const gpu = fakeGpu(async () => {
      const adapter = await navigator.gpu.requestAdapter();
      if (adapter === null) return null;
      // A device with less than the default is made by nobody: let the engine see a small one.
      const requestDevice = adapter.requestDevice.bind(adapter);
      adapter.requestDevice = async (descriptor) => {
        const device = await requestDevice({ label: descriptor?.label ?? '' });
        const limits = { maxStorageBufferBindingSize: limit, maxBufferSize: limit };
        Object.defineProperty(device, 'limits', { value: limits });
        return device;
      };
      return adapter;
    });
    await withEngine({ gpu }, async (engine) => {
      const refused = engine.prepare(seededProblem(257));
      await expect(refused).rejects.toThrow(LimitError);
      await expect(refused).rejects.toThrow(/points 257 .* at most 256 points/);
    });
  });
});

describe('a driver that cuts work short', () => {
  const CUT_SEQUENCE = edit(
    'total += gradients[i];',
    'if (i == 48) { break; } total += gradients[i];',
  );
  const CUT_ROWS = edit('row < points / 32;', 'row < points / 32 && row < 2;');
  const CUT_BLOCKS = edit('< whole;', '< whole && done < 100;');

  test.each([
    ['of one invocation', 100, CUT_ROWS],
    ['of one workgroup', 600, CUT_SEQUENCE],
  ])('is found out in the kernel %s', (_name, points, shader) =>
    withEngine({ gpu: changedGpu({ shader }) }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(points));
      await expect(trainer.advance(1)).rejects.toThrow(IncompleteWorkError);
    }),
  );

  test('is found out in the kernel of many blocks', () =>
    withEngine({ gpu: changedGpu({ shader: CUT_BLOCKS }) }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(1_000_000));
      await expect(trainer.advance(1)).rejects.toThrow(/cut the work short/);
    }));

  test('is found out when it drops steps', () => {
    const shader = edit('run.epoch = epoch;', 'run.epoch = epoch - select(0u, 1u, epoch == 500);');
    return withEngine({ gpu: changedGpu({ shader }) }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(100));
      await expect(trainer.advance(499)).resolves.toMatchObject({ epoch: 499 });
      await expect(trainer.advance(10)).rejects.toThrow(/epoch 499 of 509/);
    });
  });

  test.each([
    ['one invocation', 100, CUT_ROWS],
    ['one workgroup', 600, CUT_SEQUENCE],
    ['many blocks', 1_000_000, CUT_BLOCKS],
  ])('is mended by smaller pieces: %s', async (_name, points, shader) => {
    const problem = seededProblem(points);
    const oracle = await cpuEngine('f64').prepare(problem);
    const due = last(await trainTo(oracle, 30));
    await withEngine({ gpu: changedGpu({ shader }) }, async (engine) => {
      const found = last(await run(engine, problem, 30));
      expect(found.epoch).toBe(30);
      found.parameters.forEach((value, p) => {
        expect(value).toBeCloseTo(due.parameters[p] ?? NaN, 4);
      });
    });
  });

  test('ends in an error where smaller pieces do not help', () => {
    const noLoop = edit('< whole;', '< whole && false;');
    const noTail = edit('if (quad < end)', 'if (false)');
    const shader = (code: string): string => noTail(noLoop(code));
    return withEngine({ gpu: changedGpu({ shader }) }, async (engine) => {
      await expect(run(engine, seededProblem(5000), 10)).rejects.toThrow(IncompleteWorkError);
    });
  });
});
