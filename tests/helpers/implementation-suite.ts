import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STRATEGIES, type Engine, type F32Precision } from '../../src/core/types.ts';
import { describeCompensated } from './compensated-suite.ts';
import { describeEngine } from './engine-suite.ts';
import type { Extent } from './extent.ts';
import { describeGoldens } from './goldens-suite.ts';
import { describeVerify } from './verify-suite.ts';

/**
 * All that one implementation of WebGPU must do, by every strategy.
 * @param extent of sizes, seeds and PyTorch's runs all, or as few as lead into every kernel: where the same library
 *     does them whole elsewhere
 */
export function describeImplementation(
  openIn: (precision: F32Precision) => Promise<Engine>,
  extent: Extent = 'whole',
): void {
  const open = (): Promise<Engine> => openIn('f32');
  for (const strategy of STRATEGIES) {
    describeEngine('webgpu', open, strategy, { extent });
    describeGoldens('figures', open, strategy, extent);
  }
  describeCompensated(openIn, extent);
  describeVerify(open, extent);

  describe('the adapter', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => {
      engine.destroy();
    });

    test('names itself', ({ task }) => {
      const { adapter, engine: id } = engine.info;
      expect(id).toBe('webgpu');
      expect(adapter).not.toBe('');
      // For the table of the implementations.
      Object.assign(task.meta, { adapter });
    });
  });
}
