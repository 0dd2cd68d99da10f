/** Losses, optimizers and schedules with their options, as PyTorch computes them in f64; exp, sin, cos and pow in f32. */
import { describe, expect, test } from 'vitest';
import { lossOf, type LossChoice } from '../../src/core/losses/index.ts';
import { optimizerOf, type OptimizerChoice } from '../../src/core/optimizers/index.ts';
import { cosf, expf, powf, sinf } from '../../src/core/random/sleef.ts';
import { scheduleOf, type ScheduleChoice } from '../../src/core/schedules/index.ts';
import goldens from '../fixtures/method-goldens.json';

/** A dozen roundings. */
const CLOSE = 12 * 2 ** -52;
/** PyTorch multiplies 45 factors, whose cosines end in 1 − 1. */
const FACTOR = 1e-12;

interface Row {
  readonly kind: string;
  readonly options: Readonly<Record<string, unknown>>;
}
function choiceOf({ kind, options }: Row): { readonly kind: string } {
  const camel = (name: string): string =>
    name
      .replace(/^[A-Z]/, (c) => c.toLowerCase())
      .replace(/_(\w)/g, (_, c: string) => c.toUpperCase());
  const named = Object.entries(options).map(([name, value]) => [camel(name), value] as const);
  return { kind, ...Object.fromEntries(named) };
}

describe.each(goldens.losses)('$kind $options', (row) => {
  test('has PyTorch’s value and slope, at kinks and far out, too', () => {
    const { loss, lossGrad } = lossOf(choiceOf(row) as LossChoice);
    for (const [p = NaN, t = NaN, value = NaN, slope = NaN] of row.rows) {
      expect(Math.abs(loss(p, t) - value)).toBeLessThanOrEqual(CLOSE * Math.max(value, 1));
      expect(Math.abs(lossGrad(p, t) - slope)).toBeLessThanOrEqual(CLOSE * Math.abs(slope));
    }
  });
});

describe.each(goldens.optimizers)('$kind $options', (row) => {
  test('moves as PyTorch’s', () => {
    const { update, slots, scalarsAt } = optimizerOf(choiceOf(row) as OptimizerChoice);
    const kept = slots.map(() => 0);
    let theta = goldens.start;
    goldens.gradients.forEach((gradient, i) => {
      theta = update(theta, gradient, kept, scalarsAt(goldens.rate, i + 1));
      const due = row.path[i] ?? NaN;
      expect(Math.abs(theta - due)).toBeLessThanOrEqual(CLOSE * 10);
    });
    expect(kept.every(Number.isFinite)).toBe(true);
  });
});

describe.each(goldens.schedules)('$kind $options', (row) => {
  test('has PyTorch’s rate in each epoch', () => {
    const schedule = scheduleOf(choiceOf(row) as ScheduleChoice);
    row.factors.forEach((due, epoch) => {
      expect(Math.abs(schedule(epoch) - due)).toBeLessThanOrEqual(FACTOR);
    });
  });
});

test('exp, sin, cos and pow have PyTorch’s bits in f32', () => {
  const f32 = Math.fround;
  const [bases = [], exponents = [], powers = []] = goldens.functions.powf;
  expect(bases.map((a, i) => powf(f32(a), f32(exponents[i] ?? NaN)))).toEqual(powers.map(f32));
  for (const [name, one] of Object.entries({ expf, sinf, cosf })) {
    const [xs = [], ys = []] = goldens.functions[name as 'expf'];
    expect(xs.map((x) => one(f32(x)))).toEqual(ys.map(f32));
  }
});

describe('what does not go together', () => {
  test('is refused with a remedy', () => {
    const wrong = (choice: object) => () => optimizerOf(choice as OptimizerChoice);
    expect(wrong({ kind: 'sgd', nesterov: true })).toThrow(/momentum above 0.*set them/);
    expect(wrong({ kind: 'sgd', beta1: 0.9 })).toThrow(/beta1/);
    expect(wrong({ kind: 'adam', beta1: 1 })).toThrow(/beta1 1 is not a number from 0 to below 1/);
    expect(wrong({ kind: 'toString' })).toThrow(/optimizer toString is not one of sgd, adam/);
    expect(() => lossOf({ kind: 'huber', delta: 0 })).toThrow(/delta 0/);
    expect(() => scheduleOf({ kind: 'step', stepSize: 0 })).toThrow(/stepSize 0/);
  });

  test('is an error of types, too', () => {
    // @ts-expect-error an option of Adam
    expect(() => optimizerOf({ kind: 'sgd', beta1: 0.9 })).toThrow();
    // @ts-expect-error an option of SmoothL1
    expect(() => lossOf({ kind: 'huber', beta: 1 })).toThrow();
    // @ts-expect-error an option of cosine
    expect(() => scheduleOf({ kind: 'step', tMax: 10 })).toThrow();
  });
});
