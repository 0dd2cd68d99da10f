import { describe, expect, test } from 'vitest';
import { noisyLine, TRUE_LINE, X_RANGE } from '../../src/core/article/line.ts';
import { linspace } from '../../src/core/data/linspace.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import goldens from '../fixtures/torch-goldens.json';
import sizes from '../fixtures/torch-goldens-sizes.json';

const cases = [...goldens.cases, ...sizes.cases];

describe('linspace', () => {
  test.each(cases)('is PyTorch’s to the bit for $n points', ({ n, x }) => {
    expect([...linspace(-2, 12, n)]).toEqual(x);
  });

  test('counts each half from its own end, so that the halves mirror each other', () => {
    // Below 16 points there are no registers whose base would lie on one side.
    for (let n = 2; n < 16; n += 2) {
      const x = linspace(-1, 1, n);
      expect([...x.map((value) => -value).reverse()]).toEqual([...x]);
    }
  });

  test('has exact ends, rises, and lies within three roundings of the exact value', () => {
    for (const n of [2, 3, 15, 16, 17, 31, 32, 33, 100, 4097, 100_000]) {
      const x = linspace(-2, 12, n);
      expect(x).toHaveLength(n);
      expect(x[0]).toBe(-2);
      expect(x[n - 1]).toBe(12);
      // Half an ulp each: of step·i, whose step is itself rounded, and of the sums; all below 16.
      const tolerance = 3 * 2 ** -21;
      let before = -Infinity;
      x.forEach((value, i) => {
        if (value <= before) expect.fail(`x falls at ${i} of ${n}`);
        if (Math.abs(value - (-2 + (14 * i) / (n - 1))) > tolerance) {
          expect.fail(`x is off at ${i} of ${n}: ${value}`);
        }
        before = value;
      });
    }
  });
});

describe('noisyLine', () => {
  // Below 16 points the noise may differ by an ulp from machine to machine.
  test.each(cases.filter(({ n }) => n >= 16))(
    'has PyTorch’s y to the bit: seed $seed, $n points',
    ({ seed, n, x, y }) => {
      const data = noisyLine(new TorchGenerator(BigInt(seed)), n);
      expect([...data.x]).toEqual(x);
      expect([...data.y]).toEqual(y);
    },
  );

  test('scatters about the true line', () => {
    const { x, y } = noisyLine(new TorchGenerator(1n), 1000);
    expect([x[0], x.at(-1)]).toEqual([X_RANGE.least, X_RANGE.most]);
    const residuals = y.map((value, i) => value - TRUE_LINE.a * (x[i] ?? NaN) - TRUE_LINE.b);
    const mean = residuals.reduce((sum, r) => sum + r, 0) / 1000;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(1000));
  });
});
