import { describe, expect, test } from 'vitest';
import { LimitError } from '../../src/core/errors.ts';
import type { Dataset } from '../../src/core/types.ts';
import { chunkOf, columnBytes, layOutChunks } from '../../src/gpu/chunks.ts';

const SHAPE = { workgroupSize: 4, blocks: 16 };

function rangeOf(points: number): Dataset {
  const x = Float32Array.from({ length: points }, (_, i) => i);
  return { x, y: x.map((value) => -value) };
}

describe('the layout of chunks', () => {
  test('is one chunk as long as a binding holds the column', () => {
    const bytes = columnBytes(2048);
    expect(layOutChunks(2047, SHAPE, bytes).chunks).toBe(1);
    expect(layOutChunks(2048, SHAPE, bytes)).toEqual({
      chunks: 1,
      blocksPerChunk: 16,
      quadsPerBlock: 32,
      pointsPerChunk: 2048,
    });
    expect(layOutChunks(2049, SHAPE, bytes).chunks).toBe(2);
  });

  const cases = [16, 96, 1000, 4096, 2 ** 27].flatMap((bindingBytes) =>
    [2, 7, 16, 300].map((blocks) => ({ bindingBytes, blocks })),
  );
  test.each(cases)(
    '$blocks blocks over bindings of $bindingBytes bytes take every point once',
    ({ bindingBytes, blocks }) => {
      for (const points of [1, 4, 5, 23, 24, 25, 49, 1025, 4099]) {
        const data = rangeOf(points);
        const layout = layOutChunks(points, { workgroupSize: 64, blocks }, bindingBytes);
        const chunks = Array.from({ length: layout.chunks }, (_, i) => chunkOf(data, layout, i));
        expect(chunks.flatMap(({ x }) => [...x])).toEqual([...data.x]);
        expect(chunks.flatMap(({ y }) => [...y])).toEqual([...data.y]);
        for (const { x } of chunks) {
          expect(x.length).toBeGreaterThan(0);
          expect(columnBytes(x.length)).toBeLessThanOrEqual(bindingBytes);
          expect(x.buffer).toBe(data.x.buffer);
          const quads = Math.ceil(x.length / 4);
          expect(quads).toBeLessThanOrEqual(layout.blocksPerChunk * layout.quadsPerBlock);
        }
      }
    },
  );

  test('fills the device in every chunk where a binding is large enough', () => {
    const { chunks, blocksPerChunk } = layOutChunks(2 ** 28, SHAPE, 2 ** 27);
    expect({ chunks, blocksPerChunk }).toEqual({ chunks: 8, blocksPerChunk: 16 });
  });

  test('uses whole quads of a limit that is none', () => {
    // 2 GiB − 4 is what some drivers give.
    const { pointsPerChunk } = layOutChunks(2 ** 30, SHAPE, 2 ** 31 - 4);
    expect(columnBytes(pointsPerChunk)).toBeLessThanOrEqual(2 ** 31 - 4);
  });

  test('says how many points there may be, and they may', () => {
    const layOut = (points: number) => layOutChunks(points, SHAPE, 256);
    expect(() => layOut(2 ** 23)).toThrow(LimitError);
    expect(() => layOut(2 ** 23)).toThrow(/points 8388608 .* at most 524288 points$/);
    expect(layOut(524_288).chunks).toBe(8192);
    expect(() => layOut(524_289)).toThrow(LimitError);
  });
});
