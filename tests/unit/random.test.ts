import { describe, expect, test } from 'vitest';
import { cos, logOfUniform, sin } from '../../src/core/random/cephes.ts';
import { Mt19937 } from '../../src/core/random/mt19937.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import goldens from '../fixtures/torch-goldens.json';
import sizes from '../fixtures/torch-goldens-sizes.json';

const cases = [...goldens.cases, ...sizes.cases];
const EPS32 = 2 ** -23;

describe('Mt19937', () => {
  // The first five and the 10,000th, from the C++ standard (5489) and NumPy's RandomState.
  test.each([
    [0, [2357136044, 2546248239, 3071714933, 3626093760, 2588848963], 1543171712],
    [42, [1608637542, 3421126067, 4083286876, 787846414, 3143890026], 1399405940],
    [5489, [3499211612, 581869302, 3890346734, 3586334585, 545404204], 4123659995],
    [4294967295, [419326371, 479346978, 3918654476, 2416749639, 3388880820], 1117955853],
  ])('seed %i', (seed, firstFive, tenThousandth) => {
    const generator = new Mt19937(seed);
    const drawn = Array.from({ length: 10_000 }, () => generator.nextUint32());
    expect(drawn.slice(0, 5)).toEqual(firstFive);
    expect(drawn.at(-1)).toBe(tenThousandth);
  });
});

describe('TorchGenerator against PyTorch', () => {
  test.each(cases)('$model, seed $seed, $n points', ({ model, seed, n, noise, init }) => {
    const generator = new TorchGenerator(BigInt(seed));
    const normals = generator.randn(n);
    // From 16 on every operation is torch's; below, Math's log1p, sin and cos may differ by an
    // ulp of f64, which can move the f32 by one of its own.
    const tolerance = n >= 16 ? 0 : EPS32;
    noise.forEach((expected, i) => {
      expect(Math.abs((normals[i] ?? NaN) - expected)).toBeLessThanOrEqual(
        tolerance * Math.abs(expected),
      );
    });
    const parameters =
      model === 'parameter'
        ? [...generator.randn(1), ...generator.randn(1)]
        : [generator.uniform(-1, 1), generator.uniform(-1, 1)];
    expect(parameters).toEqual(init);
  });
});

describe('TorchGenerator', () => {
  test('counts the low 32 bits of the seed, in two’s complement', () => {
    const first = (seed: bigint) => new TorchGenerator(seed).uniform(0, 1);
    expect(first(2n ** 32n + 42n)).toBe(first(42n));
    expect(first(-1n)).toBe(first(2n ** 64n - 1n));
    expect(first(-1n)).toBe(first(2n ** 32n - 1n));
    expect(first(-(2n ** 63n))).toBe(first(0n));
    expect(first(2n ** 31n)).not.toBe(first(0n));
    expect(first(1n)).not.toBe(first(0n));
  });

  test('keeps the second normal number of a pair for the next call', () => {
    const together = new TorchGenerator(7n).randn(4);
    const apart = new TorchGenerator(7n);
    expect([...apart.randn(1), ...apart.randn(1), ...apart.randn(2)]).toEqual([...together]);
    const odd = new TorchGenerator(7n);
    expect([...odd.randn(3), ...odd.randn(1)]).toEqual([...together]);
  });

  test('leaves the kept number alone while it draws blocks and uniform numbers', () => {
    const pair = new TorchGenerator(7n).randn(2);
    const generator = new TorchGenerator(7n);
    generator.randn(1);
    generator.randn(16);
    generator.uniform(0, 1);
    expect(generator.randn(1)[0]).toBe(pair[1]);
  });

  test('draws the tail anew: the words used are n, or n + 16', () => {
    for (const [n, words] of [
      [16, 16],
      [17, 33],
      [32, 32],
      [33, 49],
    ] as const) {
      const generator = new TorchGenerator(3n);
      generator.randn(n);
      const counted = new Mt19937(3);
      for (let i = 0; i < words; i++) counted.nextUint32();
      expect(generator.uniform(0, 1)).toBe((counted.nextUint32() & 0xffffff) / 2 ** 24);
    }
  });

  test('uniform stays in its range and has 24 bits', () => {
    const generator = new TorchGenerator(11n);
    for (let i = 0; i < 10_000; i++) {
      const value = generator.uniform(-1, 1);
      expect(value).toBeGreaterThanOrEqual(-1);
      expect(value).toBeLessThan(1);
      expect(Number.isInteger(value * 2 ** 23)).toBe(true);
    }
  });

  test('randn(0) is empty and draws nothing', () => {
    const generator = new TorchGenerator(1n);
    expect(generator.randn(0)).toHaveLength(0);
    expect(generator.uniform(0, 1)).toBe(new TorchGenerator(1n).uniform(0, 1));
  });

  test('normal numbers have mean 0 and variance 1', () => {
    const n = 100_003;
    const normals = new TorchGenerator(5n).randn(n);
    const mean = normals.reduce((sum, z) => sum + z, 0) / n;
    const variance = normals.reduce((sum, z) => sum + z * z, 0) / n;
    // Five standard deviations: of the mean 1/√n, of the mean square √(2/n).
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  });
});

