/** `fit` of waves that turn many times in the rows: a minimum for each turn, of which the least is one. */
import { describe, expect, test } from 'vitest';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { fit, type FitResult } from '../../src/index.ts';

const drawn = new TorchGenerator(23).randn(1000);
const noise = (i: number): number => 0.1 * (drawn[i] ?? NaN);
const named = ({ parameters }: FitResult, name: string) => parameters.find((one) => one.name === name); // prettier-ignore
/** Five standard errors are no chance. */
function expectNear(found: FitResult, name: string, due: number): void {
  const { value = NaN, standardError = NaN } = named(found, name) ?? {};
  expect(Math.abs(Math.abs(value) - due) / standardError, `${name} = ${value}`).toBeLessThan(5);
}

describe('without a start', () => {
  test.each<[string, string, number, (x: number) => number, Readonly<Record<string, number>>]>([
    [
      '40 turns',
      'c + A*sin(w*x + p)',
      100,
      (x) => 3 + 2 * Math.sin(10.37 * x + 0.4),
      { w: 10.37, c: 3 },
    ],
    [
      '290 turns, in a list of sine and cosine',
      'c + A*sin(w*x) + B*cos(w*x)',
      1000,
      (x) => 3 + 2 * Math.sin(7.37 * x) + Math.cos(7.37 * x),
      { w: 7.37, A: 2, B: 1 },
    ],
    [
      'as a period',
      'c + A*sin(2*pi*x/T + p)',
      400,
      (x) => 3 + 2 * Math.sin((2 * Math.PI * x) / 0.85 + 0.4),
      { T: 0.85, c: 3 },
    ],
    [
      'from a place on',
      'A*cos(2*pi*f*(x - m))',
      200,
      (x) => 2 * Math.cos(2 * Math.PI * 1.7 * (x - 0.2)),
      { f: 1.7 },
    ],
    [
      'two waves',
      'c + A*sin(w*x + p) + B*sin(v*x + q)',
      200,
      (x) => 3 + 2 * Math.sin(10.37 * x + 0.4) + Math.sin(3 * x),
      { w: 10.37, v: 3 },
    ],
  ])('%s are found', async (_, formula, count, of, due) => {
    const x = Array.from({ length: count }, (__, i) => i / 4);
    const found = await fit({ x, y: x.map((one, i) => of(one) + noise(i)) }, formula);
    expect(found.status).toBe('converged');
    for (const [name, value] of Object.entries(due)) expectNear(found, name, value);
  });

  test('a wave in a scatter as high as it is, at times that are in no step', async () => {
    const x = Array.from({ length: 200 }, (_, i) => 50 * ((i * 0.6180339887498949) % 1));
    const y = x.map((one, i) => 2 * Math.sin(10.37 * one + 0.4) + 15 * noise(i));
    expectNear(await fit({ x, y }, 'A*sin(w*x + p)'), 'w', 10.37);
  });

  /**
   * One wave is many θ: upside down half a turn further on, a turn further on, backwards, and faster by a turn from each x to the next.
   * The rounding of ŷ comes to √P·u·√n·max|ŷ|/s·condition = 2·1.1e-16·11·2/0.1·80 = 4e-12 standard errors (fit-invariances).
   */
  test.each<[string, string, string, number]>([
    ['c + A*sin(w*x + p)', 'sin(p + x*w)*A + c', 'p', 0],
    ['c + A*cos(2*pi*x/T - p)', 'cos(-p + 2*pi*x/T)*A + c', 'p', 0],
    ['A*cos(2*pi*f*(x - m))', 'cos(2*pi*(x - m)*f)*A', 'm', 40],
  ])('%s is one and the same in any order', async (formula, turned, near, origin) => {
    for (const phase of [-0.4, 2.2, -2.8]) {
      const x = Array.from({ length: 120 }, (_, i) => 40 + i / 4);
      const y = x.map((one, i) => 2 * Math.sin(8 * one + phase) + noise(i));
      const plain = await fit({ x, y }, formula);
      expectNear(plain, 'A', 2);
      expect(named(plain, 'A')?.value).toBeGreaterThan(0);
      const halfTurn = near === 'p' ? Math.PI : Math.PI / 8;
      expect(Math.abs((named(plain, near)?.value ?? NaN) - origin)).toBeLessThan(1.01 * halfTurn);
      for (const other of [
        await fit({ x, y }, turned),
        await fit({ x: x.toReversed(), y: y.toReversed() }, formula),
        await fit({ x: [...x, ...x], y: [...y, ...y] }, turned),
      ])
        for (const { name, value, standardError } of plain.parameters) {
          const off = Math.abs((named(other, name)?.value ?? NaN) - value);
          expect(off / Math.max(standardError, Math.abs(value)), name).toBeLessThan(1e-10);
        }
    }
  });

  test('beside 30 others, in 32 parameters', async () => {
    const x = Array.from({ length: 150 }, (_, i) => (i * Math.PI) / 150);
    const others = Array.from({ length: 30 }, (_, k) => `p${k}*cos(${k + 1}*x)`).join(' + ');
    const y = x.map((one, i) => Math.cos(5 * one) - 2 * Math.cos(20 * one) + 2 * Math.sin(50.37 * one) + noise(i)); // prettier-ignore
    const found = await fit({ x, y }, `${others} + A*sin(w*x)`);
    expectNear(found, 'w', 50.37);
    expectNear(found, 'p19', 2);
  });
});
