import { afterAll, describe, expect, test } from 'vitest';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import type { Shape } from '../../src/core/work/shape.ts';
import type { F32Precision, Snapshot } from '../../src/core/types.ts';
import type { CpuKernel } from '../../src/cpu/kernel.ts';
import { lineMseBlocks } from '../../src/cpu/line-mse/blocks.ts';
import { compensated } from '../../src/cpu/line-mse/compensated.ts';
import { plainF32 } from '../../src/cpu/line-mse/f32-blocks.ts';
import { LineMseF32Small } from '../../src/cpu/line-mse/f32-small.ts';
import { LineMseF64 } from '../../src/cpu/line-mse/f64.ts';
import { GpuDevice } from '../../src/gpu/device.ts';
import type { GpuProblem } from '../../src/gpu/problem.ts';
import { planFused, type FusedShape } from '../../src/gpu/strategies/fused.ts';
import { planDispatch } from '../../src/gpu/strategies/dispatch.ts';
import { createTrainer, type Plan } from '../../src/gpu/trainer.ts';
import { last, seededProblem, startAt, trainTo } from '../helpers/problems.ts';
import { shapeInChunks, UNIT_ROUNDOFF } from '../helpers/tolerance.ts';

// Workgroups wider than the adapter's SIMD are what shows a missing barrier. On a software adapter,
// which keeps to the order of operations, the mirror has the very bits; elsewhere 2e-6 of them.
const EPOCHS = 12;

const gpu = await GpuDevice.open({ gpu: navigator.gpu }, 2 ** 27);
afterAll(() => {
  gpu.destroy();
});

function problemOf(points: number, precision: F32Precision = 'f32'): GpuProblem {
  return { ...seededProblem(points), precision };
}

function train(problem: GpuProblem, shape: Shape): Promise<Snapshot> {
  return trainBy(problem, planDispatch(gpu, problem, shape));
}

async function trainBy(problem: GpuProblem, planned: Promise<Plan>): Promise<Snapshot> {
  const plan = await planned;
  const trainer = await createTrainer(gpu, problem, plan);
  try {
    return last(await trainTo(trainer, EPOCHS));
  } finally {
    trainer.destroy();
  }
}

function expectMirrored({ loss, parameters }: Snapshot, mirror: CpuKernel): void {
  mirror.epochs(EPOCHS, 1e-3);
  const bound = gpu.software ? 0 : 2e-6;
  const found = [loss, ...parameters];
  [mirror.loss, ...mirror.parameters].forEach((due, i) => {
    expect(Math.abs((found[i] ?? NaN) - due)).toBeLessThanOrEqual(bound * Math.abs(due));
  });
}

describe('one dispatch: any workgroup size gives the same bits', () => {
  test.each([1, 2, 4, 8, 32, 64, 256])('%i invocations', async (workgroupSize) => {
    for (const points of [33, 100, 1000]) {
      const problem = problemOf(points);
      const found = await train(problem, { workgroupSize, blocks: 1 });
      expectMirrored(found, new LineMseF32Small(problem.data, problem.start.parameters));
    }
  });
});

describe('many blocks', () => {
  const shapes: readonly Shape[] = [1, 4, 16, 64].flatMap((workgroupSize) =>
    [2, 7, 80].map((blocks) => ({ workgroupSize, blocks })),
  );
  test.each(shapes)('$workgroupSize invocations, $blocks blocks', async (shape) => {
    for (const points of [50, 4099]) {
      const problem = problemOf(points);
      const found = await train(problem, shape);
      expectMirrored(found, lineMseBlocks(problem.data, shape, plainF32(problem.start.parameters)));
    }
  });
});

