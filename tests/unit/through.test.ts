/** A curve that is bent through a place: the nearest parameters, whatever their units, and what is fixed stays. */
import { describe, expect, test } from 'vitest';
import { differentiable } from '../../src/core/models/differentiable.ts';
import { modelOf } from '../../src/core/models/index.ts';
import { through, type Sloped } from '../../src/core/models/through.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { READING_OF_LINE } from '../../src/app/training/line.ts';
import { readingOf } from '../../src/app/training/prepare.ts';

function curveOf(formula: string): Sloped {
  const { model } = modelOf(parseConfig({ formula }));
  const { forward, backward } = differentiable(model);
  return {
    predict: (theta, inputs) => forward(inputs, theta),
    slopes: (theta, inputs) => {
      const gradient = new Float64Array(theta.length);
      forward(inputs, theta);
      backward(1, theta, gradient);
      return gradient;
    },
  };
}

describe('of the line', () => {
  test('in one step, the least there is', () => {
    // From 2·3 + 1 = 7 to 12: (Δa, Δb) = 5·(4·3, 1·1)/(36 + 1), by sizes 2 and 1.
    const [a = NaN, b = NaN] = through(READING_OF_LINE, [2, 1], [3, 12], []) ?? [];
    expect(a).toBeCloseTo(2 + (5 * 12) / 37, 12);
    expect(b).toBeCloseTo(1 + 5 / 37, 12);
  });

  test('what is fixed stays, to the bit', () => {
    expect(through(READING_OF_LINE, [2, -0], [3, 12], [1])).toEqual([4, -0]);
    expect(through(READING_OF_LINE, [2, 1], [3, 12], [0])).toEqual([2, 6]);
  });

  test('another unit of x is another a, and the same line', () => {
    const [a = NaN, b = NaN] = through(READING_OF_LINE, [0.5, 4], [3, 9], []) ?? [];
    const scaled = through(READING_OF_LINE, [500, 4], [0.003, 9], []) ?? [];
    expect(scaled[0]).toBeCloseTo(1000 * a, 9);
    expect(scaled[1]).toBeCloseTo(b, 12);
  });

  test('no parameter is so small that it cannot move', () => {
    expect(through(READING_OF_LINE, [0, 0], [0, 5], [])).toEqual([0, 5]);
  });

  test('where no free parameter has a say, there is none', () => {
    expect(through(READING_OF_LINE, [2, 1], [0, 5], [1])).toBeUndefined();
  });

  test('has the slopes of its formula', () => {
    const { model } = modelOf(parseConfig({ formula: 'a*x + b' }));
    expect(Array.from(readingOf(model).slopes([2, 1], [3]))).toEqual(
      READING_OF_LINE.slopes([2, 1], [3]),
    );
  });
});

test.each([
  ['a*exp(-b*x) + c', [1, 0.5, 0.8], [2, 6], []],
  // Only the exponent is free: a full step goes far beyond.
  ['a*exp(-b*x) + c', [5, 2, 1], [2, 4], [0, 2]],
  ['a*sin(b*x + c) + d', [1, 1, 0, 0], [1, 3], [3]],
  ['a/(1 + exp(-b*(x - c)))', [4, 1, 0], [2, 0.5], [0]],
  ['a*exp(-((x - b)/c)^2/2) + d', [1, 0, 1, 0.5], [0.7, -3], []],
])('%s, at %j through %j, without %j', (formula, theta, at, fixed) => {
  const curve = curveOf(formula);
  const found = through(curve, theta, [at[0] ?? NaN, at[1] ?? NaN], fixed) ?? [];
  expect(curve.predict(found, [at[0] ?? NaN])).toBeCloseTo(at[1] ?? NaN, 6);
  for (const p of fixed) expect(found[p]).toBe(theta[p]);
});

test('a place that the curve never reaches has none', () => {
  expect(through(curveOf('exp(a*x)'), [1], [2, -1], [])).toBeUndefined();
  expect(through(curveOf('a*log(x)'), [1], [-2, 1], [])).toBeUndefined();
});

test('a gradient that is no number does not reach what is free', () => {
  // ∂ŷ/∂b = x/(2·√(b·x)) is 0/0 at 0.
  expect(through(curveOf('a*sqrt(b*x) + c'), [1, 2, 3], [0, 5], [1])).toEqual([1, 2, 5]);
});