describe('cephes', () => {
  // Half an ulp is the last rounding; the polynomials and the reduced angle add less than another.
  test('logOfUniform is the logarithm to 2^-23, relative', () => {
    const units = [1, 2, 3, 5, 2 ** 23, 11863283, 11863284, 2 ** 24 - 1, 2 ** 24];
    for (let k = 1; k < 2 ** 24; k += 4999) units.push(k);
    for (const k of units) {
      const exact = Math.log(k / 2 ** 24);
      const error = Math.abs(logOfUniform(k / 2 ** 24) - exact);
      expect(error).toBeLessThanOrEqual(EPS32 * Math.abs(exact));
    }
  });

  test('cos and sin are right to 2^-23, all the way round', () => {
    for (let i = 0; i <= 10_000; i++) {
      const angle = Math.fround((2 * Math.PI * i) / 10_000);
      expect(Math.abs(cos(angle) - Math.cos(angle))).toBeLessThanOrEqual(EPS32);
      expect(Math.abs(sin(angle) - Math.sin(angle))).toBeLessThanOrEqual(EPS32);
    }
  });
});

describe('randn in pieces', () => {
  test('draws what torch draws in one go, and tells how far it is', () => {
    // Several pieces, and a tail that is drawn anew and reaches back into the one before the last.
    const n = 2 ** 18 + 5;
    const work = new TorchGenerator(9n).randnInPieces(n);
    const shares: number[] = [];
    let step = work.next();
    for (; step.done !== true; step = work.next()) shares.push(step.value);
    expect(shares).toEqual([2 ** 17 / n, 2 ** 18 / n]);
    expect(step.value).toEqual(plainRandn(9, n));
  });

  /** As torch does it: all uniform numbers, then all blocks, then the tail. */
  function plainRandn(seed: number, n: number): Float32Array {
    const words = new Mt19937(seed);
    const unit = (): number => (words.nextUint32() & 0xffffff) / 2 ** 24;
    const values = Float32Array.from({ length: n }, unit);
    const block = (at: number): void => {
      for (let i = at; i < at + 8; i++) {
        const radius = Math.fround(
          Math.sqrt(Math.fround(-2 * logOfUniform(1 - (values[i] ?? NaN)))),
        );
        const theta = Math.fround(Math.fround(2 * Math.PI) * (values[i + 8] ?? NaN));
        values[i] = radius * cos(theta);
        values[i + 8] = radius * sin(theta);
      }
    };
    for (let i = 0; i + 16 <= n; i += 16) block(i);
    for (let i = n - 16; i < n; i++) values[i] = unit();
    block(n - 16);
    return values;
  }
});
