import { describe, expect, test } from 'vitest';
import { chooseShape, MOST_ITERATIONS } from '../../src/core/work/shape.ts';

describe('chooseShape', () => {
  test.each([
    [2, true, 1],
    [511, true, 1],
    [512, true, 4],
    [1024, true, 4],
    [2, false, 64],
    [1024, false, 64],
  ])('%i points, software %s: one workgroup of %i', (points, software, workgroupSize) => {
    expect(chooseShape(points, software)).toEqual({ workgroupSize, blocks: 1 });
  });

  test('more points take as many blocks as are usual, or as there are workgroups of quads', () => {
    expect(chooseShape(1025, true)).toEqual({ workgroupSize: 4, blocks: 16 });
    expect(chooseShape(1025, false)).toEqual({ workgroupSize: 256, blocks: 2 });
    expect(chooseShape(100_000, false)).toEqual({ workgroupSize: 256, blocks: 98 });
  });

  test('beyond 256 blocks each has 16,384 points at least, up to as many as were measured', () => {
    const blocks = [20, 22, 23, 24, 26].map((exponent) => chooseShape(2 ** exponent, false).blocks);
    expect(blocks).toEqual([256, 256, 512, 1024, 1024]);
    const tuned = { workgroupSize: 256, blocks: 2048 };
    expect(chooseShape(2 ** 26, false, 0, tuned).blocks).toBe(2048);
    expect(chooseShape(2 ** 24 + 1, false, 0, tuned).blocks).toBe(1025);
  });

  test('what was measured to be fast is taken instead', () => {
    const tuned = { workgroupSize: 128, blocks: 40 };
    expect(chooseShape(1_000_000, false, 0, tuned)).toEqual(tuned);
    // Not for one dispatch, where the shape is part of the kernel.
    expect(chooseShape(1024, false, 0, tuned).blocks).toBe(1);
  });

  test('each level of caution gives a lane a quarter, as far as there are quads', () => {
    const blocks = [0, 1, 2, 3, 9].map((caution) => chooseShape(1_000_000, true, caution).blocks);
    // 250,000 quads are 62,500 workgroups of 4.
    expect(blocks).toEqual([16, 64, 256, 1024, 62_500]);
    expect(chooseShape(100, true, 1)).toEqual({ workgroupSize: 4, blocks: 7 });
    expect(chooseShape(2, true, 1)).toEqual({ workgroupSize: 4, blocks: 2 });
  });

  test('no lane takes more iterations than drivers do, and no dispatch more workgroups', () => {
    for (const software of [true, false]) {
      for (let exponent = 11; exponent <= 28; exponent++) {
        const points = 2 ** exponent;
        const { workgroupSize, blocks } = chooseShape(points, software);
        expect(points / 4 / (workgroupSize * blocks)).toBeLessThanOrEqual(MOST_ITERATIONS);
      }
    }
    expect(chooseShape(2 ** 28, true)).toEqual({ workgroupSize: 4, blocks: 512 });
    expect(chooseShape(2 ** 28, true, 9).blocks).toBe(65_535);
  });
});
