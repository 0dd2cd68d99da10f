import { describe, expect, test } from 'vitest';
import {
  AbortedError,
  DeviceLostError,
  GpuError,
  IncompleteWorkError,
  LimitError,
  type NoGpuReason,
} from '../../src/core/errors.ts';
import type { Engine, Problem, Snapshot } from '../../src/core/types.ts';
import {
  createWebGpuEngine,
  type AdapterOptions,
  type WebGpuOptions,
} from '../../src/gpu/index.ts';
import { Session } from '../../src/run/session.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { changedGpu, fakeGpu } from '../helpers/fake-gpu.ts';
import { last, seededProblem, trainTo } from '../helpers/problems.ts';
import { boundOf } from '../helpers/tolerance.ts';

async function withEngine<T>(
  options: WebGpuOptions,
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

  test('has no memory left: the message says so, and fewer points train', async () => {
    let isFull = true;
    const gpu = changedGpu({
      device: (device) => {
        const filters: GPUErrorFilter[] = [];
        const push = device.pushErrorScope.bind(device);
        const pop = device.popErrorScope.bind(device);
        device.pushErrorScope = (filter) => {
          filters.push(filter);
          push(filter);
        };
        device.popErrorScope = async () => {
          const starved = filters.pop() === 'out-of-memory' && isFull;
          const error = await pop();
          return starved ? new GPUOutOfMemoryError('no room on the heap') : error;
        };
      },
    });
    await withEngine({ gpu }, async (engine) => {
      const refused = engine.prepare(seededProblem(5000));
      await expect(refused).rejects.toThrow(LimitError);
      await expect(refused).rejects.toThrow(/points 5000.*no room on the heap.*: lower points/);
      isFull = false;
      const trainer = await engine.prepare(seededProblem(100));
      await expect(trainer.advance(5)).resolves.toMatchObject({ epoch: 5, finite: true });
    });
  });

  test('can bind too little: the message says how many points fit, and they train', () =>
    withEngine({ gpu: navigator.gpu, bindingBytes: 16 }, async (engine) => {
      // 4 invocations, 32,768 blocks each, of one quad.
      const most = 4 * 32_768 * 4 * (engine.info.software ? 1 : 16);
      const refused = engine.prepare(seededProblem(most + 1));
      await expect(refused).rejects.toThrow(LimitError);
      await expect(refused).rejects.toThrow(`give at most ${most} points`);
      const trainer = await engine.prepare(seededProblem(2000));
      await expect(trainer.advance(5)).resolves.toMatchObject({ epoch: 5, finite: true });
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
      const { loss, gradient } = await trainer.advance(1);
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
    ['one invocation', 100, CUT_ROWS, undefined],
    ['one workgroup', 600, CUT_SEQUENCE, undefined],
    ['many blocks', 1_000_000, CUT_BLOCKS, undefined],
    ['many chunks', 1_000_000, CUT_BLOCKS, 2 ** 20],
  ])('is mended by smaller pieces: %s', async (_name, points, shader, bindingBytes) => {
    const problem = seededProblem(points);
    const oracle = await cpuEngine('f64').prepare(problem);
    const due = last(await trainTo(oracle, 30));
    const gpu = changedGpu({ shader });
    await withEngine({ gpu, ...(bindingBytes && { bindingBytes }) }, async (engine) => {
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
