/** One step of any problem in f32 lies within its derived bound of f64, and the bound says something. */
import { describe, expect, test } from 'vitest';
import { F32, F64 } from '../../src/core/formula/arithmetic.ts';
import { beginAt } from '../../src/core/problem.ts';
import { setUp } from '../../src/core/setup.ts';
import { stepBound } from '../../src/core/step-bound.ts';
import { Descent } from '../../src/cpu/descent.ts';
import { failures, faultyEngine, only, verifyOn, type Fault } from '../helpers/verify.ts';
import { MODEL_GOLDENS, configOf, nameOf } from '../helpers/model-goldens.ts';

const CASES = MODEL_GOLDENS.filter(({ seed }) => seed === 1);

test.each(CASES.map((golden) => ({ name: nameOf(golden), golden })))('$name', ({ golden }) => {
  const { problem } = setUp(configOf(golden));
  const full = { ...problem, batch: 'full' } as const;
  const descent = new Descent(problem, F32);
  for (const epochs of [0, 50, 250]) {
    descent.epochs(epochs, golden.lr);
    const theta = [...descent.parameters];
    const at = { ...full, start: beginAt(full.optimizer, theta) };
    const [single, double] = [new Descent(at, F32), new Descent(at, F64)];
    single.epochs(1, golden.lr);
    double.epochs(1, golden.lr);
    const { loss, gradient } = stepBound(full, theta, full.data.y.length / 4 + 2);
    expect(Math.abs(loss.value - double.loss)).toBeLessThanOrEqual(
      1e-12 * Math.abs(double.loss) + 1e-15,
    );
    expect(Math.abs(single.loss - double.loss)).toBeLessThanOrEqual(loss.bound);
    gradient.forEach(({ value, bound }, p) => {
      const due = double.gradient[p] ?? NaN;
      expect(Math.abs(value - due)).toBeLessThanOrEqual(
        1e-10 * bound + 1e-12 * Math.abs(due) + 1e-14,
      );
      expect(Math.abs((single.gradient[p] ?? NaN) - due)).toBeLessThanOrEqual(bound);
    });
    // No more than some thousand times what is found: a fault of one per mille would be seen.
    const size = Math.max(...gradient.map(({ value }) => Math.abs(value)));
    const most = Math.max(...gradient.map(({ bound }) => bound));
    expect(most).toBeLessThanOrEqual(1e-3 * size + 1e-3);
  }
});

describe('verify, where there is no theory', () => {
  const SETTINGS = { model: 'sine', points: 50, epochs: 60 };
  const failed = async (fault: Fault): Promise<string[]> =>
    failures(only(await verifyOn(faultyEngine(fault), SETTINGS)).checks);
  // Bounds are of the order of 1e-5 here: n additions deep.
  const off = 1e-3;

  test('passes a right engine', async () => {
    expect(await failed({})).toEqual([]);
  });

  test('sees a wrong loss, and a wrong gradient, by its name', async () => {
    expect(await failed({ snapshot: (s) => ({ ...s, loss: s.loss + off }) })).toContain(
      'step loss',
    );
    const gradient = (s: { readonly gradient: readonly number[] }) =>
      s.gradient.map((value, p) => (p === 1 ? value + off : value));
    const found = await failed({ snapshot: (s) => ({ ...s, gradient: gradient(s) }) });
    expect(found).toEqual(['step dL/db']);
  });
});
