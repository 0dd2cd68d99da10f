import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fusedShape } from '../../src/gpu/strategies/fused.ts';

const software = { software: true, subgroupSize: 4 };
const withoutSubgroups = { software: true, subgroupSize: undefined };
const hardware = { software: false, subgroupSize: 32 };
const narrow = { software: false, subgroupSize: undefined };

describe('the shape of fused', () => {
  test.each([
    [software, 2, 'fusedSubgroup', 4, 1],
    [software, 100, 'fusedSubgroup', 4, 7],
    [software, 1024, 'fusedSubgroup', 4, 64],
    [software, 1025, 'fusedSubgroup', 4, 0],
    [withoutSubgroups, 256, 'fusedLone', 1, 64],
    [withoutSubgroups, 257, 'fusedLone', 1, 0],
    [hardware, 100, 'fusedSubgroup', 32, 1],
    [hardware, 1024, 'fusedSubgroup', 32, 8],
    [hardware, 2048, 'fusedSubgroup', 32, 16],
    [hardware, 2049, 'fused', 256, 3],
    [hardware, 65_536, 'fused', 256, 64],
    [hardware, 65_537, 'fused', 256, 0],
    [narrow, 100, 'fused', 32, 1],
  ] as const)('%o, %i points: %s of %i, %i rows', (gpu, points, kernel, workgroupSize, rows) => {
    expect(fusedShape(points, 'f32', gpu)).toEqual({ kernel, workgroupSize, rows });
  });

  test('compensated sums are not left to a subgroup', () => {
    expect(fusedShape(100, 'compensated', hardware).kernel).toBe('fused');
  });

  test('holds no more rows than the kernel has room for', () => {
    const wgsl = readFileSync(
      new URL('../../src/shaders/points/held.wgsl', import.meta.url),
      'utf8',
    );
    const room = Number(/MOST_ROWS = (\d+)u/.exec(wgsl)?.[1]);
    const taken = [...wgsl.matchAll(/plusEight\(\w+(?:\(\))?, theta, (\d+)\)/g)].map(([, k]) =>
      Number(k),
    );
    expect(taken).toEqual(Array.from({ length: room / 8 }, (_, i) => 8 * i));
    expect(fusedShape(4 * room, 'f32', withoutSubgroups).rows).toBe(room);
    expect(fusedShape(4 * room + 1, 'f32', withoutSubgroups).rows).toBe(0);
  });
});
