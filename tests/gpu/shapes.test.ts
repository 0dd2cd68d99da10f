import { afterAll, describe, expect, test } from 'vitest';
import type { Shape } from '../../src/core/shape.ts';
import type { Problem, Snapshot } from '../../src/core/types.ts';
import type { CpuKernel } from '../../src/cpu/kernel.ts';
import { LineMseF32Blocks } from '../../src/cpu/line-mse/f32-blocks.ts';
import { LineMseF32Small } from '../../src/cpu/line-mse/f32-small.ts';
import { GpuDevice } from '../../src/gpu/device.ts';
import { planDispatch } from '../../src/gpu/strategies/dispatch.ts';
import { GpuTrainer } from '../../src/gpu/trainer.ts';
import { last, seededProblem, trainTo } from '../helpers/problems.ts';

// Workgroups wider than the adapter's SIMD are what shows a missing barrier. On a software adapter,
// which keeps to the order of operations, the mirror has the very bits; elsewhere 2e-6 of them.
const EPOCHS = 12;

const gpu = await GpuDevice.open({ gpu: navigator.gpu }, 2 ** 27);
afterAll(() => {
  gpu.destroy();
});

async function train(problem: Problem, shape: Shape): Promise<Snapshot> {
  const plan = await planDispatch(gpu, problem, shape);
  const trainer = await GpuTrainer.create(gpu, problem, plan);
  try {
    return last(await trainTo(trainer, EPOCHS));
  } finally {
    trainer.destroy();
  }
}

function expectMirrored({ loss, parameters }: Snapshot, mirror: CpuKernel): void {
  mirror.steps(EPOCHS, 1e-3);
  const bound = gpu.software ? 0 : 2e-6;
  const found = [loss, ...parameters];
  [mirror.loss, ...mirror.parameters].forEach((due, i) => {
    expect(Math.abs((found[i] ?? NaN) - due)).toBeLessThanOrEqual(bound * Math.abs(due));
  });
}

describe('one dispatch: any workgroup size gives the same bits', () => {
  test.each([1, 2, 4, 8, 32, 64, 256])('%i invocations', async (workgroupSize) => {
    for (const points of [33, 100, 1000]) {
      const problem = seededProblem(points);
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
      const problem = seededProblem(points);
      const found = await train(problem, shape);
      expectMirrored(found, new LineMseF32Blocks(problem.data, problem.start.parameters, shape));
    }
  });
});