describe('many chunks', () => {
  // A quad; six and a half; 37 quads, which most numbers of blocks do not divide.
  const bindings = [16, 104, 592];
  const shapes: readonly Shape[] = [1, 4, 64].flatMap((workgroupSize) =>
    [2, 7].map((blocks) => ({ workgroupSize, blocks })),
  );
  const cases = bindings.flatMap((bytes) => shapes.map((shape) => ({ bytes, ...shape })));
  test.each(cases)(
    'of $bytes bytes, $workgroupSize invocations, $blocks blocks',
    async ({ bytes, ...shape }) => {
      const small = await GpuDevice.open({ gpu: navigator.gpu, bindingBytes: bytes }, 2 ** 27);
      // 49: where two blocks of three quads fit, the last chunk is a single point.
      for (const points of [23, 24, 25, 47, 48, 49, 1027]) {
        const problem = problemOf(points);
        const plan = await planDispatch(small, problem, shape);
        const trainer = await createTrainer(small, problem, plan);
        const found = last(await trainTo(trainer, EPOCHS));
        const whole = shapeInChunks(points, shape, bytes);
        const { parameters } = problem.start;
        expectMirrored(found, lineMseBlocks(problem.data, whole, plainF32(parameters)));
      }
      small.destroy();
    },
  );

  test('are told', async () => {
    const small = await GpuDevice.open({ gpu: navigator.gpu, bindingBytes: 1024 }, 2 ** 27);
    const { description } = await planDispatch(small, problemOf(1000), {
      workgroupSize: 4,
      blocks: 16,
    });
    expect(description).toBe('dispatch, 64 × 4 threads in 4 chunks');
    small.destroy();
  });
});

describe('compensated', () => {
  // At the optimum heads cancel, and what is left hangs on the tails.
  function problemAtRest(points: number): GpuProblem {
    const problem = problemOf(points, 'compensated');
    const [a, b] = leastSquares(problem.data).parameters;
    return { ...problem, start: startAt([a, b + 1e-6]) };
  }
  const mirror = ({ data, start }: GpuProblem, shape: Shape): CpuKernel =>
    lineMseBlocks(data, shape, compensated(start.parameters));

  const shapes: readonly Shape[] = [1, 4, 64].flatMap((workgroupSize) =>
    [1, 2, 7, 80].map((blocks) => ({ workgroupSize, blocks })),
  );
  test.each(shapes)('dispatch, $workgroupSize invocations, $blocks blocks', async (shape) => {
    for (const points of [2, 50, 4099]) {
      const problem = problemAtRest(points);
      expectMirrored(await train(problem, shape), mirror(problem, shape));
    }
  });

  test.each([1, 4, 64, 256])('fused, %i invocations', async (workgroupSize) => {
    const kernel = workgroupSize === 1 ? 'fusedLone' : 'fused';
    for (const { points, rows } of waysOf([2, 50, 4099], workgroupSize)) {
      const problem = problemAtRest(points);
      const plan = planFused(gpu, problem, { kernel, workgroupSize, rows }, 0);
      expectMirrored(await trainBy(problem, plan), mirror(problem, { workgroupSize, blocks: 1 }));
    }
  });
});

/** Each size with its points loaded in every step, and held in registers where they fit. */
function waysOf(
  sizes: readonly number[],
  workgroupSize: number,
): { readonly points: number; readonly rows: number }[] {
  return sizes.flatMap((points) => {
    const rows = Math.ceil(points / 4 / workgroupSize);
    return [0, ...(rows <= 64 ? [rows] : [])].map((held) => ({ points, rows: held }));
  });
}

describe('many steps in a dispatch', () => {
  const shapes: readonly Omit<FusedShape, 'rows'>[] = [
    { kernel: 'fusedLone', workgroupSize: 1 },
    ...[1, 4, 16, 64, 256].map((workgroupSize) => ({ kernel: 'fused' as const, workgroupSize })),
    // Where there are no subgroups, the test of the adapter below says so.
    ...(gpu.subgroupSize === undefined
      ? []
      : [{ kernel: 'fusedSubgroup' as const, workgroupSize: gpu.subgroupSize }]),
  ];
  test('the adapter of the tests has subgroups', () => {
    expect(gpu.subgroupSize).toBeGreaterThanOrEqual(4);
  });
  test.each(shapes)('$kernel, $workgroupSize invocations', async (shape) => {
    for (const { points, rows } of waysOf([2, 50, 127, 1027], shape.workgroupSize)) {
      const problem = problemOf(points);
      const found = await trainBy(problem, planFused(gpu, problem, { ...shape, rows }, 0));
      const oracle = new LineMseF64(problem.data, problem.start.parameters);
      oracle.epochs(EPOCHS, 1e-3);
      // Twelve steps of a sum of at most 257 quads; errors in θ shrink on the way.
      const bound = 257 * UNIT_ROUNDOFF;
      expect(Math.abs(found.loss - oracle.loss)).toBeLessThanOrEqual(bound * oracle.loss);
      oracle.parameters.forEach((due, p) => {
        const error = Math.abs((found.parameters[p] ?? NaN) - due);
        expect(error).toBeLessThanOrEqual(bound * Math.max(1, Math.abs(due)));
      });
    }
  });
});
